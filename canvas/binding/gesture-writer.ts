import type { TLRecord, TLShape } from '@tldraw/tlschema'
import type { GestureChannel } from '@/sync/protocol/gesture-channel'
import { GEOMETRY, recordToFields } from '@/sync/doc/fields'
import {
  GESTURE_PACE,
  isGestureField,
  parentTag,
  type GestureField,
  type GesturePatch,
  type GesturePlace,
  type StrokeSegment,
  type StrokeTail,
} from '@/sync/protocol/gesture-frames'
import type { Clock } from './clock'
import { changedFields, type UpdatedRecord } from './local-changes'
import { SEGMENTS, strokeTail } from './stroke'

/**
 * What this tab has in flight [D1]: which changes wait, since when, and what the others were told.
 * It holds no records; the store does, until the binding writes them.
 */
export class GestureWriter {
  private isOn = false
  private patches = new Map<string, GesturePatch>()
  private sinceMs: number | null = null
  /** What the others were told last. */
  private told = NOTHING

  constructor(
    private readonly channel: GestureChannel | undefined,
    private readonly clock: Clock,
  ) {}

  get isHolding(): boolean {
    return this.isOn
  }

  /** True while this record has changes that are not in the document. */
  has(id: string): boolean {
    return this.patches.has(id)
  }

  /** True when one of these records has. */
  touches(ids: ReadonlySet<string>): boolean {
    for (const id of this.patches.keys()) if (ids.has(id)) return true
    return false
  }

  /** When what is in flight has to be written, by the clock; null when nothing is. */
  get dueMs(): number | null {
    return this.sinceMs === null ? null : this.sinceMs + GESTURE_PACE.commitMs
  }

  begin(): void {
    this.isOn = this.channel !== undefined
  }

  end(): void {
    this.isOn = false
  }

  /**
   * Takes the changes that may wait; returns the others, to be written now. `stored`: what the
   * document holds of a record, which the others have too.
   */
  hold(
    updated: readonly UpdatedRecord[],
    stored: (id: string) => TLRecord | undefined,
  ): UpdatedRecord[] {
    const patches = new Map<string, GesturePatch>()
    const rest: UpdatedRecord[] = []
    for (const each of updated) {
      const patch = patchOf(each, stored(each.after.id))
      if (patch) patches.set(each.after.id, patch)
      else rest.push(each)
    }
    this.patches = patches
    this.sinceMs = patches.size === 0 ? null : (this.sinceMs ?? this.clock.now())
    return rest
  }

  /** Everything is in the document. */
  land(): void {
    this.patches = new Map()
    this.sinceMs = null
  }

  /** Tells the others what is in flight, unless they know. Call after what was written is sent. */
  tell(): void {
    if (!this.channel) return
    const patches = [...this.patches.values()]
    this.channel.inFlight(patches.length)
    const now = patches.length === 0 ? NOTHING : JSON.stringify(patches)
    if (now === this.told) return
    if (this.channel.send(patches) || patches.length === 0) this.told = now
  }
}

const NOTHING = ''

/** What of a record is in flight, or null when some of it must not wait. */
function patchOf(updated: UpdatedRecord, stored: TLRecord | undefined): GesturePatch | null {
  const { before, after } = updated
  if (!stored || !(after.typeName === 'shape' || after.typeName === 'binding')) return null
  const from = recordToFields(before)
  const to = recordToFields(after)
  let place: GesturePlace | null = null
  let stroke: StrokeTail | null = null
  const values: [GestureField, unknown][] = []
  for (const path of changedFields(updated)) {
    const value = to[path]
    if (value === undefined) return null
    if (path === GEOMETRY) {
      place = placeOf(from[GEOMETRY], value)
      if (!place) return null
    } else if (path === SEGMENTS) {
      const { segments } = (stored as TLShape).props as { segments?: StrokeSegment[] }
      stroke = strokeTail(segments ?? [], value as unknown as StrokeSegment[])
    } else if (isGestureField(path)) {
      values.push([path, value])
    } else {
      return null
    }
  }
  return { id: after.id, place, stroke, values }
}

/** Null when the parent or the order key changed: no peer may see a half of that. */
function placeOf(from: unknown, to: unknown): GesturePlace | null {
  const [wasIn, wasAt] = from as [string, string]
  const [parentId, index, x, y, rotation] = to as [string, string, number, number, number]
  if (parentId !== wasIn || index !== wasAt) return null
  return { parent: parentTag(parentId), x, y, rotation }
}
