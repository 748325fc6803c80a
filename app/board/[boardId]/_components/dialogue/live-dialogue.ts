import { askServer, type Refusal } from '@/app/_api/ask-server'
import type { BoardId, ParticipantId } from '@/dialogue/ids'
import type { DialogueView, RoundView } from '@/dialogue/views'
import type { BoardConnection } from '@/sync/client/connect-board'
import type { DialogueSignal } from '@/sync/protocol/dialogue-signal'

/** What a page knows of the dialogue. The same object until something changes. */
export interface LiveDialogue {
  /** Kept while the server can't be reached; null before the first answer. */
  view: DialogueView | null
  /** Why the last fetch failed; null when it did not. */
  refusal: Refusal | null
}

const BEFORE: LiveDialogue = { view: null, refusal: null }
/**
 * A change tells everyone at once, and everyone asks. Per person on the board this much is added to the time
 * over which those questions are spread: 60 people ask within a second or so, 5 at once for the eye.
 */
const SPREAD_MS_PER_PERSON = 20
const MOST_SPREAD_MS = 3000
/** Between tries while the server does not answer. */
const RETRY_MS = 3000

/**
 * The dialogue of a board as something to subscribe to: fetched at first, and again whenever the signal says
 * that it has changed. How many have answered comes with the signal itself and is not asked for.
 */
export function liveDialogue(
  connection: BoardConnection,
  { boardId, participantId }: { boardId: BoardId; participantId: ParticipantId },
) {
  const listeners = new Set<() => void>()
  let current = BEFORE
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function refresh(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const mine = ++turn
    const answer = await askServer<DialogueView>(
      'GET',
      `/api/boards/${boardId}/dialogue?as=${participantId}`,
    )
    // A later question, or nobody listens any more.
    if (mine !== turn || listeners.size === 0) return
    if (answer.ok) {
      current = { view: withProgress(answer.value, connection.signal), refusal: null }
      if (connection.signal.version > answer.value.version) soon()
    } else {
      current = { view: current.view, refusal: answer.refusal }
      timer = setTimeout(() => void refresh(), RETRY_MS)
    }
    tell()
  }

  function tell() {
    for (const listener of [...listeners]) listener()
  }

  function show(view: DialogueView) {
    if (view === current.view) return
    current = { ...current, view }
    tell()
  }

  function soon() {
    if (timer !== undefined && current.refusal === null) return
    clearTimeout(timer)
    const people = connection.awareness.getStates().size
    const spreadMs = Math.min(MOST_SPREAD_MS, people * SPREAD_MS_PER_PERSON)
    timer = setTimeout(() => void refresh(), Math.random() * spreadMs)
  }

  let stop: (() => void) | null = null
  return {
    current: () => current,
    /** Asks now; resolves when the answer is shown. */
    refresh,
    /** This person has just answered: the page knows it before anybody is told. */
    answered: (roundId: string) => {
      if (!current.view) return
      show(
        withRound(current.view, roundId, (round) =>
          round.hasAnswered ? round : { ...round, hasAnswered: true },
        ),
      )
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      if (listeners.size === 1) {
        stop = connection.onSignal((signal) => {
          if (current.view) show(withProgress(current.view, signal))
          if (signal.version > (current.view?.version ?? -1)) soon()
        })
        void refresh()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        clearTimeout(timer)
        timer = undefined
        turn += 1
      }
    },
  }
}

/** With as many answered as the signal or the view says, whichever is more: answers are never taken back. */
function withProgress(view: DialogueView, { round }: DialogueSignal): DialogueView {
  if (!round) return view
  const { answered, seats } = round
  return withRound(view, round.id, (before) =>
    before.progress.answered >= answered ? before : { ...before, progress: { answered, seats } },
  )
}

/** The same view when `change` leaves its round as it was. */
function withRound(
  view: DialogueView,
  roundId: string,
  change: (round: RoundView) => RoundView,
): DialogueView {
  const before = view.rounds.find(({ id }) => id === roundId)
  const after = before && change(before)
  if (after === before) return view
  return { ...view, rounds: view.rounds.map((one) => (one === before ? after! : one)) }
}
