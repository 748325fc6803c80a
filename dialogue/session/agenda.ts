import { z } from 'zod'
import { localizedTextSchema, type LocalizedText } from '../localized'

/**
 * What participants may do in a stage; none of them: look only. Facilitators may always do everything.
 *
 * - `stances`: confirm or correct their own side's stance
 * - `positions`, `assessments`, `priorities`: answer that kind of round while one is open
 * - `cards`: write and pin proposal cards and notes, seen by all at once
 * - `drafts`: write cards and notes that are theirs alone until they are released together
 * - `draw`: the whole board, `cards` included
 */
export const STAGE_ACTIVITIES = [
  'stances',
  'positions',
  'cards',
  'drafts',
  'assessments',
  'priorities',
  'draw',
] as const
export type StageActivity = (typeof STAGE_ACTIVITIES)[number]

/** A step of the agenda: what may be done now, for how long. */
export interface Stage {
  /** Unique in its agenda. */
  id: string
  title: LocalizedText
  instruction: LocalizedText
  /** Whole minutes, 1–480; null: as long as it takes. */
  minutes: number | null
  activities: StageActivity[]
  /** Shape id of the frame it happens in, or null: the view stays where it is. */
  frame: string | null
}

export interface Agenda {
  /** Grows with each change of the stages, for compare-and-set. */
  version: number
  stages: Stage[]
}

export const STAGE_LIMITS = { stages: 30, title: 80, instruction: 400, minutes: 480 } as const

export const stageSchema: z.ZodType<Stage> = z.strictObject({
  id: z.string().min(1).max(40),
  title: localizedTextSchema(STAGE_LIMITS.title),
  instruction: localizedTextSchema(STAGE_LIMITS.instruction),
  minutes: z.int().min(1).max(STAGE_LIMITS.minutes).nullable(),
  activities: z.array(z.enum(STAGE_ACTIVITIES)).max(STAGE_ACTIVITIES.length),
  frame: z.string().max(80).nullable(),
})

export const agendaSchema: z.ZodType<Agenda> = z.strictObject({
  version: z.int().min(0),
  stages: z.array(stageSchema).max(STAGE_LIMITS.stages),
})
