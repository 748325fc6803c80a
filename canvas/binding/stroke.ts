import { jsonEqual } from '@/sync/doc/json'
import type { StrokeSegment, StrokeTail } from '@/sync/protocol/gesture-frames'

/** Where tldraw keeps a drawn line. */
export const SEGMENTS = 'props.segments'

/** What `next` has beyond the beginning that it shares with `base`. */
export function strokeTail(
  base: readonly StrokeSegment[],
  next: readonly StrokeSegment[],
): StrokeTail {
  let keptSegments = 0
  while (keptSegments < next.length && jsonEqual(base[keptSegments], next[keptSegments])) {
    keptSegments++
  }
  const [open, ...rest] = next.slice(keptSegments)
  const before = base[keptSegments]
  let keptPoints = 0
  if (open && before?.type === open.type) {
    const { points } = open
    while (keptPoints < points.length && jsonEqual(points[keptPoints], before.points[keptPoints])) {
      keptPoints++
    }
  }
  const tail = open ? [{ type: open.type, points: open.points.slice(keptPoints) }] : []
  return { keptSegments, keptPoints, segments: [...tail, ...rest] }
}

/** Mirror of `strokeTail`; null when `base` is not what the tail was made from. */
export function withTail(base: unknown, tail: StrokeTail): StrokeSegment[] | null {
  if (!Array.isArray(base) || base.length < tail.keptSegments) return null
  const segments = base as StrokeSegment[]
  const kept = segments.slice(0, tail.keptSegments)
  const [first, ...rest] = tail.segments
  if (!first) return tail.keptPoints === 0 ? kept : null
  const keptPoints = segments[tail.keptSegments]?.points.slice(0, tail.keptPoints) ?? []
  if (keptPoints.length < tail.keptPoints) return null
  return [...kept, { type: first.type, points: [...keptPoints, ...first.points] }, ...rest]
}
