/** How a party is told apart: never by colour alone, always also by the shape and fill of its mark. */
export interface PartyTone {
  /** On light grounds; contrast of at least 4.5 on white and on paper. */
  light: string
  /** On dark grounds; contrast of at least 4.5 on `#1b1d22`. */
  dark: string
  mark: 'square' | 'circle' | 'triangle' | 'diamond' | 'hexagon' | 'cross'
  fill: 'solid' | 'hatched'
}

/**
 * Six tones, by a party's place in the workshop. The first two hold under protanopia, deuteranopia
 * and tritanopia by themselves; from the third on, mark and fill carry the difference where two
 * hues come close. `ui/theme.css` has the same colours as `--tone-0` … `--tone-5`.
 */
export const PARTY_TONES: readonly PartyTone[] = [
  { light: '#0b5cad', dark: '#7cc0ff', mark: 'square', fill: 'solid' },
  { light: '#a85500', dark: '#ffb454', mark: 'circle', fill: 'hatched' },
  { light: '#00735c', dark: '#4fd1b0', mark: 'triangle', fill: 'solid' },
  { light: '#8f3a84', dark: '#e79bdb', mark: 'diamond', fill: 'hatched' },
  { light: '#5b5f00', dark: '#d0d24a', mark: 'hexagon', fill: 'solid' },
  { light: '#9c2f3f', dark: '#ff9aa6', mark: 'cross', fill: 'hatched' },
]

/** The tone of the party in `place` (0-based); places past the sixth start over. */
export function partyTone(place: number): PartyTone {
  return PARTY_TONES[((place % 6) + 6) % 6]!
}
