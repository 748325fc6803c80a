import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { sessionStateSchema } from '@/dialogue/session/session-state'
import { MESSAGE } from './messages'

/**
 * Where the meeting on a board is (`MESSAGE.session`), whole, the same for everyone on it. `now` is the
 * server's clock when it was written, milliseconds since 1970: what has just come is no older than that.
 */
export const sessionFrameSchema = z.strictObject({
  now: z.number().min(0),
  state: sessionStateSchema,
})

export type SessionFrame = z.infer<typeof sessionFrameSchema>

export function writeSession(session: SessionFrame): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.session)
  encoding.writeVarString(encoder, JSON.stringify(session))
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the kind; null when it is no session this version knows. */
export function readSession(decoder: decoding.Decoder): SessionFrame | null {
  const session = sessionFrameSchema.safeParse(JSON.parse(decoding.readVarString(decoder)))
  return session.success ? session.data : null
}
