import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { ROUND_KINDS } from '@/dialogue/rounds'
import { MESSAGE } from './messages'

/**
 * What the server tells every client of ours about the dialogue, as it changes and on joining
 * (`MESSAGE.signal`). Never stored, never in a document. Details are fetched by HTTP when `version` has
 * grown: `GET /api/boards/{boardId}/dialogue`.
 */
export const dialogueSignalSchema = z.strictObject({
  /**
   * Grows with every change of what the dialogue route answers, but for the progress: `round.answered` says
   * that itself, so that nobody has to ask again because somebody answered.
   */
  version: z.int().min(0),
  /**
   * A round is open: the server leaves cursors, selections, views and laser traces out of the awareness
   * of everyone who doesn't facilitate, because a cursor over an axis is an answer.
   */
  hidesViews: z.boolean(),
  /** The round that is open now, or null. */
  round: z
    .strictObject({
      id: z.string(),
      kind: z.enum(ROUND_KINDS),
      /** How many seats have answered, as far as it may be told (updated in batches). */
      answered: z.int().min(0),
      seats: z.int().min(0),
      /** ISO 8601, UTC; null when nobody said when it closes. */
      closesAt: z.iso.datetime().nullable(),
    })
    .nullable(),
})

export type DialogueSignal = z.infer<typeof dialogueSignalSchema>

/** Before anything is known. */
export const NO_SIGNAL: DialogueSignal = { version: 0, hidesViews: false, round: null }

/** True when `signal` tells less than `latest` did: it was read earlier and came later. */
export function isOlderSignal(signal: DialogueSignal, latest: DialogueSignal): boolean {
  if (signal.version !== latest.version) return signal.version < latest.version
  if (signal.round === null || signal.round.id !== latest.round?.id) return false
  return signal.round.answered < latest.round.answered
}

export function writeSignal(signal: DialogueSignal): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.signal)
  encoding.writeVarString(encoder, JSON.stringify(signal))
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the kind; null when it is no signal this version knows. */
export function readSignal(decoder: decoding.Decoder): DialogueSignal | null {
  const signal = dialogueSignalSchema.safeParse(JSON.parse(decoding.readVarString(decoder)))
  return signal.success ? signal.data : null
}
