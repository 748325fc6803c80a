import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * Message kinds of the socket, the first varUint of every binary frame. Kinds 0–3 are
 * y-websocket's own; ours start at 100 and go only to clients that connect with `?ext=1`, so
 * that an unmodified `WebsocketProvider` never meets a kind it doesn't know.
 */
export const MESSAGE = {
  /** y-protocols/sync, both ways. */
  sync: 0,
  /** y-protocols/awareness, both ways. */
  awareness: 1,
  /** y-protocols/auth, server to client. */
  auth: 2,
  /** Client asks for everyone's awareness. */
  queryAwareness: 3,
  /**
   * Server → client: varUint n. The first n frames of this connection that carried changes (sync
   * step 2 or update) are committed to the database. n only grows; it starts at 0 per connection.
   */
  committed: 100,
  /**
   * Server → client: varString JSON `Refusal`: part of what this client sent was refused.
   */
  refused: 101,
  /**
   * Server → client, first on every connection: varUint, the document's epoch. What a client keeps
   * of a document it keeps under this number, and names it when it connects again.
   */
  epoch: 102,
  /**
   * Both ways: what tabs have in flight, see `gesture-frames.ts`. From a client one frame, from the
   * server one or more.
   */
  gesture: 103,
  /**
   * Server → client, on joining and whenever it changes: varString JSON `DialogueSignal`
   * (`dialogue-signal.ts`).
   */
  signal: 104,
  /**
   * Server → client, on joining and whenever it changes: varString JSON `SessionState` and the server's
   * clock (`session-frame.ts`).
   */
  session: 105,
} as const

/** Kinds inside a `MESSAGE.sync` frame, the second varUint (y-protocols/sync). */
export const SYNC = {
  /** A state vector: "send me what I lack". */
  step1: 0,
  /** An update: the answer to step 1. */
  step2: 1,
  /** An update as it happens. */
  update: 2,
} as const

/** Query parameter by which a client opts in to kinds ≥ 100. */
export const EXTENSIONS_PARAM = 'ext'

/**
 * Query parameter: the epoch of the document that a client brings. Left out by one that has nothing
 * yet. When it is not the server's, the socket is closed with `epoch_changed` before anything mixes.
 */
export const EPOCH_PARAM = 'epoch'

/** Path of the socket, followed by `/<documentId>`. */
export const SYNC_PATH = '/sync'

export const REFUSAL_REASONS = {
  /** Fields this role or party may not write; they have been put back. */
  forbidden: 'forbidden',
  /** Observers write nothing; the whole update was left out. */
  read_only: 'read_only',
  /** The document may not grow further; the whole update was left out. */
  document_full: 'document_full',
  /** The record fits no schema: it stays in the document, and nobody shows it. */
  invalid_record: 'invalid_record',
} as const

/** Why the server did not take something. Set by the server. */
export interface Refusal {
  reason: keyof typeof REFUSAL_REASONS
  /** The records concerned, at most `MAX_REFUSED_IDS`. */
  recordIds: string[]
}

export const MAX_REFUSED_IDS = 50

export function writeCommitted(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.committed)
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the kind. Throws when the frame is cut short. */
export function readCommitted(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder)
}

export function writeEpoch(epoch: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.epoch)
  encoding.writeVarUint(encoder, epoch)
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the kind. Throws when the frame is cut short. */
export function readEpoch(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder)
}

export function writeRefused(refusal: Refusal): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.refused)
  const recordIds = refusal.recordIds.slice(0, MAX_REFUSED_IDS)
  encoding.writeVarString(encoder, JSON.stringify({ reason: refusal.reason, recordIds }))
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the kind; null when it is no refusal this version knows. */
export function readRefused(decoder: decoding.Decoder): Refusal | null {
  const value: unknown = JSON.parse(decoding.readVarString(decoder))
  if (typeof value !== 'object' || value === null) return null
  const { reason, recordIds } = value as Record<string, unknown>
  if (typeof reason !== 'string' || !(reason in REFUSAL_REASONS)) return null
  return {
    reason: reason as Refusal['reason'],
    recordIds: Array.isArray(recordIds) ? recordIds.filter((id) => typeof id === 'string') : [],
  }
}

/**
 * True for a frame from a client that may carry changes: sync step 2 or update. Server and client
 * both count these, and `committed` speaks of that count, so both must use this one function.
 */
export function carriesChanges(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE.sync && (frame[1] === SYNC.step2 || frame[1] === SYNC.update)
}

/** A whole sync frame around an update, or around a state vector for step 1. */
export function writeSync(kind: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/** A whole awareness frame around an awareness update. */
export function writeAwareness(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.awareness)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}
