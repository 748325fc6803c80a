import { askServer, type Refusal } from '@/app/_api/ask-server'
import type { BoardId, ParticipantId, WorkshopId } from '@/dialogue/ids'
import type {
  AmendmentView,
  CommitmentView,
  ConditionToReword,
  ConditionView,
  OwnBallot,
  RoundView,
} from '@/dialogue/views'
import type { DialogueActions, Outcome } from '@/facilitation/actions'

export interface HttpActionsOptions {
  boardId: BoardId
  workshopId: WorkshopId
  participantId: ParticipantId
  /** Fetches the dialogue anew. */
  refresh: () => Promise<void>
  /** An answer of this person's is with the server. */
  onAnswered: (roundId: string) => void
}

/** Refusals in the reader's language, which may change while the board is open. */
export interface Refusals {
  words: (refusal: Refusal) => string
  /** An answer came after its round was closed. The panel may be hidden by then: said beside it too. */
  tooLate: () => string
  /** The seat has answered under another ballot key. */
  final: () => string
}

/** The panels' commands over HTTP; `speak` says in whose language they are refused from now on. */
export function httpActions(options: HttpActionsOptions): {
  actions: DialogueActions
  speak: (refusals: Refusals) => void
} {
  const { boardId, workshopId, participantId, refresh, onAnswered } = options
  let refusals: Refusals = {
    words: ({ code }) => code,
    tooLate: () => 'conflict',
    final: () => 'conflict',
  }

  async function ask<Value>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<Outcome<Value>> {
    const answer = await askServer<Value>(method, `/api${path}?as=${participantId}`, body)
    if (answer.ok) return answer
    const { code, fields } = answer.refusal
    return { ok: false, code, fields, words: refusals.words(answer.refusal) }
  }

  /** What changes the dialogue: the page shows the change before the command is over. */
  async function command<Value>(path: string, body: unknown): Promise<Outcome<Value>> {
    const outcome = await ask<Value>('POST', path, body)
    if (outcome.ok || outcome.code === 'conflict') await refresh()
    return outcome
  }

  const board = `/boards/${boardId}`
  const actions: DialogueActions = {
    openRound: (input) => command<RoundView>(`${board}/rounds`, input),
    closeRound: ({ id, version }) => command<RoundView>(`/rounds/${id}/close`, { version }),
    revealItems: ({ id, version }, items) =>
      command<RoundView>(`/rounds/${id}/reveal`, { items, version }),

    ownBallot: (roundId, key) => ask<OwnBallot>('POST', `/rounds/${roundId}/ballot`, { key }),
    async answer(roundId, itemId, input) {
      const item = encodeURIComponent(itemId)
      const outcome = await ask<OwnBallot>('POST', `/rounds/${roundId}/answers/${item}`, input)
      if (outcome.ok) {
        onAnswered(roundId)
        return outcome
      }
      if (outcome.code !== 'conflict') return outcome
      await refresh()
      const isFinal = outcome.fields.some(({ problem }) => problem === 'final')
      return { ...outcome, words: isFinal ? refusals.final() : refusals.tooLate() }
    },

    async conditionsToReword(roundId) {
      const outcome = await ask<{ conditions: ConditionToReword[] }>(
        'GET',
        `/rounds/${roundId}/conditions`,
      )
      return outcome.ok ? { ok: true, value: outcome.value.conditions } : outcome
    },
    rewordCondition: ({ id, version }, texts) =>
      command<ConditionToReword>(`/conditions/${id}/wording`, { ...texts, version }),
    updateCondition: ({ id, version }, change) =>
      command<ConditionView>(`/conditions/${id}`, { ...change, version }),
    settleAdReferendum: ({ roundId, proposalId, status }) =>
      command(`/rounds/${roundId}/ad-referendum/${encodeURIComponent(proposalId)}`, { status }),

    table: (proposals, most) => command(`${board}/proposals/table`, { proposals, most }),
    untable: (proposals) => command(`${board}/proposals/untable`, { proposals }),
    proposeAmendment: (input) => command<AmendmentView>(`${board}/amendments`, input),
    settleAmendment: ({ id, version }, status) =>
      command<AmendmentView>(`/amendments/${id}`, { status, version }),

    addCommitment: (input) => command<CommitmentView>(`${board}/commitments`, input),
    updateCommitment: ({ id, version }, input) =>
      command<CommitmentView>(`/commitments/${id}`, { ...input, version }),

    setConsulting: (consulting) => command(`${board}/consulting`, { consulting }),
    changeAttribution: (mode) => command(`/workshops/${workshopId}/attribution`, { mode }),
  }
  return { actions, speak: (next) => (refusals = next) }
}
