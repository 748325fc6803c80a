import * as decoding from 'lib0/decoding'
import type { ParticipantAuth } from '@/server/services'
import { writeAwareness } from '@/sync/protocol/messages'
import { readPresenceSigns } from '@/sync/protocol/presence'
import type { Connection } from './connection'
import type { News } from './reply'
import { presenceFrame } from './frames'

interface Slot {
  clientId: number
  connection: Connection
  clock: number
  /** UTF-8 JSON as it was sent, not yet read; null once `state` holds it. */
  raw: Uint8Array | null
  /** The same with the server's word on who this is; null when the tab has none. */
  state: Uint8Array | null
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
  private hidesViews = false
  /** What `everyone` answers, until somebody moves. */
  private frameOfAll: Uint8Array | null = null

  constructor(private readonly maxBytes: number) {}

  get hasChanges(): boolean {
    return this.changed.size > 0 || this.gone.length > 0
  }

  /**
   * While views are hidden [P9], only who is here is told of those who don't facilitate, not where they
   * point or look. When they are shown again, tabs say anew where they are.
   */
  hideViews(hides: boolean): void {
    if (this.hidesViews === hides) return
    this.hidesViews = hides
    if (!hides) return
    for (const slot of this.slots.values()) {
      slot.raw ??= slot.state
      slot.clock += 1 // else others would take it for what they already have
      this.changed.add(slot)
    }
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
      // A view of what the socket read, which is nobody else's; it is let go at the next turn.
      slot.raw = raw
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
    this.frameOfAll = null
  }

  /**
   * Every state that changed since the last call, or null. `onBroken` is called for a connection
   * whose state is no JSON object; that state is left out.
   */
  takeChanges(onBroken: (connection: Connection) => void): News | null {
    const readable: Slot[] = []
    for (const slot of [...this.changed]) {
      if (this.settle(slot)) readable.push(slot)
      else onBroken(slot.connection)
    }
    this.changed.clear()
    const gone = this.gone.splice(0).filter(({ clientId }) => !this.slots.has(clientId))
    if (readable.length + gone.length === 0) return null
    this.frameOfAll = null
    const only = readable.length === 1 && gone.length === 0 ? readable[0]!.connection : null
    const entries = [...readable, ...gone.map((each) => ({ ...each, state: null }))]
    return { frame: presenceFrame(entries), only }
  }

  /** One framed message with everyone who is here, or null when nobody is. */
  everyone(): Uint8Array | null {
    if (!this.frameOfAll) {
      const here = [...this.slots.values()].filter((slot) => slot.state !== null)
      if (here.length > 0) this.frameOfAll = presenceFrame(here)
    }
    return this.frameOfAll
  }

  /** Reads what the tab sent last and puts the server's word into it; false when it is broken. */
  private settle(slot: Slot): boolean {
    if (slot.raw === null) return true
    const raw = slot.raw
    slot.raw = null
    try {
      const text = utf8.decode(raw)
      const state: unknown = JSON.parse(text)
      if (state === null) {
        slot.state = null
        return true
      }
      if (typeof state !== 'object' || Array.isArray(state)) return false
      const { participant } = slot.connection
      const hides = this.hidesViews && participant?.role !== 'facilitator'
      slot.state = hides
        ? toUtf8(JSON.stringify(identified(withoutView(state), participant)))
        : (appended(raw, text, state, participant) ??
          toUtf8(JSON.stringify(identified(state as Record<string, unknown>, participant))))
      return true
    } catch {
      return false
    }
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
    const slot: Slot = { clientId, connection, clock: clock - 1, raw: null, state: null }
    this.slots.set(clientId, slot)
    this.byConnection.set(connection, slot)
    return true
  }
}

/** A message with nobody in it: does nothing at any client, and keeps its watchdog quiet. */
export const EMPTY_AWARENESS = writeAwareness(Uint8Array.of(0))

const NULL_BYTES = [110, 117, 108, 108]
const isNull = (raw: Uint8Array) =>
  raw.length === NULL_BYTES.length && NULL_BYTES.every((byte, at) => raw[at] === byte)

const utf8 = new TextDecoder('utf-8', { fatal: true })

const BRACE = 0x7b
const END_BRACE = 0x7d
const SPOKEN_FOR = ['"participantId"', '"name"', '"party"', '"role"', '"user"']

/**
 * The state as it was sent with the server's word added behind, when it says nothing of its own on who
 * this is: nothing has to be written anew. Null when it may (an escape could hide a name).
 */
function appended(
  raw: Uint8Array,
  text: string,
  state: object,
  participant: ParticipantAuth | null,
) {
  const isBare = raw[0] === BRACE && raw[raw.length - 1] === END_BRACE
  if (!participant || !isBare || Object.keys(state).length === 0) return null
  if (text.includes('\\') || SPOKEN_FOR.some((key) => text.includes(key))) return null
  let word = tails.get(participant)
  if (!word) {
    word = toUtf8(`,${JSON.stringify(wordOn(participant)).slice(1)}`)
    tails.set(participant, word)
  }
  const whole = Buffer.allocUnsafe(raw.length - 1 + word.length)
  whole.set(raw.subarray(0, -1))
  whole.set(word, raw.length - 1)
  return whole
}

/** What `appended` adds. A change of role makes another participant object. */
const tails = new WeakMap<ParticipantAuth, Uint8Array>()

const toUtf8 = (text: string): Uint8Array => Buffer.from(text)

/** What the server says of a participant in their state. */
const wordOn = ({ participantId, name, party, role }: ParticipantAuth) => ({
  participantId,
  name,
  party,
  role,
})

/**
 * The state under the name the server knows. `user` is where other Yjs clients keep a name: it is
 * corrected too, but only where a client uses it.
 */
function identified(state: Record<string, unknown>, participant: ParticipantAuth | null) {
  if (!participant) return {}
  const user = state['user']
  return {
    ...state,
    ...(typeof user === 'object' &&
      user !== null && {
        user: { ...user, id: participant.participantId, name: participant.name },
      }),
    ...wordOn(participant),
  }
}

/**
 * Nothing but that it is there, and what hangs on no place: being away, a reaction, read anew so that nothing
 * else travels under their names. `user` stays for clients that list people by it, less all but its name.
 */
function withoutView(state: object): Record<string, unknown> {
  const { away, reaction } = readPresenceSigns(state as Record<string, unknown>)
  return {
    ...('user' in state && { user: {} }),
    ...(away && { away }),
    ...(reaction && { reaction }),
  }
}
