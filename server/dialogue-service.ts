import type { BoardId, WorkshopId } from '@/dialogue/ids'
import type {
  AdReferendumStatus,
  AmendmentView,
  CommitmentInput,
  CommitmentView,
  ConditionStatus,
  ConditionToReword,
  ConditionView,
  DialogueView,
  OpenRound,
  OwnBallot,
  RoundView,
  Wording,
} from '@/dialogue/views'
import type { AttributionMode } from '@/dialogue/workshop'
import type { ParticipantAuth } from './services'

/**
 * The dialogue's commands: rounds, tabling, conditions, amendments, commitments (docs/rounds.md). Every
 * method checks membership and role itself and throws `DialogueError`. Methods that change something take
 * the `version` the caller saw where two people may do the same at once, and throw `conflict` when it has
 * passed.
 */
export interface DialogueService {
  /** Whose a round, condition, amendment or commitment is: which cookie counts. Throws not_found. */
  workshopOf(
    kind: 'round' | 'condition' | 'amendment' | 'commitment',
    id: string,
  ): Promise<WorkshopId>

  /** What this person may know of the dialogue on this board, now. */
  view(auth: ParticipantAuth, boardId: BoardId): Promise<DialogueView>

  /**
   * Facilitators. One round at a time per workshop (`conflict`). Items are axis ids or tabled cards;
   * the roster is every seat but `without`.
   */
  openRound(auth: ParticipantAuth, boardId: BoardId, input: OpenRound): Promise<RoundView>
  closeRound(auth: ParticipantAuth, roundId: string, version: number): Promise<RoundView>
  /** Facilitators; only when closed. Publishes and writes to the board in one batch. */
  revealItems(
    auth: ParticipantAuth,
    roundId: string,
    input: { items: string[]; version: number },
  ): Promise<RoundView>

  /** One's own answers. In mode `none` by the ballot key; null when there are none under it. */
  ownBallot(auth: ParticipantAuth, roundId: string, key: string | null): Promise<OwnBallot>
  /** Replaces one's answer to one item. Only while open, only by a seat of the roster. */
  answer(
    auth: ParticipantAuth,
    roundId: string,
    itemId: string,
    input: { answer: unknown; key: string | null },
  ): Promise<OwnBallot>

  /** Facilitators, while closed: texts without side and gradient, in no order that means anything. */
  conditionsToReword(auth: ParticipantAuth, roundId: string): Promise<ConditionToReword[]>
  rewordCondition(
    auth: ParticipantAuth,
    conditionId: string,
    input: { textEn: string; textKo: string; version: number },
  ): Promise<ConditionToReword>
  /** Facilitators, and delegates of its side: a revealed condition's owner and status. */
  updateCondition(
    auth: ParticipantAuth,
    conditionId: string,
    input: { status: ConditionStatus; owner: string; version: number },
  ): Promise<ConditionView>
  /** A delegate of the party: what the capital said. */
  settleAdReferendum(
    auth: ParticipantAuth,
    input: { roundId: string; proposalId: string; status: AdReferendumStatus },
  ): Promise<void>

  /**
   * Facilitators. Both languages confirmed, wording and pins frozen from now on. All of them or none;
   * `invalid_fields` says what keeps each. At most `most` (default 6) are tabled at once.
   */
  table(
    auth: ParticipantAuth,
    boardId: BoardId,
    proposalIds: string[],
    most?: number,
  ): Promise<void>
  /** Facilitators; not while its round waits for its reveal. */
  untable(auth: ParticipantAuth, boardId: BoardId, proposalIds: string[]): Promise<void>

  proposeAmendment(
    auth: ParticipantAuth,
    boardId: BoardId,
    input: { proposalId: string; after: Wording },
  ): Promise<AmendmentView>
  /** Facilitators take it (the card's text changes, its support says reconfirm) or set it aside. */
  settleAmendment(
    auth: ParticipantAuth,
    amendmentId: string,
    input: { status: 'accepted' | 'withdrawn'; version: number },
  ): Promise<AmendmentView>

  addCommitment(
    auth: ParticipantAuth,
    boardId: BoardId,
    input: CommitmentInput,
  ): Promise<CommitmentView>
  updateCommitment(
    auth: ParticipantAuth,
    commitmentId: string,
    input: CommitmentInput & { version: number },
  ): Promise<CommitmentView>

  /** A delegate says that their party consults alone, or is done; shown to everyone. */
  setConsulting(auth: ParticipantAuth, boardId: BoardId, consulting: boolean): Promise<void>
  /** Facilitators; after a round has been answered only towards stricter. */
  changeAttribution(
    auth: ParticipantAuth,
    workshopId: WorkshopId,
    mode: AttributionMode,
  ): Promise<void>
}

export type * from '@/dialogue/views'
