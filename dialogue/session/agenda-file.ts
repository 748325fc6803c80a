import { z } from 'zod'
import type { FieldProblem } from '../errors'
import { fieldProblems } from '../field-problems'
import { newId } from '../ids'
import { STAGE_ACTIVITIES, STAGE_LIMITS, type Stage } from './agenda'
import { agendaProblems } from './apply-command'

/**
 * An agenda as a file, to take from one workshop to the next and to edit by hand. Ids are left out: they
 * belong to a session. A text in one language may be left out, and so may what has a plain default.
 */
export const AGENDA_FILE_KIND = 'common-ground-agenda'
export const AGENDA_FILE_VERSION = 1
/** Thirty stages with the longest texts are a tenth of it. */
export const MAX_AGENDA_FILE_CHARS = 1_000_000

const words = (max: number) =>
  z.strictObject({ en: z.string().max(max).default(''), ko: z.string().max(max).default('') })

const fileSchema = z.strictObject({
  kind: z.literal(AGENDA_FILE_KIND),
  version: z.literal(AGENDA_FILE_VERSION),
  stages: z
    .array(
      z.strictObject({
        title: words(STAGE_LIMITS.title),
        instruction: words(STAGE_LIMITS.instruction).default({ en: '', ko: '' }),
        minutes: z.int().min(1).max(STAGE_LIMITS.minutes).nullable().default(null),
        activities: z
          .array(z.enum(STAGE_ACTIVITIES))
          .max(STAGE_ACTIVITIES.length)
          .default(() => []),
        /** Which area or frame, by its shape id; ignored by a board that has no such frame. */
        frame: z.string().max(80).nullable().default(null),
      }),
    )
    .min(1)
    .max(STAGE_LIMITS.stages),
})

export type AgendaFileProblem =
  /** Not JSON, or not an agenda of ours. */
  | { problem: 'not_an_agenda' }
  | { problem: 'too_large' }
  /** From a newer version of the program. */
  | { problem: 'too_new'; version: number }
  /** Fields are named as in the file: `stages.2.minutes`. */
  | { problem: 'invalid'; fields: FieldProblem[] }

/** The text of a file that `readAgendaFile` reads. */
export function writeAgendaFile(stages: readonly Stage[]): string {
  const file = {
    kind: AGENDA_FILE_KIND,
    version: AGENDA_FILE_VERSION,
    stages: stages.map(({ title, instruction, minutes, activities, frame }) => {
      return { title, instruction, minutes, activities, frame }
    }),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The stages in a file's text, under fresh ids, or what is wrong with it. Never throws. */
export function readAgendaFile(
  text: string,
): { ok: true; stages: Stage[] } | ({ ok: false } & AgendaFileProblem) {
  if (text.length > MAX_AGENDA_FILE_CHARS) return { ok: false, problem: 'too_large' }
  const input = parsed(text)
  if (input?.kind !== AGENDA_FILE_KIND) return { ok: false, problem: 'not_an_agenda' }
  if (typeof input.version === 'number' && input.version > AGENDA_FILE_VERSION) {
    return { ok: false, problem: 'too_new', version: input.version }
  }
  const file = fileSchema.safeParse(input)
  if (!file.success) {
    return { ok: false, problem: 'invalid', fields: fieldProblems(file.error, input) }
  }
  const stages = file.data.stages.map((stage) => ({ id: newId<string>(), ...stage }))
  const fields = agendaProblems(stages).map(({ field, problem }) => {
    return { field: field.replace(/^agenda\./, ''), problem }
  })
  return fields.length > 0 ? { ok: false, problem: 'invalid', fields } : { ok: true, stages }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    // Editors of other systems begin files with a byte-order mark.
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
