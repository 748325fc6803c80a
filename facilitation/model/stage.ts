import type { DialogueView, RoundKind, RoundView } from '@/dialogue/views'
import type { Role } from '@/dialogue/workshop'

/** Where the dialogue is: what the panel's head says and what it offers. */
export type Stage =
  { kind: 'before' } | { kind: 'open' | 'closed' | 'revealing' | 'revealed'; round: RoundView }

/** The stage a view is in. `revealing`: closed, and some of its items are published. */
export function stageOf(view: Pick<DialogueView, 'rounds'>): Stage {
  const round = view.rounds[0]
  if (!round) return { kind: 'before' }
  if (round.status !== 'closed') return { kind: round.status, round }
  return { kind: round.items.some(isPublished) ? 'revealing' : 'closed', round }
}

/** Somebody waits for something of this round: an answer, its closing, its reveal. */
export function isUnderWay(stage: Stage): boolean {
  return stage.kind !== 'before' && stage.kind !== 'revealed'
}

/** The round that people answer now, or null. */
export function openRound(view: Pick<DialogueView, 'rounds'>): RoundView | null {
  return view.rounds.find((round) => round.status === 'open') ?? null
}

/**
 * The round whose sheet a person sees: the open one, to answer it; or the one that was just closed, to see
 * what counts of theirs until the first of it is revealed. Null else.
 */
export function sheetRound(view: Pick<DialogueView, 'rounds'>): RoundView | null {
  const stage = stageOf(view)
  return openRound(view) ?? (stage.kind === 'closed' ? stage.round : null)
}

export function isPublished(item: RoundView['items'][number]): boolean {
  return item.published !== null && item.published !== undefined
}

/** Items still sealed, in the round's order. */
export function sealedItems(round: RoundView): RoundView['items'] {
  return round.items.filter((item) => !isPublished(item))
}

/** A key of `dialogue.next`: the one sentence that says what this person does now. */
export type NextStep =
  | 'begin'
  | 'beginWait'
  | 'waitAndClose'
  | 'answerPositions'
  | 'answerAssessments'
  | 'answerPriorities'
  | 'mayChange'
  | 'nextRound'
  | 'watchOpen'
  | 'revealFirst'
  | 'revealNext'
  | 'rewordAndReveal'
  | 'waitForReveal'
  | 'talkPositions'
  | 'talkAssessments'
  | 'talkPriorities'
  | 'revealPriorities'

const STEPS: Record<RoundKind, Record<'answer' | 'reveal' | 'talk', NextStep>> = {
  positions: { answer: 'answerPositions', reveal: 'revealFirst', talk: 'talkPositions' },
  assessments: { answer: 'answerAssessments', reveal: 'rewordAndReveal', talk: 'talkAssessments' },
  priorities: { answer: 'answerPriorities', reveal: 'revealPriorities', talk: 'talkPriorities' },
}

/** What comes next for somebody of this role. */
export function nextStep(stage: Stage, role: Role): NextStep {
  const leads = role === 'facilitator'
  if (stage.kind === 'before') return leads ? 'begin' : 'beginWait'
  const { round } = stage
  switch (stage.kind) {
    case 'open':
      if (leads) return 'waitAndClose'
      if (role === 'observer' || role === 'interpreter') return 'watchOpen'
      if (!round.seated) return 'nextRound'
      if (round.hasAnswered) return 'mayChange'
      return STEPS[round.kind].answer
    case 'closed':
      if (!leads) return 'waitForReveal'
      return STEPS[round.kind].reveal
    case 'revealing':
      return leads ? 'revealNext' : 'waitForReveal'
    case 'revealed':
      return STEPS[round.kind].talk
  }
}
