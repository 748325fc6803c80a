import type { PartyId } from './ids'
import type { RoundKind, RoundStatus } from './rounds'
import type { AttributionMode } from './workshop'

/**
 * What a person may know of a dialogue, and what its commands take, as they travel between the server and
 * the panels (docs/rounds.md). The server fills them (`server/dialogue-service.ts`), `facilitation/` shows
 * them.
 */
export type { RoundKind, RoundStatus }
export type ConditionStatus = 'open' | 'met' | 'withdrawn'
export type AdReferendumStatus = 'pending' | 'confirmed' | 'refused'

export interface OpenRound {
  kind: RoundKind
  /** Axis ids, ids of tabled cards, or for priorities of any cards and notes. */
  items: string[]
  /** Priorities alone: dots each person has, and the most of them that one card may get. */
  dots: { each: number; mostPerCard: number } | null
  /** Seats that sit this round out. */
  without: string[]
  asksMore: boolean
  minimum: number
  /** ISO 8601, UTC. */
  closesAt: string | null
}

export interface SeatView {
  id: string
  party: PartyId
  /** The personal link's label; else the name. */
  label: string
  /** Who sits there now; null while a personal link is not taken. */
  name: string | null
  mine: boolean
}

export interface RoundView {
  id: string
  kind: RoundKind
  number: number
  status: RoundStatus
  attributionMode: AttributionMode
  asksMore: boolean
  minimum: number
  closesAt: string | null
  version: number
  items: { id: string; wording: unknown; published: unknown }[]
  roster: { id: string; party: PartyId; label: string }[]
  progress: { answered: number; seats: number }
  /** The caller's seat is in the roster. */
  seated: boolean
  /** The caller's seat has a ballot. */
  hasAnswered: boolean
}

export interface OwnBallot {
  /** Item id → answer as `dialogue/rounds` defines it. */
  answers: Record<string, unknown>
  /** False when the seat has answered under a key that was not given: the answer is final. */
  editable: boolean
}

export interface Wording {
  titleEn: string
  titleKo: string
  textEn: string
  textKo: string
}

export interface ConditionToReword {
  id: string
  proposalId: string
  original: string
  textEn: string
  textKo: string
  version: number
}

export interface ConditionView {
  id: string
  proposalId: string
  /** Null in mode `none`. */
  party: PartyId | null
  textEn: string
  textKo: string
  status: ConditionStatus
  owner: string
  version: number
}

export interface AmendmentView {
  id: string
  proposalId: string
  number: number
  authorName: string | null
  party: PartyId | null
  before: Wording
  after: Wording
  status: 'proposed' | 'accepted' | 'withdrawn'
  version: number
}

export interface CommitmentInput {
  proposalId: string | null
  stepEn: string
  stepKo: string
  party: PartyId | null
  /** Person or office. */
  doer: string
  /** `YYYY-MM-DD`. */
  dueOn: string | null
  status: 'planned' | 'under_way' | 'done' | 'dropped'
}

export interface CommitmentView extends CommitmentInput {
  id: string
  version: number
}

export interface ProposalView {
  /** The card's shape id. */
  id: string
  status: 'draft' | 'tabled' | 'assessed'
  /** As tabled. */
  wording: Wording | null
  /** Of the latest round that revealed it. */
  published: unknown
  adReferendum: { party: PartyId; status: AdReferendumStatus; roundId: string }[]
}

export interface DialogueView {
  /** As in the signal. */
  version: number
  attributionMode: AttributionMode
  /** True while a round is open and once one has been answered: the mode only gets stricter. */
  isModeFixed: boolean
  roster: SeatView[]
  /** Newest first. */
  rounds: RoundView[]
  /** Tabled and assessed ones. */
  proposals: ProposalView[]
  conditions: ConditionView[]
  amendments: AmendmentView[]
  commitments: CommitmentView[]
  /** Parties that consult alone right now. */
  consulting: PartyId[]
}
