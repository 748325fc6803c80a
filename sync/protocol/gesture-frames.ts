import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { LIMITS } from './limits'
import { MESSAGE } from './messages'

/**
 * What one tab has in flight: changes that people should see at once and the document gets later
 * [D3]. Sent by that tab, passed on by the server as it came, stored by nobody.
 *
 * On the wire, after the message kind (103), once from a client, any number of times from the server:
 *
 *     varUint client id, varUint sequence, varUint number of patches, patches
 *     patch:  varString record id, byte parts (bits PLACE, STROKE), place?, stroke?, values
 *     place:  uint16 tag of the parent, any x, any y, any rotation
 *     stroke: varUint kept segments, varUint kept points, varUint segments,
 *             per segment: byte type, varUint points, per point: any x, any y, any z
 *     values: varUint number, each: varUint index into GESTURE_FIELDS, varString JSON
 *
 * `any` is lib0's encoding of a number: 64ths and float32 take five bytes at most.
 */
export interface GestureFrame {
  /** Awareness client id of the tab. */
  clientId: number
  /** Grows by one with each frame of the tab. */
  sequence: number
  /** Everything in flight; empty when nothing is. */
  patches: readonly GesturePatch[]
}

/** What of one record is in flight. */
export interface GesturePatch {
  /** A record that the document holds. */
  id: string
  place: GesturePlace | null
  stroke: StrokeTail | null
  /** Other fields with their new values, JSON. */
  values: readonly (readonly [field: GestureField, value: unknown])[]
}

/** Where a shape is in its parent, in page units and radians. */
export interface GesturePlace {
  /** `parentTag` of the parent that x and y are in: meant for no other. */
  parent: number
  x: number
  y: number
  rotation: number
}

/**
 * How a stroke goes on beyond what the document holds of it: `keptSegments` whole segments and
 * `keptPoints` of the one after them, then these points. A stroke of 500 points is not sent again
 * with each of them.
 */
export interface StrokeTail {
  keptSegments: number
  keptPoints: number
  /** The first goes on with the kept points. */
  segments: readonly StrokeSegment[]
}

export interface StrokeSegment {
  type: (typeof SEGMENT_TYPES)[number]
  points: readonly { x: number; y: number; z?: number }[]
}

/**
 * Fields that a gesture changes bit by bit, and nothing else: no text, no links, no assets, no
 * stances, no locks. A field's place in this list is its name on the wire: add at the end.
 */
export const GESTURE_FIELDS = [
  'opacity',
  'props.w',
  'props.h',
  'props.growY',
  'props.scale',
  'props.fontSizeAdjustment',
  'props.autoSize',
  'props.isClosed',
  'props.isComplete',
  'props.start',
  'props.end',
  'props.bend',
  'props.elbowMidPoint',
  'props.labelPosition',
  'props.points',
  'props.crop',
  'props.normalizedAnchor',
  'props.isPrecise',
  'props.isExact',
  'props.snap',
] as const

export type GestureField = (typeof GESTURE_FIELDS)[number]

const FIELD_NUMBERS: ReadonlyMap<string, number> = new Map(
  GESTURE_FIELDS.map((field, number) => [field, number]),
)

export const isGestureField = (path: string): path is GestureField => FIELD_NUMBERS.has(path)

/** tldraw's; a segment's place in this list is its name on the wire. */
export const SEGMENT_TYPES = ['free', 'straight'] as const

/** How gestures travel. Both ends and the benchmark go by these. */
export const GESTURE_PACE = {
  /** Least time between two frames of one tab, in milliseconds: 30 a second. */
  frameMs: 33,
  /**
   * The longest that something stays out of the document. Lower and documents grow with every
   * drag; higher and more is lost with a browser that crashes.
   */
  commitMs: 2_000,
  /** A tab this long silent has nothing in flight. */
  silentMs: 5_000,
} as const

const PLACE = 1
const STROKE = 2
const MAX_ID_LENGTH = 128
/** Beyond this a 64th of a unit is no float32 any more; who draws there gets exact numbers. */
const LARGEST_ROUNDED = 2 ** 17

/** A parent's id in 16 bits (FNV-1a, folded): tells parents apart, which is all it is for. */
export function parentTag(parentId: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < parentId.length; at++) {
    hash = Math.imul(hash ^ parentId.charCodeAt(at), 0x01000193)
  }
  return ((hash >>> 16) ^ hash) & 0xffff
}

/** A whole message with one frame. */
export function writeGesture(frame: GestureFrame): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.gesture)
  encoding.writeVarUint(encoder, frame.clientId)
  encoding.writeVarUint(encoder, frame.sequence)
  encoding.writeVarUint(encoder, frame.patches.length)
  for (const patch of frame.patches) writePatch(encoder, patch)
  return encoding.toUint8Array(encoder)
}

/** Bytes before a message's first frame: the kind. */
export const GESTURE_HEAD_BYTES = 1

/** One message of several that hold one frame each. */
export function joinGestures(messages: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.gesture)
  for (const each of messages) {
    encoding.writeUint8Array(encoder, each.subarray(GESTURE_HEAD_BYTES))
  }
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the kind, to the message's end. Throws when it isn't that. */
export function readGestures(decoder: decoding.Decoder): GestureFrame[] {
  const frames: GestureFrame[] = []
  while (decoder.pos < decoder.arr.length) frames.push(readFrame(decoder))
  expectEnd(decoder)
  return frames
}

/** Reads what follows the kind of a client's message: one frame. Throws when it isn't that. */
export function readGesture(decoder: decoding.Decoder): GestureFrame {
  const frame = readFrame(decoder)
  expectEnd(decoder)
  return frame
}

/** lib0 reads numbers and strings beyond the end of a message without a word. */
function expectEnd({ pos, arr }: decoding.Decoder): void {
  if (pos !== arr.length) throw new Error('a gesture frame that is cut short or too long')
}

function readFrame(decoder: decoding.Decoder): GestureFrame {
  const clientId = decoding.readVarUint(decoder)
  const sequence = decoding.readVarUint(decoder)
  const count = decoding.readVarUint(decoder)
  if (count > LIMITS.gestureRecords) throw new Error('too many records in a gesture frame')
  const patches: GesturePatch[] = []
  for (let at = 0; at < count; at++) patches.push(readPatch(decoder))
  return { clientId, sequence, patches }
}

function writePatch(encoder: encoding.Encoder, patch: GesturePatch): void {
  const { id, place, stroke, values } = patch
  encoding.writeVarString(encoder, id)
  encoding.writeUint8(encoder, (place ? PLACE : 0) | (stroke ? STROKE : 0))
  if (place) {
    encoding.writeUint16(encoder, place.parent)
    encoding.writeAny(encoder, rounded(place.x))
    encoding.writeAny(encoder, rounded(place.y))
    encoding.writeAny(encoder, Math.fround(place.rotation))
  }
  if (stroke) writeStroke(encoder, stroke)
  encoding.writeVarUint(encoder, values.length)
  for (const [field, value] of values) {
    encoding.writeVarUint(encoder, FIELD_NUMBERS.get(field)!)
    encoding.writeVarString(encoder, JSON.stringify(value))
  }
}

function readPatch(decoder: decoding.Decoder): GesturePatch {
  const id = decoding.readVarString(decoder)
  if (id.length > MAX_ID_LENGTH) throw new Error('an id that is too long')
  const parts = decoding.readUint8(decoder)
  if (parts > (PLACE | STROKE)) throw new Error('unknown parts of a patch')
  const place = parts & PLACE ? readPlace(decoder) : null
  const stroke = parts & STROKE ? readStroke(decoder) : null
  const count = decoding.readVarUint(decoder)
  if (count > GESTURE_FIELDS.length) throw new Error('too many values of one record')
  const values: [GestureField, unknown][] = []
  for (let at = 0; at < count; at++) {
    const field = GESTURE_FIELDS[decoding.readVarUint(decoder)]
    if (!field) throw new Error('a field that no gesture changes')
    values.push([field, JSON.parse(decoding.readVarString(decoder)) as unknown])
  }
  return { id, place, stroke, values }
}

function readPlace(decoder: decoding.Decoder): GesturePlace {
  const parent = decoding.readUint16(decoder)
  return {
    parent,
    x: readNumber(decoder),
    y: readNumber(decoder),
    rotation: readNumber(decoder),
  }
}

function writeStroke(encoder: encoding.Encoder, stroke: StrokeTail): void {
  encoding.writeVarUint(encoder, stroke.keptSegments)
  encoding.writeVarUint(encoder, stroke.keptPoints)
  encoding.writeVarUint(encoder, stroke.segments.length)
  for (const { type, points } of stroke.segments) {
    encoding.writeUint8(encoder, SEGMENT_TYPES.indexOf(type))
    encoding.writeVarUint(encoder, points.length)
    for (const { x, y, z } of points) {
      encoding.writeAny(encoder, rounded(x))
      encoding.writeAny(encoder, rounded(y))
      encoding.writeAny(encoder, z === undefined ? null : rounded(z))
    }
  }
}

function readStroke(decoder: decoding.Decoder): StrokeTail {
  const keptSegments = decoding.readVarUint(decoder)
  const keptPoints = decoding.readVarUint(decoder)
  const count = decoding.readVarUint(decoder)
  const segments: StrokeSegment[] = []
  // What a count promises has to be there: reading past the end throws.
  for (let at = 0; at < count; at++) {
    const type = SEGMENT_TYPES[decoding.readUint8(decoder)]
    if (!type) throw new Error('an unknown kind of segment')
    const points: { x: number; y: number; z?: number }[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const [x, y] = [readNumber(decoder), readNumber(decoder)]
      const z: unknown = decoding.readAny(decoder)
      points.push(z === null ? { x, y } : { x, y, z: finite(z) })
    }
    segments.push({ type, points })
  }
  return { keptSegments, keptPoints, segments }
}

const readNumber = (decoder: decoding.Decoder): number => finite(decoding.readAny(decoder))

function finite(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error('not a number')
  return value
}

/** To the next 64th of a unit, which nobody sees: the document gets the exact number. */
function rounded(value: number): number {
  return Math.abs(value) < LARGEST_ROUNDED ? Math.round(value * 64) / 64 : value
}
