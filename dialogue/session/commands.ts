import { z } from 'zod'
import { agendaSchema, STAGE_LIMITS } from './agenda'
import { FROZEN, summonedViewSchema } from './session-state'

const MOST_MS = 24 * 60 * 60 * 1000
const stage = z.string().min(1).max(40)
const command = <Do extends string, Shape extends z.ZodRawShape>(what: Do, shape: Shape) =>
  z.strictObject({ do: z.literal(what), ...shape })

/**
 * What may be asked of a session. Who may: `applyCommand`. A command names what its sender saw wherever
 * two people might act at once, so that a second click changes nothing twice.
 */
export const sessionCommandSchema = z.discriminatedUnion('do', [
  /** Facilitators. `from`: the stage the sender was in. */
  command('moveTo', { stage: stage.nullable(), from: stage.nullable() }),
  /** Facilitators. Replaces the stages; `version` is the agenda's the sender changed. */
  command('setAgenda', { agenda: agendaSchema }),
  /** Interpreters and facilitators: one stage's words in one language. */
  command('translateStage', {
    stage,
    locale: z.enum(['en', 'ko']),
    title: z.string().max(STAGE_LIMITS.title),
    instruction: z.string().max(STAGE_LIMITS.instruction),
  }),
  /** Facilitators, as all of the timer's. */
  command('startTimer', { duration: z.number().positive().max(MOST_MS), movesOn: z.boolean() }),
  command('pauseTimer', {}),
  command('resumeTimer', {}),
  /** Milliseconds, negative to shorten. */
  command('addTime', { by: z.number().min(-MOST_MS).max(MOST_MS) }),
  /** Whether what runs or waits now goes to the next stage at zero; nothing else of the timer changes. */
  command('setMovesOn', { on: z.boolean() }),
  command('stopTimer', {}),
  /** Facilitators. From here on what participants write is theirs alone; releasing it ends that. */
  command('startDrafting', {}),
  /** Facilitators. */
  command('freeze', { whom: z.enum(FROZEN) }),
  command('summon', { view: summonedViewSchema }),
  command('present', { on: z.boolean() }),
  /** Everyone but observers, for themselves. */
  command('raiseHand', { up: z.boolean() }),
  /** Facilitators; null: all hands. */
  command('lowerHand', { participantId: z.string().max(80).nullable() }),
])

export type SessionCommand = z.infer<typeof sessionCommandSchema>
