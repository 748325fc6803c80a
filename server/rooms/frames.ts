/**
 * WebSocket framing (RFC 6455) of one unmasked, final, binary message. Done here, once per room
 * and tick, so that all sockets share the bytes and each gets them in one write.
 */
export function frame(payload: Uint8Array): Uint8Array {
  const length = payload.length
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = new Uint8Array(head + length)
  bytes[0] = 0x82
  const view = new DataView(bytes.buffer)
  if (head === 2) {
    bytes[1] = length
  } else if (head === 4) {
    bytes[1] = 126
    view.setUint16(2, length)
  } else {
    bytes[1] = 127
    view.setBigUint64(2, BigInt(length))
  }
  bytes.set(payload, head)
  return bytes
}

/** Several framed messages as one buffer. */
export function join(frames: readonly Uint8Array[]): Uint8Array {
  const only = frames[0]
  if (frames.length === 1 && only) return only
  const bytes = new Uint8Array(frames.reduce((sum, each) => sum + each.length, 0))
  let at = 0
  for (const each of frames) {
    bytes.set(each, at)
    at += each.length
  }
  return bytes
}
