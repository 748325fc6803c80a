import * as decoding from 'lib0/decoding'
import { describe, expect, it } from 'vitest'
import { MESSAGE, SYNC, writeSync } from '@/sync/protocol/messages'
import { frame, join, presenceFrame, syncFrames } from './frames'

/** The payloads of frames that lie one after another. */
function payloads(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const found: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    expect(bytes[at]).toBe(0x82)
    const short = bytes[at + 1] ?? 0
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    const length =
      head === 2 ? short : head === 4 ? view.getUint16(at + 2) : Number(view.getBigUint64(at + 2))
    found.push(Uint8Array.from(bytes.subarray(at + head, at + head + length)))
    at += head + length
  }
  return found
}

const hex = (all: readonly Uint8Array[]) => all.map((each) => Buffer.from(each).toString('hex'))
const SIZES = [0, 1, 122, 123, 124, 125, 126, 127, 128, 300, 16_383, 16_384, 65_530, 65_536, 70_000]
const filled = (length: number) => Uint8Array.from({ length }, (_, at) => at % 251)

describe('frames', () => {
  it('frames a message of any length', () => {
    for (const size of SIZES) {
      expect(hex(payloads(frame(filled(size))))).toEqual(hex([filled(size)]))
    }
  })

  it('frames sync messages as the protocol writes them', () => {
    const updates = SIZES.map(filled)
    const expected = updates.map((update) => writeSync(SYNC.update, update))
    expect(hex(payloads(syncFrames(SYNC.update, updates)))).toEqual(hex(expected))
    expect(hex(payloads(join([frame(filled(3)), frame(filled(4))])))).toEqual(
      hex([filled(3), filled(4)]),
    )
  })

  it('frames who is here, and who has left', () => {
    const state = new TextEncoder().encode(JSON.stringify({ name: '미나', x: 'y'.repeat(200) }))
    const entries = [
      { clientId: 0, clock: 0, state },
      { clientId: 2 ** 32 - 1, clock: 2 ** 52, state: null },
      { clientId: 128, clock: 127, state },
    ]
    const [message, ...more] = payloads(presenceFrame(entries))
    expect(more).toEqual([])
    const outer = decoding.createDecoder(message!)
    expect(decoding.readVarUint(outer)).toBe(MESSAGE.awareness)
    const inner = decoding.createDecoder(decoding.readVarUint8Array(outer))
    expect(decoding.hasContent(outer)).toBe(false)
    expect(decoding.readVarUint(inner)).toBe(3)
    const read = entries.map(() => ({
      clientId: decoding.readVarUint(inner),
      clock: decoding.readVarUint(inner),
      state: decoding.readVarString(inner),
    }))
    expect(decoding.hasContent(inner)).toBe(false)
    const text = new TextDecoder().decode(state)
    expect(read).toEqual(entries.map((each) => ({ ...each, state: each.state ? text : 'null' })))
  })
})
