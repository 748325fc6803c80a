import type { TLBaseShape } from '@tldraw/tlschema'
import { T } from '@tldraw/validate'
import type { LocalizedText } from '@/dialogue/localized'
import { localizedText } from './localized'

/** A case the dialogue can lean on (`precedent`), or the source's own advice (`advice`). */
export interface PrecedentProps {
  /** Canvas units. */
  w: number
  h: number
  kind: 'precedent' | 'advice'
  title: LocalizedText
  text: LocalizedText
}

export type PrecedentShape = TLBaseShape<'precedent', PrecedentProps>

export const precedentProps = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  kind: T.literalEnum('precedent', 'advice'),
  title: localizedText,
  text: localizedText,
}
