import type { TLBaseShape } from '@tldraw/tlschema'
import { T } from '@tldraw/validate'

/**
 * A proposal for common ground. Its shape id is the proposal's id. Texts are one prop per language
 * and kept as shared text, so that two people typing in one card both keep their letters.
 */
export interface ProposalCardProps {
  /** Canvas units. */
  w: number
  h: number
  /** Shown on the card and its chips; ties are resolved by `cardNumbers`. */
  number: number
  titleEn: string
  titleKo: string
  textEn: string
  textKo: string
  /** Party id of the side that wrote it, or null for no side. */
  author: string | null
  /**
   * Where the card leans on each axis it is pinned to: axis id → 0 (left pole) to 100 (right pole).
   * A map stored key by key: two people may pin one card to two axes at once.
   */
  pins: Record<string, number>
}

export type ProposalCardShape = TLBaseShape<'proposal-card', ProposalCardProps>

/** 0–100, finite. */
const pinValue = T.number.check((value) => {
  if (!(value >= 0 && value <= 100)) throw new Error(`expected 0 to 100, got ${value}`)
})

export const proposalCardProps = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  number: T.positiveInteger,
  titleEn: T.string,
  titleKo: T.string,
  textEn: T.string,
  textKo: T.string,
  author: T.string.nullable(),
  pins: T.dict(T.string, pinValue),
}
