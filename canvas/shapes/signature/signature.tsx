import type { ReactNode } from 'react'
import { textIn } from '@/dialogue/localized'
import { authorOf } from '@/sync/doc/drafts'
import { PartyMarkShape } from '@/ui/party-mark'
import { toneOf, type BoardSettings } from '../../board-settings'
import { measureText, type Measure, type TextStyle } from '../../drawing/measure'
import { toneColor } from '../../drawing/palette'
import { lineHeightOf, TextLines } from '../../drawing/text-lines'
import type { DrawView } from '../../drawing/view'
import { fitLine } from '../../drawing/wrap'
import { boardFontFaces } from '../../fonts/pretendard'

/** Who wrote what was released, as far as the attribution mode has let it out. */
export interface Signature {
  /** '' where no name is said. */
  name: string
  /** The side's short name in the reader's language; '' where no side is said. */
  side: string
  tone: number | null
}

/** Canvas units. */
export const SIGNATURE_SIZE = 12
export const SIGNATURE_HEIGHT = lineHeightOf(SIGNATURE_SIZE)

/** A name of which less would be left is no name any more. */
const LEAST_LETTERS = 4

/** What a shape says about its writer; null where nothing may be said, or nothing is known. */
export function signatureOf(
  shape: { meta?: unknown },
  settings: Pick<BoardSettings, 'parties' | 'locale'>,
): Signature | null {
  const author = authorOf(shape)
  if (!author) return null
  const tone = toneOf(settings, author.party ?? null)
  const party = tone === null ? undefined : settings.parties[tone]
  const side = party ? textIn(party.short, settings.locale) : ''
  const name = author.name ?? ''
  return name || side ? { name, side, tone } : null
}

/** "Name · Side" in this room: a long name is shortened, and gives way to the side where too little is left of it. */
export function signatureText(
  { name, side }: Pick<Signature, 'name' | 'side'>,
  style: TextStyle,
  room: number,
  measure: Measure = measureText,
): string {
  const ending = name && side ? ` · ${side}` : side
  if (!name) return ending
  const shown = fitLine(name, style, room - measure(ending, style), measure)
  const isWhole = !shown.endsWith('…')
  return isWhole || shown.length > LEAST_LETTERS ? shown + ending : side
}

/** The mark of the side and the words beside it, in one line whose left top corner is here. */
export function drawSignature(
  signature: Signature,
  view: DrawView,
  { x, y, w, color }: { x: number; y: number; w: number; color: string },
): ReactNode {
  const size = SIGNATURE_SIZE
  const { tone } = signature
  const indent = tone === null ? 0 : size * 1.3
  const style = { size, weight: 650 }
  return (
    <g data-signature="">
      {tone !== null && (
        <PartyMarkShape
          tone={tone}
          cx={x + size * 0.3}
          cy={y + size * 0.62}
          size={size}
          color={toneColor(view.colors, tone)}
          ground={view.colors.surface}
        />
      )}
      <TextLines
        lines={[signatureText(signature, style, w - indent)]}
        x={x + indent}
        y={y}
        {...style}
        color={color}
      />
    </g>
  )
}

/** Fonts for it, in exports. */
export function signatureFaces(signature: Signature | null) {
  return signature ? boardFontFaces(`${signature.name}${signature.side}·…`) : []
}
