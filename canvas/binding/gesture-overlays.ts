import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { GEOMETRY } from '@/sync/doc/fields'
import type { RecordProblem } from '@/sync/doc/valid-record'
import {
  GESTURE_PACE,
  parentTag,
  type GestureFrame,
  type GesturePatch,
} from '@/sync/protocol/gesture-frames'
import type { Clock } from './clock'
import { Glides } from './glide'
import { changedFields, type UpdatedRecord } from './local-changes'
import { SEGMENTS, withTail } from './stroke'

/** What one other tab has in flight. */
interface Flight {
  patches: ReadonlyMap<string, GesturePatch>
  /** `<record id> <field>` of what was changed here meanwhile. */
  muted: Set<string>
  heardMs: number
  /** Usual time between two frames. */
  intervalMs: number
}

export interface OverlayOptions {
  problem: RecordProblem
  clock: Clock
  /** What the store shows of a record. */
  shown: (id: string) => TLRecord | undefined
  /** These records are to be shown anew. */
  onChange: (ids: Iterable<string>) => void
}

/** Longer and things lag behind the hand that moves them, shorter and they stop between frames. */
const LONGEST_LEG_MS = 100
const SHORTEST_LEG_MS = 20
/** A leg outlasts the usual interval a little, so that a late frame finds the shape moving. */
const LEG_PER_INTERVAL = 1.25
const FIRST_INTERVAL_MS = 60
/** A longer pause is the hand's, not the line's. */
const LONGEST_INTERVAL_MS = 250
const SMOOTHING = 0.3

/**
 * What others have in flight, over what the document says [D7].
 *
 * Invariants
 *  1. `over` decides what is shown from the document's record alone: nothing in flight is ever read
 *     back from the store, and nothing of it is written.
 *  2. What `over` returns fits the schema: a patch that doesn't is left out, with all of its record.
 *  3. A flight ends by an empty frame, by silence or with the line; then `onChange` names its records.
 */
export class GestureOverlays {
  private readonly flights = new Map<number, Flight>()
  /** The newest sequence of each tab: frames may come twice or late [D3]. */
  private readonly sequences = new Map<number, number>()
  private readonly targets = new Map<string, { view: TLRecord; target: TLRecord }>()
  private readonly glides: Glides
  /** Records of a flight that has just ended: they glide to where the document has them. */
  private landing: ReadonlySet<string> = new Set()
  private stopFrame: (() => void) | null = null
  private stopWatch: (() => void) | null = null

  constructor(private readonly options: OverlayOptions) {
    this.glides = new Glides(options.clock)
  }

  /** Takes what a tab has in flight; null ends everyone's. */
  receive(frame: GestureFrame | null): void {
    if (frame === null) {
      const all = [...this.flights.keys()]
      this.sequences.clear()
      return this.end(all)
    }
    const { clientId, sequence, patches } = frame
    const last = this.sequences.get(clientId) ?? -1
    // The server ends a flight in the name of the last frame [D6].
    if (sequence < last || (sequence === last && patches.length > 0)) return
    this.sequences.set(clientId, sequence)
    if (patches.length === 0) return this.end([clientId])
    const now = this.options.clock.now()
    const before = this.flights.get(clientId)
    const flight: Flight = {
      patches: new Map(patches.map((patch) => [patch.id, patch])),
      muted: before?.muted ?? new Set(),
      heardMs: now,
      intervalMs: before ? smoothed(before, now) : FIRST_INTERVAL_MS,
    }
    this.flights.set(clientId, flight)
    this.changed([...(before?.patches.keys() ?? []), ...flight.patches.keys()])
    this.watch()
  }

  /** What to show of a record that the document has as `view`. */
  over(view: TLRecord): TLRecord {
    const { id } = view
    const isGliding = this.glides.has(id) || this.landing.has(id)
    if (this.flights.size === 0 && !isGliding) return view
    const flight = [...this.flights.values()].findLast(({ patches }) => patches.has(id))
    if (!flight && !isGliding) return view
    const target = flight ? this.target(view) : view
    const shown = this.glides.toward(target, this.options.shown(id), legMs(flight))
    if (this.glides.has(id)) this.animate()
    return shown
  }

  /** Fields were changed here: this person's value is shown until the others' flights end. */
  mute(updated: UpdatedRecord): void {
    const { id } = updated.after
    for (const { patches, muted } of this.flights.values()) {
      if (!patches.has(id)) continue
      for (const field of changedFields(updated)) muted.add(`${id} ${field}`)
    }
    this.targets.delete(id)
    this.glides.stop(id)
  }

  /** The store didn't take what `over` said: shows what the document says. False when that was it. */
  drop(id: string): boolean {
    let hadAny = this.glides.has(id)
    this.glides.stop(id)
    this.targets.delete(id)
    for (const [clientId, flight] of this.flights) {
      if (!flight.patches.has(id)) continue
      hadAny = true
      const patches = new Map(flight.patches)
      patches.delete(id)
      this.flights.set(clientId, { ...flight, patches })
    }
    return hadAny
  }

  dispose(): void {
    this.stopFrame?.()
    this.stopWatch?.()
    this.flights.clear()
    this.glides.clear()
  }

  private end(clientIds: Iterable<number>): void {
    const ids = [...clientIds].flatMap((clientId) => {
      const flight = this.flights.get(clientId)
      this.flights.delete(clientId)
      return flight ? [...flight.patches.keys()] : []
    })
    if (ids.length === 0) return
    this.landing = new Set(ids)
    this.changed(ids)
    this.landing = new Set()
  }

  private changed(ids: readonly string[]): void {
    for (const id of ids) this.targets.delete(id)
    this.options.onChange(new Set(ids))
  }

  /** The document's record with what all tabs have in flight of it, the latest flight on top. */
  private target(view: TLRecord): TLRecord {
    const known = this.targets.get(view.id)
    if (known?.view === view) return known.target
    let target = view
    for (const { patches, muted } of this.flights.values()) {
      const patch = patches.get(view.id)
      if (!patch) continue
      const next = patched(target, patch, (field) => !muted.has(`${view.id} ${field}`))
      if (this.options.problem(next) === null) target = next
    }
    this.targets.set(view.id, { view, target })
    return target
  }

  private animate(): void {
    this.stopFrame ??= this.options.clock.nextFrame(() => {
      this.stopFrame = null
      this.glides.forgetOld()
      const { ids } = this.glides
      this.options.onChange(ids)
      if (this.glides.ids.length > 0) this.animate()
    })
  }

  /** Ends flights of tabs that went without a word [D6]. */
  private watch(): void {
    if (this.stopWatch || this.flights.size === 0) return
    const { clock } = this.options
    const heard = Math.min(...[...this.flights.values()].map(({ heardMs }) => heardMs))
    this.stopWatch = clock.after(heard + GESTURE_PACE.silentMs - clock.now(), () => {
      this.stopWatch = null
      const latest = clock.now() - GESTURE_PACE.silentMs
      this.end([...this.flights].flatMap(([id, { heardMs }]) => (heardMs <= latest ? [id] : [])))
      this.watch()
    })
  }
}

function smoothed({ heardMs, intervalMs }: Flight, now: number): number {
  const gap = Math.min(now - heardMs, LONGEST_INTERVAL_MS)
  return intervalMs + SMOOTHING * (gap - intervalMs)
}

function legMs(flight: Flight | undefined): number {
  const wanted = (flight?.intervalMs ?? FIRST_INTERVAL_MS) * LEG_PER_INTERVAL
  return Math.min(LONGEST_LEG_MS, Math.max(SHORTEST_LEG_MS, wanted))
}

function patched(
  record: TLRecord,
  { place, stroke, values }: GesturePatch,
  isHeard: (field: string) => boolean,
): TLRecord {
  const next: Record<string, unknown> = { ...record }
  const props: Record<string, unknown> = { ...(record as TLShape).props }
  const isHere = record.typeName === 'shape' && place?.parent === parentTag(record.parentId)
  if (place && isHere && isHeard(GEOMETRY)) {
    next.x = place.x
    next.y = place.y
    next.rotation = place.rotation
  }
  for (const [field, value] of values) {
    if (!isHeard(field)) continue
    if (field.startsWith('props.')) props[field.slice('props.'.length)] = value
    else next[field] = value
  }
  if (stroke && isHeard(SEGMENTS)) {
    const segments = withTail(props.segments, stroke)
    if (segments) props.segments = segments
  }
  if (values.length > 0 || stroke) next.props = props
  return next as unknown as TLRecord
}
