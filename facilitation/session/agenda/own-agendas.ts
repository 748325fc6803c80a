import { z } from 'zod'
import { STAGE_LIMITS, stageSchema, type Stage } from '@/dialogue/session/agenda'

/** An agenda somebody saved for other workshops, in this browser only. */
export interface OwnAgenda {
  name: string
  stages: Stage[]
}

const KEY = 'cg-agendas'
const MOST = 30

const schema = z.array(
  z.object({
    name: z.string().min(1).max(80),
    stages: z.array(stageSchema).min(1).max(STAGE_LIMITS.stages),
  }),
)

/** Newest first; what can't be read any more is none. */
export function readOwnAgendas(): OwnAgenda[] {
  try {
    const read = schema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '[]'))
    return read.success ? read.data : []
  } catch {
    return []
  }
}

/** Saves under its name, in place of one of that name. False when the browser keeps nothing. */
export function keepOwnAgenda(agenda: OwnAgenda): boolean {
  const others = readOwnAgendas().filter(({ name }) => name !== agenda.name)
  return write([agenda, ...others].slice(0, MOST))
}

export function forgetOwnAgenda(name: string): boolean {
  return write(readOwnAgendas().filter((each) => each.name !== name))
}

function write(agendas: OwnAgenda[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(agendas))
    return true
  } catch {
    return false
  }
}
