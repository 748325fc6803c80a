/**
 * One's own marks while a round of positions is open. They reach the canvas by a prop and leave it by a call,
 * and by nothing else: never through the store, the document, awareness, an export or a picture.
 */

/** What one person has marked on one axis so far; values from 0 (left pole) to 100 (right pole). */
export interface PlacedMarks {
  /** Where they stand; null until they say so. */
  self: number | null
  /** Where they think each other party stands, by party id. */
  estimates: Record<string, number>
  /** How they think each other party sees theirs, by party id; asked only where the round asks. */
  meta?: Record<string, number>
  /** They leave this axis out. Their marks are kept beside it, so that it can be taken back. */
  abstain?: boolean
}

/** How far the page has come with keeping an axis' marks. */
export type MarksSaved = 'saving' | 'saved' | 'failed'

/** The open round of positions as one participant answers it; the page's, which saves what is placed. */
export interface PlacingState {
  /** Ids of the axes that are asked about, in the round's order. */
  axes: readonly string[]
  /** The party this person sits for. */
  ownParty: string
  /** The parties to estimate, in the workshop's order; empty where the round asks for none. */
  others: readonly string[]
  /** Whether the round asks how the others see one's own side. */
  asksMeta: boolean
  /** False shows the marks and lets nobody move them: an answer that is final, a connection that is gone. */
  editable: boolean
  /** By axis id; an axis without an entry has no marks yet. */
  marks: Readonly<Record<string, PlacedMarks>>
  /** By axis id; an axis without an entry has nothing to save. */
  saved?: Readonly<Record<string, MarksSaved>>
  /** Marks move by this, in units of the scale. */
  step: number
  /** All marks of one axis after every change (a drag reports its end, not its way). */
  onPlace: (axisId: string, marks: PlacedMarks) => void
}

export function noMarks(): PlacedMarks {
  return { self: null, estimates: {} }
}

/** What a lane asks for next. */
export type PlacingQuestion =
  | { kind: 'self' }
  | { kind: 'estimate'; of: string }
  /** How `by` sees one's own side. */
  | { kind: 'meta'; by: string }

/** Every question of an axis in the order it is asked. */
export function questionsOf(placing: Pick<PlacingState, 'others' | 'asksMeta'>): PlacingQuestion[] {
  return [
    { kind: 'self' },
    ...placing.others.map((of) => ({ kind: 'estimate' as const, of })),
    ...(placing.asksMeta ? placing.others.map((by) => ({ kind: 'meta' as const, by })) : []),
  ]
}

/** The answer to one question; null while there is none. */
export function markOf(marks: PlacedMarks, question: PlacingQuestion): number | null {
  if (question.kind === 'self') return marks.self
  if (question.kind === 'estimate') return marks.estimates[question.of] ?? null
  return marks.meta?.[question.by] ?? null
}

/** The marks with one answer set (0–100), or taken back by null. Placing anything ends an abstention. */
export function withMark(
  marks: PlacedMarks,
  question: PlacingQuestion,
  value: number | null,
): PlacedMarks {
  const next: PlacedMarks = { ...marks }
  delete next.abstain
  if (question.kind === 'self') return { ...next, self: value }
  if (question.kind === 'estimate')
    return { ...next, estimates: withEntry(marks.estimates, question.of, value) }
  return { ...next, meta: withEntry(marks.meta ?? {}, question.by, value) }
}

/** The first question without an answer; null when all are answered or the axis is left out. */
export function nextQuestion(
  placing: Pick<PlacingState, 'others' | 'asksMeta'>,
  marks: PlacedMarks,
): PlacingQuestion | null {
  if (marks.abstain) return null
  return questionsOf(placing).find((question) => markOf(marks, question) === null) ?? null
}

/** `value` in whole steps from 0 to 100; both ends can always be reached. */
export function toStep(value: number, step: number): number {
  return Math.min(100, Math.max(0, Math.round(value / step) * step))
}

function withEntry(
  entries: Readonly<Record<string, number>>,
  key: string,
  value: number | null,
): Record<string, number> {
  const { [key]: _before, ...others } = entries
  return value === null ? others : { ...others, [key]: value }
}
