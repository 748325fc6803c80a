import type { TLBinding } from '@tldraw/tlschema'
import { Multimap } from './multimap'
import type { Places } from './places'

/**
 * Which bindings are seen, incrementally [N5]:
 *
 * 1. Both ends are seen and stand on one page.
 * 2. An arrow binding comes from an arrow and doesn't go to one; of several at one terminal the
 *    least id is seen.
 * 3. No shape's outline depends on itself: a group's on its members', an arrow's on what it is
 *    bound to. Bindings to groups are admitted in order of their ids; one that would close a loop
 *    is hidden (tldraw would overflow its stack).
 */
export class Ends {
  private readonly bindings = new Map<string, TLBinding>()
  private readonly byEnd = new Multimap()
  private readonly byFrom = new Multimap()
  private readonly seen = new Set<string>()
  /** Candidates by rules 1 and 2 that go to a group. */
  private readonly toGroups = new Map<string, TLBinding>()
  private readonly queue = new Set<string>()

  constructor(
    private readonly places: Places,
    private readonly pageOf: (id: string) => string | null,
  ) {}

  set(id: string, binding: TLBinding | null): void {
    const before = this.bindings.get(id)
    if (before) {
      this.byEnd.delete(before.fromId, id)
      this.byEnd.delete(before.toId, id)
      this.byFrom.delete(before.fromId, id)
      this.queue.add(before.fromId)
    }
    if (binding) {
      this.bindings.set(id, binding)
      this.byEnd.add(binding.fromId, id)
      this.byEnd.add(binding.toId, id)
      this.byFrom.add(binding.fromId, id)
      this.queue.add(binding.fromId)
    } else {
      this.bindings.delete(id)
      this.seen.delete(id)
      this.toGroups.delete(id)
    }
  }

  /** A shape came into sight, left it, changed its page, its parent or its type. */
  touch(shapeId: string): void {
    for (const id of this.byEnd.get(shapeId)) {
      const binding = this.bindings.get(id)
      if (binding) this.queue.add(binding.fromId)
    }
  }

  /** Every stored binding that has this shape at an end, hidden ones included. */
  involving(shapeId: string): ReadonlySet<string> {
    return this.byEnd.get(shapeId)
  }

  /** Every stored binding from this shape, hidden ones included. */
  from(shapeId: string): ReadonlySet<string> {
    return this.byFrom.get(shapeId)
  }

  get(id: string): TLBinding | undefined {
    return this.bindings.get(id)
  }

  isSeen(id: string): boolean {
    return this.seen.has(id)
  }

  /** Settles everything queued; `placesChanged` when any shape's parent or page did. */
  settle(placesChanged: boolean): Set<string> {
    const changed = new Set<string>()
    const groupsBefore = this.toGroups.size
    const hadQueue = this.queue.size > 0
    for (const fromId of this.queue) this.settleFrom(fromId, changed)
    this.queue.clear()
    if (this.toGroups.size + groupsBefore > 0 && (placesChanged || hadQueue)) {
      this.settleLoops(changed)
    }
    return changed
  }

  private settleFrom(fromId: string, changed: Set<string>): void {
    const terminals = new Set<string>()
    for (const id of [...this.byFrom.get(fromId)].sort()) {
      const binding = this.bindings.get(id)
      if (!binding) continue
      const terminal = String((binding.props as { terminal?: unknown }).terminal)
      const fits = this.fits(binding) && !(binding.type === 'arrow' && terminals.has(terminal))
      if (fits) terminals.add(terminal)
      changed.add(id)
      this.toGroups.delete(id)
      if (fits && this.places.typeOf(binding.toId) === 'group') this.toGroups.set(id, binding)
      else if (fits) this.seen.add(id)
      else this.seen.delete(id)
    }
  }

  private fits(binding: TLBinding): boolean {
    const page = this.pageOf(binding.fromId)
    if (page === null || page !== this.pageOf(binding.toId)) return false
    if (binding.fromId === binding.toId) return false
    if (binding.type !== 'arrow') return true
    return (
      this.places.typeOf(binding.fromId) === 'arrow' && this.places.typeOf(binding.toId) !== 'arrow'
    )
  }

  private settleLoops(changed: Set<string>): void {
    const admitted = new Multimap()
    for (const id of [...this.toGroups.keys()].sort()) {
      const binding = this.toGroups.get(id)!
      const loops = this.dependsOn(binding.toId, binding.fromId, admitted)
      if (!loops) admitted.add(binding.fromId, binding.toId)
      if (loops === !this.seen.has(id)) continue
      changed.add(id)
      if (loops) this.seen.delete(id)
      else this.seen.add(id)
    }
  }

  /** True when the outline of `shapeId` depends on that of `target`. */
  private dependsOn(shapeId: string, target: string, admitted: Multimap): boolean {
    const work = [shapeId]
    const visited = new Set(work)
    for (let id = work.pop(); id !== undefined; id = work.pop()) {
      if (id === target) return true
      const next = [...admitted.get(id)]
      if (this.places.typeOf(id) === 'group') next.push(...this.places.childrenOf(id))
      for (const each of next) {
        if (!visited.has(each)) work.push(each)
        visited.add(each)
      }
    }
    return false
  }
}
