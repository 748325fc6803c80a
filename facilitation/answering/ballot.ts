import { PRIORITIES_ITEM } from '@/dialogue/priorities'
import type { OwnBallot, RoundKind } from '@/dialogue/views'
import type { DialogueActions } from '../actions'
import {
  assessmentAnswer,
  NO_ASSESSMENT,
  NO_MARKS,
  positionAnswer,
  readAssessment,
  readDots,
  readPosition,
  type AssessmentMarks,
  type PositionMarks,
} from '../model/answers'
import { NO_DOTS, type Dots } from '../model/dots'
import { AnswerSaver, type SavedSign } from './answer-saver'
import { adoptBallotKey, ballotKeyOf } from './ballot-key'

/** One's own answers to a round, as sheet and canvas show them. The same object until something changes. */
export interface Ballot {
  roundId: string
  /** Own answers are here; before that nothing can be answered. */
  state: 'loading' | 'ready' | 'failed'
  /** Why they are not here. */
  words: string
  /** False when the seat has answered under a key this browser does not have, or the round is closed. */
  editable: boolean
  /** The round is closed: what is shown is what counts, but for items whose sign says `refused`. */
  isClosed: boolean
  positions: Readonly<Record<string, PositionMarks>>
  assessments: Readonly<Record<string, AssessmentMarks>>
  /** All of one's dots; they are one answer, to the item `priorities`. */
  dots: Dots
  /** By item id; no sign where nothing was changed since it was loaded. */
  signs: Readonly<Record<string, SavedSign>>
  /** Mode `none` only. */
  key: { key: string; isKept: boolean } | null
  setPosition(itemId: string, marks: PositionMarks): void
  setAssessment(itemId: string, marks: AssessmentMarks): void
  setDots(dots: Dots): void
  /** Takes over a key from another device; the answers under it follow. */
  adoptKey(key: string): void
  reload(): void
}

export interface BallotOptions {
  roundId: string
  kind: RoundKind
  /** Mode `none`: answers are kept under a ballot key. */
  isSecret: boolean
  participantId: string
  actions: Pick<DialogueActions, 'ownBallot' | 'answer'>
}

type Marks = PositionMarks | AssessmentMarks | { dots: Dots }

const READ: Record<RoundKind, (answer: unknown) => Marks> = {
  positions: readPosition,
  assessments: readAssessment,
  priorities: readDots,
}

/**
 * Loads one's own answers and sends what changes. To be subscribed to; the subscription loads, its end sends
 * what waits.
 */
export function openBallot(options: BallotOptions) {
  const { roundId, participantId, actions, kind } = options
  const listeners = new Set<() => void>()
  let key = options.isSecret ? ballotKeyOf(roundId, participantId) : null
  let loads = 0
  let answers: Record<string, Marks> = {}
  let state: Ballot['state'] = 'loading'
  let words = ''
  let editable = true
  let saver = newSaver()

  function newSaver() {
    return new AnswerSaver<object>({
      save: (itemId, answer) =>
        actions.answer(roundId, itemId, { answer, key: key?.key ?? null }).then((outcome) => {
          // It was closed, or somebody answered for this seat under another key: what holds is asked for.
          if (!outcome.ok && outcome.code === 'conflict') void load()
          return outcome
        }),
      onChange: publish,
    })
  }

  async function load() {
    const turn = ++loads
    const outcome = await actions.ownBallot(roundId, key?.key ?? null)
    if (turn !== loads) return
    if (outcome.ok) {
      ;({ editable } = outcome.value)
      state = 'ready'
      words = ''
      if (!saver.isBehind) answers = { ...read(outcome.value), ...refusedAnswers() }
    } else if (state !== 'ready') {
      state = 'failed'
      words = outcome.words
    }
    publish()
  }

  /** What the server did not take stays as it was written: nobody's words disappear while they look. */
  function refusedAnswers(): Record<string, Marks> {
    return Object.fromEntries(
      Object.entries(answers).filter(([itemId]) => saver.signs[itemId]?.state === 'refused'),
    )
  }

  const read = (ballot: OwnBallot): Record<string, Marks> =>
    Object.fromEntries(
      Object.entries(ballot.answers).map(([itemId, answer]) => [itemId, READ[kind](answer)]),
    )

  function change(itemId: string, marks: Marks, answer: object | null) {
    if (state !== 'ready' || !editable) return
    answers = { ...answers, [itemId]: marks }
    if (answer === null) saver.hold(itemId)
    else saver.change(itemId, answer)
    publish()
  }

  let current = snapshot()
  function snapshot(): Ballot {
    return {
      roundId,
      state,
      words,
      editable,
      isClosed: false,
      positions: kind === 'positions' ? (answers as Record<string, PositionMarks>) : {},
      assessments: kind === 'assessments' ? (answers as Record<string, AssessmentMarks>) : {},
      dots:
        kind === 'priorities'
          ? ((answers[PRIORITIES_ITEM] as { dots: Dots } | undefined)?.dots ?? NO_DOTS)
          : NO_DOTS,
      signs: saver.signs,
      key,
      setPosition: (itemId, marks) => change(itemId, marks, positionAnswer(marks)),
      setAssessment: (itemId, marks) => change(itemId, marks, assessmentAnswer(marks)),
      setDots: (dots) => change(PRIORITIES_ITEM, { dots }, { dots }),
      adoptKey: (adopted) => {
        saver.dispose()
        saver = newSaver()
        key = { key: adopted, isKept: adoptBallotKey(roundId, participantId, adopted) }
        answers = {}
        state = 'loading'
        publish()
        void load()
      },
      reload: () => {
        if (state === 'failed') state = 'loading'
        publish()
        void load()
      },
    }
  }
  function publish() {
    current = snapshot()
    for (const listener of [...listeners]) listener()
  }

  const flush = () => saver.flush()
  const refresh = () => {
    if (document.visibilityState === 'hidden') flush()
    else if (!saver.isBehind) void load()
  }
  return {
    current: () => current,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      if (listeners.size === 1) {
        saver = newSaver()
        void load()
        window.addEventListener('pagehide', flush)
        document.addEventListener('visibilitychange', refresh)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        loads += 1
        saver.dispose()
        window.removeEventListener('pagehide', flush)
        document.removeEventListener('visibilitychange', refresh)
      }
    },
  }
}

export const marksOf = (ballot: Ballot, axisId: string) => ballot.positions[axisId] ?? NO_MARKS
export const assessmentOf = (ballot: Ballot, cardId: string) =>
  ballot.assessments[cardId] ?? NO_ASSESSMENT

/** How many answers are not known to be with the server: the page must not go yet. */
export const unsentAnswers = (ballot: Ballot) =>
  Object.values(ballot.signs).filter(({ state }) => state === 'saving' || state === 'retrying')
    .length
