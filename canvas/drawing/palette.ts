import { PARTY_TONES } from '@/ui/party-tones'

/** Colours of our shapes. Plain values, not CSS variables: exports carry no stylesheet. */
export interface Palette {
  /** The page itself; also the ground of tldraw's canvas. */
  paper: string
  /** Cards and rows. */
  surface: string
  /** Areas: one step back from the page. */
  sunken: string
  ink: string
  soft: string
  faint: string
  line: string
  lineStrong: string
  /** The FICTIONAL stamp. */
  stamp: string
  /** A lane or card that is pointed at. */
  glow: string
  tones: readonly string[]
}

const LIGHT: Palette = {
  paper: '#f7f6f3',
  surface: '#ffffff',
  sunken: '#efede8',
  ink: '#1b1d22',
  soft: '#50555f',
  faint: '#676c76',
  line: '#e3e0d9',
  lineStrong: '#cbc7be',
  stamp: '#b3261e',
  glow: '#f1f5fb',
  tones: PARTY_TONES.map((tone) => tone.light),
}

const DARK: Palette = {
  paper: '#131519',
  surface: '#1b1d22',
  sunken: '#0e1013',
  ink: '#eceef1',
  soft: '#b3b8c1',
  faint: '#949aa4',
  line: '#2a2e35',
  lineStrong: '#3d424b',
  stamp: '#ff9d94',
  glow: '#232a33',
  tones: PARTY_TONES.map((tone) => tone.dark),
}

export function palette(isDark: boolean): Palette {
  return isDark ? DARK : LIGHT
}

/** A party's colour; `null` (no side) is ink. */
export function toneColor(colors: Palette, tone: number | null): string {
  return tone === null ? colors.soft : colors.tones[tone % 6]!
}
