import { MESSAGE } from '@/sync/protocol/messages'

/**
 * WebSocket framing (RFC 6455) of unmasked, final, binary messages. Done here, once per room and turn,
 * so that all sockets share the bytes and each gets them in one write. Everything is written straight
 * into one pooled buffer: an array per encoder was a fifth of a busy server's time, in collecting them.
 */
export function frame(payload: Uint8Array): Uint8Array {
  const head = headSize(payload.length)
  const bytes = Buffer.allocUnsafe(head + payload.length)
  bytes.set(payload, writeHead(bytes, 0, payload.length))
  return bytes
}

/** Several framed messages as one buffer. */
export function join(frames: readonly Uint8Array[]): Uint8Array {
  const only = frames[0]
  return frames.length === 1 && only ? only : Buffer.concat(frames)
}

/** One framed sync message of this kind per payload, in one buffer. */
export function syncFrames(kind: number, payloads: readonly Uint8Array[]): Uint8Array {
  let size = 0
  for (const { length } of payloads) {
    const message = 2 + varUintSize(length) + length
    size += headSize(message) + message
  }
  const bytes = Buffer.allocUnsafe(size)
  let at = 0
  for (const payload of payloads) {
    at = writeHead(bytes, at, 2 + varUintSize(payload.length) + payload.length)
    bytes[at++] = MESSAGE.sync
    bytes[at++] = kind
    at = writeVarUint(bytes, at, payload.length)
    bytes.set(payload, at)
    at += payload.length
  }
  return bytes
}

/** One entry of an awareness message; `state` is JSON in UTF-8, or null for one who has left. */
export interface PresenceEntry {
  clientId: number
  clock: number
  state: Uint8Array | null
}

const NOBODY = Uint8Array.from([110, 117, 108, 108])

/** A framed awareness message. */
export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  let update = varUintSize(entries.length)
  for (const { clientId, clock, state } of entries) {
    const length = (state ?? NOBODY).length
    update += varUintSize(clientId) + varUintSize(Math.max(0, clock)) + varUintSize(length) + length
  }
  const message = 1 + varUintSize(update) + update
  const bytes = Buffer.allocUnsafe(headSize(message) + message)
  let at = writeHead(bytes, 0, message)
  bytes[at++] = MESSAGE.awareness
  at = writeVarUint(bytes, at, update)
  at = writeVarUint(bytes, at, entries.length)
  for (const { clientId, clock, state } of entries) {
    at = writeVarUint(bytes, at, clientId)
    at = writeVarUint(bytes, at, Math.max(0, clock))
    at = writeVarUint(bytes, at, (state ?? NOBODY).length)
    bytes.set(state ?? NOBODY, at)
    at += (state ?? NOBODY).length
  }
  return bytes
}

function headSize(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10
}

/** Writes the head of a frame of `length` bytes; returns where they begin. */
function writeHead(bytes: Buffer, at: number, length: number): number {
  bytes[at] = 0x82
  if (length < 126) {
    bytes[at + 1] = length
    return at + 2
  }
  if (length < 65_536) {
    bytes[at + 1] = 126
    bytes.writeUInt16BE(length, at + 2)
    return at + 4
  }
  bytes[at + 1] = 127
  bytes.writeBigUInt64BE(BigInt(length), at + 2)
  return at + 10
}

/** lib0's varUint: seven bits a byte, the lowest first. Up to 2^53. */
function writeVarUint(bytes: Buffer, at: number, value: number): number {
  let rest = value
  while (rest > 127) {
    bytes[at++] = 128 | (rest % 128)
    rest = Math.floor(rest / 128)
  }
  bytes[at++] = rest
  return at
}

function varUintSize(value: number): number {
  let size = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size += 1
  return size
}
