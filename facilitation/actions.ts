import type {
  AdReferendumStatus,
  AmendmentView,
  CommitmentInput,
  CommitmentView,
  ConditionStatus,
  ConditionToReword,
  ConditionView,
  OpenRound,
  OwnBallot,
  RoundView,
  Wording,
} from '@/dialogue/views'
import type { ErrorCode, FieldProblem } from '@/dialogue/errors'
import type { AttributionMode } from '@/dialogue/workshop'

/** What became of a command. A refusal brings its words, in the reader's language. */
export type Outcome<Value = void> =
  | { ok: true; value: Value }
  | {
      ok: false
      code: ErrorCode | 'network'
      words: string
      fields: readonly FieldProblem[]
    }

/**
 * Everything the panels can ask for. `app/` implements it over HTTP; nothing here throws. What changes
 * something fetches the dialogue again before it answers, also when it was refused because somebody else
 * had changed it meanwhile.
 */
export interface DialogueActions {
  openRound(input: OpenRound): Promise<Outcome<RoundView>>
  closeRound(round: RoundView): Promise<Outcome<RoundView>>
  revealItems(round: RoundView, items: string[]): Promise<Outcome<RoundView>>

  /** `key`: the ballot key in mode `none`, else null. */
  ownBallot(roundId: string, key: string | null): Promise<Outcome<OwnBallot>>
  answer(
    roundId: string,
    itemId: string,
    input: { answer: unknown; key: string | null },
  ): Promise<Outcome<OwnBallot>>

  conditionsToReword(roundId: string): Promise<Outcome<ConditionToReword[]>>
  rewordCondition(
    condition: ConditionToReword,
    texts: { textEn: string; textKo: string },
  ): Promise<Outcome<ConditionToReword>>
  updateCondition(
    condition: ConditionView,
    change: { status: ConditionStatus; owner: string },
  ): Promise<Outcome<ConditionView>>
  settleAdReferendum(input: {
    roundId: string
    proposalId: string
    status: AdReferendumStatus
  }): Promise<Outcome>

  /** `most`: how many may be on the table at once; 6 when left out. */
  table(proposalIds: string[], most?: number): Promise<Outcome>
  untable(proposalIds: string[]): Promise<Outcome>
  proposeAmendment(input: { proposalId: string; after: Wording }): Promise<Outcome<AmendmentView>>
  settleAmendment(
    amendment: AmendmentView,
    status: 'accepted' | 'withdrawn',
  ): Promise<Outcome<AmendmentView>>

  addCommitment(input: CommitmentInput): Promise<Outcome<CommitmentView>>
  updateCommitment(
    commitment: CommitmentView,
    input: CommitmentInput,
  ): Promise<Outcome<CommitmentView>>

  setConsulting(consulting: boolean): Promise<Outcome>
  changeAttribution(mode: AttributionMode): Promise<Outcome>
}
