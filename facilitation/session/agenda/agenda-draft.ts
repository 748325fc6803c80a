import { STAGE_LIMITS, type Stage } from '@/dialogue/session/agenda'

/** What keeps one stage from being saved, by field. */
export interface StageProblems {
  title?: 'required'
  minutes?: 'out_of_range'
}

/** A stage while it is edited: minutes are what was typed, until they are a number. */
export interface StageDraft extends Omit<Stage, 'minutes'> {
  minutes: string
}

export function draftsOf(stages: readonly Stage[]): StageDraft[] {
  return stages.map((stage) => ({
    ...stage,
    minutes: stage.minutes === null ? '' : String(stage.minutes),
  }))
}

/** The stages a draft stands for; minutes that are no number are null. Check `problemsOf` first. */
export function stagesOf(drafts: readonly StageDraft[]): Stage[] {
  return drafts.map((draft) => ({ ...draft, minutes: minutesOf(draft.minutes) }))
}

function minutesOf(typed: string): number | null {
  const text = typed.trim()
  return /^\d{1,4}$/.test(text) ? Number(text) : null
}

export function emptyStage(id: string): StageDraft {
  return {
    id,
    title: { en: '', ko: '' },
    instruction: { en: '', ko: '' },
    minutes: '',
    activities: [],
    frame: null,
  }
}

/** An id no other agenda's stage is likely to have. */
export function newStageId(): string {
  return `stage-${Math.random().toString(36).slice(2, 12).padEnd(10, '0')}`
}

/** Stage id → what is wrong with it; empty when all can be saved. */
export function problemsOf(drafts: readonly StageDraft[]): ReadonlyMap<string, StageProblems> {
  const problems = new Map<string, StageProblems>()
  for (const { id, title, minutes } of drafts) {
    const found: StageProblems = {}
    if (title.en.trim() === '' && title.ko.trim() === '') found.title = 'required'
    const number = minutesOf(minutes)
    if (minutes.trim() !== '' && (number === null || number < 1 || number > STAGE_LIMITS.minutes)) {
      found.minutes = 'out_of_range'
    }
    if (found.title || found.minutes) problems.set(id, found)
  }
  return problems
}

/** `drafts` with the one at `from` put at `to`; places outside are the nearest inside. */
export function moved(drafts: readonly StageDraft[], from: number, to: number): StageDraft[] {
  const next = [...drafts]
  const [stage] = next.splice(from, 1)
  if (!stage) return next
  next.splice(Math.max(0, Math.min(next.length, to)), 0, stage)
  return next
}

/** All stages' minutes, and how many have none. */
export function totalOf(drafts: readonly StageDraft[]): { minutes: number; open: number } {
  const each = drafts.map(({ minutes }) => minutesOf(minutes))
  return {
    minutes: each.reduce<number>((sum, minutes) => sum + (minutes ?? 0), 0),
    open: each.filter((minutes) => minutes === null).length,
  }
}

export function isSameAgenda(a: readonly StageDraft[], b: readonly StageDraft[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
