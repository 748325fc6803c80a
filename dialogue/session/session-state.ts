import { z } from 'zod'
import { agendaSchema, type Agenda } from './agenda'

/**
 * Where a meeting on a board is: what everyone on it may know, the same for all. Kept in the database,
 * changed by commands (compare-and-set), pushed whole to every client of ours (`MESSAGE.session`). All
 * times are the server's, milliseconds since 1970.
 */
export interface SessionState {
  /** Grows with every change. */
  version: number
  agenda: Agenda
  /** The present stage, or null: not begun, or over. */
  stageId: string | null
  stageSince: number | null
  timer: Timer | null
  /** Whose changes of the board are refused: nobody's, participants', or everyone's. */
  frozen: Frozen
  /** Who asks everyone to follow their view; each person may decline. */
  presenter: Presenter | null
  /** The last call to look somewhere. Clients follow it once, while it is fresh. */
  summons: Summons | null
  /** Raised hands, in the order they were raised. */
  hands: Hand[]
  /** Private writing on this board, or null. Its texts are in nobody's state. */
  drafting: Drafting | null
}

export const FROZEN = ['nobody', 'participants', 'everyone'] as const
export type Frozen = (typeof FROZEN)[number]

export interface Timer {
  /** What it was set to, milliseconds. */
  duration: number
  /** Runs: when it reaches zero. Paused: null. */
  endsAt: number | null
  /** Paused: what is left, milliseconds. Runs: null. */
  remaining: number | null
  /** Goes to the next stage by itself at zero. */
  movesOn: boolean
}

export interface Presenter {
  participantId: string
  name: string
  since: number
}

export interface Summons {
  id: string
  participantId: string
  name: string
  at: number
  /** Page and bounds on it, in canvas units. */
  view: SummonedView
}

export interface SummonedView {
  page: string
  x: number
  y: number
  w: number
  h: number
}

export interface Hand {
  participantId: string
  name: string
  party: string | null
}

export interface Drafting {
  /** Since when notes and cards written by participants are theirs alone. */
  since: number
  /** How many people have written something, as far as it may be told; updated in batches. */
  writers: number
}

/** Summons older than this are not followed any more. */
export const SUMMONS_FRESH_MS = 15_000

const ms = z.number().min(0)
const id = z.string().min(1).max(80)
const name = z.string().max(80)

export const summonedViewSchema: z.ZodType<SummonedView> = z.strictObject({
  page: id,
  x: z.number(),
  y: z.number(),
  w: z.number().positive(),
  h: z.number().positive(),
})

export const sessionStateSchema: z.ZodType<SessionState> = z.strictObject({
  version: z.int().min(0),
  agenda: agendaSchema,
  stageId: z.string().nullable(),
  stageSince: ms.nullable(),
  timer: z
    .strictObject({
      duration: ms,
      endsAt: ms.nullable(),
      remaining: ms.nullable(),
      movesOn: z.boolean(),
    })
    .nullable(),
  frozen: z.enum(FROZEN),
  presenter: z.strictObject({ participantId: id, name, since: ms }).nullable(),
  summons: z
    .strictObject({ id, participantId: id, name, at: ms, view: summonedViewSchema })
    .nullable(),
  hands: z.array(z.strictObject({ participantId: id, name, party: z.string().nullable() })),
  drafting: z.strictObject({ since: ms, writers: z.int().min(0) }).nullable(),
})

/** Before the first command. */
export function newSession(agenda: Agenda): SessionState {
  return {
    version: 0,
    agenda,
    stageId: null,
    stageSince: null,
    timer: null,
    frozen: 'nobody',
    presenter: null,
    summons: null,
    hands: [],
    drafting: null,
  }
}
