import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import {
  GESTURE_FIELDS,
  isGestureField,
  joinGestures,
  parentTag,
  readGesture,
  readGestures,
  writeGesture,
  type GestureFrame,
  type GesturePatch,
} from './gesture-frames'
import { LIMITS } from './limits'

const moved = (id: string, x = 123.456, y = -78.9): GesturePatch => ({
  id,
  place: { parent: parentTag('page:page'), x, y, rotation: 0 },
  stroke: null,
  values: [],
})
const frameOf = (...patches: GesturePatch[]): GestureFrame => ({
  clientId: 4_000_000_000,
  sequence: 100_000,
  patches,
})
const shapeId = (n: number) => `shape:${String(n).padStart(21, 'x')}`

/** What follows the kind, ready to be read. */
function body(message: Uint8Array): decoding.Decoder {
  const decoder = decoding.createDecoder(message)
  decoding.readVarUint(decoder)
  return decoder
}

const full: GesturePatch = {
  id: 'shape:full',
  place: { parent: 7, x: 1.5, y: 2.25, rotation: 0.5 },
  stroke: {
    keptSegments: 1,
    keptPoints: 12,
    segments: [
      {
        type: 'free',
        points: [
          { x: 1, y: 2, z: 0.5 },
          { x: 3, y: 4 },
        ],
      },
      { type: 'straight', points: [] },
    ],
  },
  values: [
    ['props.w', 12.3],
    ['props.end', { x: 1, y: 'two', z: [null, true] }],
  ],
}

describe('gesture frames', () => {
  it('[D3] read back as they were written, one or several to a message', () => {
    expect(readGesture(body(writeGesture(frameOf(full))))).toEqual(frameOf(full))
    expect(readGesture(body(writeGesture(frameOf())))).toEqual(frameOf())
    const joined = joinGestures([writeGesture(frameOf(full)), writeGesture(frameOf())])
    expect(readGestures(body(joined))).toEqual([frameOf(full), frameOf()])
  })

  it('[D3] a drag of one shape takes 60 bytes at most, of thirty shapes 1.5 KB', () => {
    expect(writeGesture(frameOf(moved(shapeId(1)))).length).toBeLessThanOrEqual(60)
    const thirty = Array.from({ length: 30 }, (_, n) => moved(shapeId(n), n * 1000.77, n * 0.3))
    expect(writeGesture(frameOf(...thirty)).length).toBeLessThanOrEqual(1_500)
  })

  it('[D3] the largest number of records that a frame may have fits its bytes', () => {
    const most = Array.from({ length: LIMITS.gestureRecords }, (_, n) => moved(shapeId(n)))
    expect(writeGesture(frameOf(...most)).length).toBeLessThanOrEqual(LIMITS.gestureBytes)
  })

  it('[D3] positions are kept to a 64th of a unit, and exactly far out', () => {
    const at = (x: number) =>
      readGesture(body(writeGesture(frameOf(moved('shape:a', x))))).patches[0]!.place!.x
    expect(Math.abs(at(1234.5678) - 1234.5678)).toBeLessThanOrEqual(1 / 128)
    expect(at(12_345_678.9)).toBe(12_345_678.9)
    expect(at(-0.001)).toBeCloseTo(0)
  })

  it('[D1] carry no text, link, asset, stance or lock', () => {
    for (const path of [
      'geometry',
      'meta.lock',
      'isLocked',
      'props.stances.us',
      'props.pins.threat',
      'props.richText',
      'props.titleEn',
      'props.text',
      'props.name',
      'props.url',
      'props.src',
      'props.assetId',
    ]) {
      expect([path, isGestureField(path)]).toEqual([path, false])
    }
    expect(GESTURE_FIELDS.every(isGestureField)).toBe(true)
  })

  it('[D5] what is cut short, too long or of unknown fields is not read', () => {
    const whole = writeGesture(frameOf(full))
    for (let length = 1; length < whole.length; length++) {
      // In a larger buffer, as a socket's are: what follows in memory is no part of the message.
      expect(() => readGesture(body(whole.slice().subarray(0, length))), `${length}`).toThrow()
    }
    expect(() => readGesture(body(Uint8Array.of(...whole, 0)))).toThrow()
    const many = Array.from({ length: LIMITS.gestureRecords + 1 }, (_, n) => moved(`shape:${n}`))
    expect(() => readGesture(body(writeGesture(frameOf(...many))))).toThrow('too many records')
    expect(() => readGesture(body(withField(GESTURE_FIELDS.length, '1')))).toThrow('no gesture')
    expect(() => readGesture(body(withField(0, '{')))).toThrow()
    expect(() => readGesture(body(writeGesture(frameOf(moved('shape:a', Number.NaN)))))).toThrow(
      'not a number',
    )
  })
})

/** A frame of one patch with one value, by numbers. */
function withField(field: number, json: string): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [103, 1, 1, 1]) encoding.writeVarUint(encoder, number)
  encoding.writeVarString(encoder, 'shape:a')
  for (const number of [0, 1, field]) encoding.writeVarUint(encoder, number)
  encoding.writeVarString(encoder, json)
  return encoding.toUint8Array(encoder)
}
