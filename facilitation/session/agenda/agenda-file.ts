import { z } from 'zod'
import { STAGE_LIMITS, stageSchema, type Stage } from '@/dialogue/session/agenda'
import { newStageId } from './agenda-draft'

/** What an agenda's file says it is; other programs may write it too. */
const FORMAT = 'common-ground/agenda'
const VERSION = 1
/** Thirty stages of the longest texts in both languages are below this. */
export const FILE_BYTES = 200_000

const headSchema = z.object({ format: z.literal(FORMAT), version: z.number() })
const fileSchema = z.object({
  title: z.string().max(200),
  stages: z.array(stageSchema).min(1).max(STAGE_LIMITS.stages),
})

export type AgendaFile =
  | { ok: true; title: string; stages: Stage[] }
  | { ok: false; problem: 'not_json' | 'not_agenda' | 'too_large' | 'newer' }

/** The text of a file that `readAgendaFile` reads. */
export function writeAgendaFile(title: string, stages: readonly Stage[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, title, stages }, null, 2)}\n`
}

/** Reads a file somebody chose; nothing in it is believed before it has been checked. */
export function readAgendaFile(text: string): AgendaFile {
  if (text.length > FILE_BYTES) return { ok: false, problem: 'too_large' }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'not_json' }
  }
  const head = headSchema.safeParse(json)
  if (!head.success) return { ok: false, problem: 'not_agenda' }
  if (head.data.version > VERSION) return { ok: false, problem: 'newer' }
  const file = fileSchema.safeParse(json)
  if (!file.success) return { ok: false, problem: 'not_agenda' }
  return { ok: true, title: file.data.title, stages: file.data.stages }
}

/**
 * Stages from elsewhere, for this board: ids of their own, and no frame that isn't here. `lost`: how many
 * named one.
 */
export function adopted(
  stages: readonly Stage[],
  frames: ReadonlySet<string>,
): { stages: Stage[]; lost: number } {
  let lost = 0
  const own = stages.map((stage) => {
    const isHere = stage.frame === null || frames.has(stage.frame)
    if (!isHere) lost += 1
    return { ...stage, id: newStageId(), frame: isHere ? stage.frame : null }
  })
  return { stages: own, lost }
}
