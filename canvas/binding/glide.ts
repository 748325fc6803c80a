import type { TLRecord, TLShape } from '@tldraw/tlschema'
import type { Clock } from './clock'

/** x, y, rotation, w, h; undefined for a shape without a size. */
type Numbers = readonly (number | undefined)[]

const ROTATION = 2

/** One shape's way from what was shown to what is to be shown. */
interface Leg {
  /** x and y are in this parent. */
  parentId: string
  from: Numbers
  to: Numbers
  startMs: number
  durationMs: number
}

/** A leg whose shape nobody asks for any more (hidden, removed) is forgotten. */
const FORGOTTEN_MS = 1_000

/**
 * Shapes gliding to their newest place instead of jumping there [D8]. A leg begins where the shape is
 * shown, so that a new target never makes it jump; the last leg ends exactly on its target.
 */
export class Glides {
  private readonly legs = new Map<string, Leg>()

  constructor(private readonly clock: Clock) {}

  get ids(): string[] {
    return [...this.legs.keys()]
  }

  has(id: string): boolean {
    return this.legs.has(id)
  }

  stop(id: string): void {
    this.legs.delete(id)
  }

  clear(): void {
    this.legs.clear()
  }

  forgetOld(): void {
    const now = this.clock.now()
    for (const [id, { startMs, durationMs }] of this.legs) {
      if (now - startMs > durationMs + FORGOTTEN_MS) this.legs.delete(id)
    }
  }

  /** What to show now on the way to `target`. `shown`: what is shown; a leg takes `durationMs`. */
  toward(target: TLRecord, shown: TLRecord | undefined, durationMs: number): TLRecord {
    if (target.typeName !== 'shape') return target
    const { id } = target
    const to = numbersOf(target)
    const now = this.clock.now()
    let leg = this.legs.get(id)
    if (leg && (leg.parentId !== target.parentId || !isSame(leg.to, to))) {
      this.legs.delete(id)
      leg = undefined
    }
    if (!leg) {
      if (shown?.typeName !== 'shape' || shown.parentId !== target.parentId) return target
      leg = {
        parentId: target.parentId,
        from: numbersOf(shown),
        to,
        startMs: now,
        durationMs,
      }
      if (isSame(leg.from, to)) return target
      this.legs.set(id, leg)
    }
    const share = (now - leg.startMs) / leg.durationMs
    if (share >= 1) {
      this.legs.delete(id)
      return target
    }
    return withNumbers(target, leg, share)
  }
}

function numbersOf(shape: TLShape): Numbers {
  const { w, h } = shape.props as { w?: unknown; h?: unknown }
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
  return [shape.x, shape.y, shape.rotation, number(w), number(h)]
}

const isSame = (a: Numbers, b: Numbers) => a.every((value, at) => value === b[at])

function withNumbers(target: TLShape, { from, to }: Leg, share: number): TLShape {
  const [x, y, rotation, w, h] = to.map((end, at) => {
    const start = from[at]
    if (start === undefined || end === undefined) return end
    return start + (at === ROTATION ? turn(end - start) : end - start) * share
  })
  const props = target.props
  const isSized = w !== to[3] || h !== to[4]
  return {
    ...target,
    x: x!,
    y: y!,
    rotation: rotation!,
    ...(isSized && {
      props: { ...props, ...(w !== undefined && { w }), ...(h !== undefined && { h }) },
    }),
  }
}

/** The short way round. */
function turn(angle: number): number {
  const full = 2 * Math.PI
  const part = angle % full
  if (part > Math.PI) return part - full
  return part < -Math.PI ? part + full : part
}
