import {
  createShapePropsMigrationIds,
  createShapePropsMigrationSequence,
  type TLBaseShape,
} from '@tldraw/tlschema'
import { T } from '@tldraw/validate'
import type { LocalizedText } from '@/dialogue/localized'
import { STANCE_STATUSES, type Stance } from '@/dialogue/workshop'
import type { Json } from '../json'
import { localizedText } from './localized'

/** A party as a shape shows it; `tone` (0–5) picks its colour, mark and pattern. */
export interface ShapeParty {
  id: string
  short: LocalizedText
  tone: number
}

/**
 * One axis of misalignment: a row of stances left, a lane from 0 to 100, stances right.
 * `stances` is a map by party id, stored key by key, so that each side's stance is a field of its
 * own: only that party may write it (rule enforced by the server's gate).
 */
export interface AxisProps {
  /** Canvas units. */
  w: number
  h: number
  axisId: string
  /** 1-based place among the axes. */
  number: number
  name: LocalizedText
  left: LocalizedText
  right: LocalizedText
  /** Parties whose stance stands left of the lane, outermost first. */
  leftParties: ShapeParty[]
  /** Parties whose stance stands right of the lane, innermost first. */
  rightParties: ShapeParty[]
  stances: Record<string, Stance>
  furtherEvidence: LocalizedText[]
  note: LocalizedText | null
  /** Whose reading a `seeded` stance is; null when the parties wrote them. */
  stanceLabel: LocalizedText | null
  /**
   * What was published of the positions on this axis (`PublishedAxisResult` of `dialogue/publication`), or
   * null. The server's to write; whoever draws it reads it through its schema.
   */
  result: Json | null
}

export type AxisShape = TLBaseShape<'axis', AxisProps>

const shapeParty = T.object({ id: T.string, short: localizedText, tone: T.integer })

const stance = T.object({
  text: localizedText,
  evidence: T.arrayOf(localizedText),
  status: T.literalEnum(...STANCE_STATUSES),
})

export const axisProps = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  axisId: T.string,
  number: T.positiveInteger,
  name: localizedText,
  left: localizedText,
  right: localizedText,
  leftParties: T.arrayOf(shapeParty),
  rightParties: T.arrayOf(shapeParty),
  stances: T.dict(T.string, stance),
  furtherEvidence: T.arrayOf(localizedText),
  note: localizedText.nullable(),
  stanceLabel: localizedText.nullable(),
  result: T.jsonValue.nullable(),
}

const versions = createShapePropsMigrationIds('axis', { AddResult: 1 })

export const axisMigrations = createShapePropsMigrationSequence({
  sequence: [
    {
      id: versions.AddResult,
      up: (props: Record<string, unknown>) => {
        props.result = null
      },
      down: (props: Record<string, unknown>) => {
        delete props.result
      },
    },
  ],
})
