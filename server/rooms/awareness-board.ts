import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { ParticipantAuth } from '@/server/services'
import { writeAwareness } from '@/sync/protocol/messages'
import type { Connection } from './connection'

interface Slot {
  clientId: number
  connection: Connection
  clock: number
  /** UTF-8 JSON as it was sent, not yet read; null once `json` holds it. */
  raw: Uint8Array | null
  /** The state with the server's word on who this is; null when the tab has none. */
  json: string | null
}

/** What there is to tell about who is here. */
export interface PresenceChanges {
  message: Uint8Array
  /** The only connection it is about, when there is but one: it need not be told. */
  only: Connection | null
}

/**
 * Who is here, as each tab says, with identities corrected.
 *
 * Invariants
 *  1. A connection speaks for one awareness client id, bound when it first shows a state; entries
 *     for other ids are left out (y-websocket echoes everyone's, so that is no offence).
 *  2. An id belongs to one connection; the same participant's newer connection takes it over, so
 *     that a reconnecting tab doesn't vanish when its old socket finally closes.
 *  3. Only the latest state of a tab is read and sent, once per tick, whatever it sent meanwhile.
 */
export class AwarenessBoard {
  private readonly slots = new Map<number, Slot>()
  private readonly byConnection = new Map<Connection, Slot>()
  private readonly changed = new Set<Slot>()
  private readonly gone: { clientId: number; clock: number }[] = []

  constructor(private readonly maxBytes: number) {}

  get hasChanges(): boolean {
    return this.changed.size > 0 || this.gone.length > 0
  }

  /** The connection that holds this client id now, if any. */
  holder(clientId: number): Connection | null {
    return this.slots.get(clientId)?.connection ?? null
  }

  /** Takes an awareness update from a client. Throws when it can't be read. */
  receive(connection: Connection, update: Uint8Array): 'taken' | 'too_large' {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    for (let at = 0; at < count; at++) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      // A varString is a varUint length and UTF-8 bytes: read as bytes, what is skipped costs nothing.
      const raw = decoding.readVarUint8Array(decoder)
      const own = this.byConnection.get(connection)
      if (own ? own.clientId !== clientId : !this.bind(connection, clientId, clock, raw)) continue
      if (raw.length > this.maxBytes) return 'too_large'
      const slot = own ?? this.byConnection.get(connection)
      if (
        !slot ||
        (slot === own && clock <= slot.clock && !(clock === slot.clock && isNull(raw)))
      ) {
        continue
      }
      slot.clock = clock
      slot.raw = raw.slice()
      this.changed.add(slot)
    }
    return 'taken'
  }

  /** Forgets a connection; others are told on the next tick. */
  remove(connection: Connection): void {
    const slot = this.byConnection.get(connection)
    if (!slot) return
    this.byConnection.delete(connection)
    this.slots.delete(slot.clientId)
    this.changed.delete(slot)
    this.gone.push({ clientId: slot.clientId, clock: slot.clock })
  }

  /**
   * Every state that changed since the last call, or null. `onBroken` is called for a connection
   * whose state is no JSON object; that state is left out.
   */
  takeChanges(onBroken: (connection: Connection) => void): PresenceChanges | null {
    const readable: Slot[] = []
    for (const slot of [...this.changed]) {
      if (settle(slot)) readable.push(slot)
      else onBroken(slot.connection)
    }
    this.changed.clear()
    const gone = this.gone.splice(0).filter(({ clientId }) => !this.slots.has(clientId))
    if (readable.length + gone.length === 0) return null
    const only = readable.length === 1 && gone.length === 0 ? readable[0]!.connection : null
    return {
      message: encode([...readable, ...gone.map((each) => ({ ...each, json: null }))]),
      only,
    }
  }

  /** One message with everyone who is here, or null when nobody is. */
  everyone(): Uint8Array | null {
    const here = [...this.slots.values()].filter((slot) => slot.json !== null)
    return here.length === 0 ? null : encode(here)
  }

  private bind(connection: Connection, clientId: number, clock: number, raw: Uint8Array): boolean {
    if (isNull(raw)) return false
    const held = this.slots.get(clientId)
    if (held) {
      const same = held.connection.participant?.participantId
      if (same !== connection.participant?.participantId) return false // (2)
      this.byConnection.delete(held.connection)
      held.connection = connection
      held.clock = clock - 1
      this.byConnection.set(connection, held)
      return true
    }
    const slot: Slot = { clientId, connection, clock: clock - 1, raw: null, json: null }
    this.slots.set(clientId, slot)
    this.byConnection.set(connection, slot)
    return true
  }
}

/** A message with nobody in it: does nothing at any client, and keeps its watchdog quiet. */
export const EMPTY_AWARENESS = encode([])

function encode(entries: readonly { clientId: number; clock: number; json: string | null }[]) {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, json } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, Math.max(0, clock))
    encoding.writeVarString(encoder, json ?? 'null')
  }
  return writeAwareness(encoding.toUint8Array(encoder))
}

const NULL_BYTES = [110, 117, 108, 108]
const isNull = (raw: Uint8Array) =>
  raw.length === NULL_BYTES.length && NULL_BYTES.every((byte, at) => raw[at] === byte)

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads what the tab sent last and puts the server's word into it; false when it is broken. */
function settle(slot: Slot): boolean {
  if (slot.raw === null) return true
  const raw = slot.raw
  slot.raw = null
  try {
    const state: unknown = JSON.parse(utf8.decode(raw))
    if (state === null) {
      slot.json = null
      return true
    }
    if (typeof state !== 'object' || Array.isArray(state)) return false
    slot.json = JSON.stringify(
      identified(state as Record<string, unknown>, slot.connection.participant),
    )
    return true
  } catch {
    return false
  }
}

/**
 * The state under the name the server knows. `user` is where other Yjs clients keep a name: it is
 * corrected too, but only where a client uses it.
 */
function identified(state: Record<string, unknown>, participant: ParticipantAuth | null) {
  if (!participant) return {}
  const { participantId, name, party, role } = participant
  const user = state['user']
  return {
    ...state,
    ...(typeof user === 'object' &&
      user !== null && { user: { ...user, id: participantId, name } }),
    participantId,
    name,
    party,
    role,
  }
}
