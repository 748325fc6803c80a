import type { TLBaseShape } from '@tldraw/tlschema'
import { T } from '@tldraw/validate'
import type { LocalizedText } from '@/dialogue/localized'
import { localizedText } from './localized'

/** The board's title (`board`) or the title of an area's frame (`area`). */
export interface HeadingProps {
  /** Canvas units. */
  w: number
  h: number
  level: 'board' | 'area'
  title: LocalizedText
  /** A line beside or below the title; empty when there is none. */
  note: LocalizedText
  /** Stamped FICTIONAL / 가상. */
  fictional: boolean
}

export type HeadingShape = TLBaseShape<'heading', HeadingProps>

export const headingProps = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  level: T.literalEnum('board', 'area'),
  title: localizedText,
  note: localizedText,
  fictional: T.boolean,
}
