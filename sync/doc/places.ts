import type { TLShape } from '@tldraw/tlschema'
import type { Geometry } from './fields'
import { rehome, type Grave } from './graves'
import { Multimap } from './multimap'

/** What `Places` asks about the rest of the document. */
export interface Surroundings {
  grave(id: string): Grave | null
  /** True when shapes may stand on this page: it exists, can be brought back, or is the default. */
  hasPage(id: string): boolean
  /** The page of a record that lives outside this document and can be a parent, or null. */
  outside(id: string): string | null
  /** The page that takes what has none: the loser of a cycle. */
  firstPage(): string
}

/**
 * Which parent every shape has, incrementally [N2, N3].
 *
 * 1. `base` is a shape's parent by its own record, followed through graves where that is gone.
 * 2. `link` is `base`, except for the greatest id of a cycle, which goes to the first page.
 *    Links therefore form a forest whose roots are pages (or nothing).
 * 3. `root` is the page a shape stands on, null when it is hidden. A shape is seen iff it has one.
 * 4. `watchers` of an id are the shapes whose link may change when that id comes, goes or moves.
 */
export class Places {
  private readonly shapes = new Map<string, TLShape>()
  private readonly base = new Map<string, Geometry | null>()
  private readonly link = new Map<string, Geometry | null>()
  private readonly root = new Map<string, string>()
  private readonly linked = new Multimap()
  private readonly watchers = new Multimap()
  private readonly watched = new Map<string, ReadonlySet<string>>()
  private readonly losers = new Set<string>()
  private readonly queue = new Set<string>()

  constructor(private readonly around: Surroundings) {}

  /** The shape's record as stored, null when it is gone or invalid. */
  set(id: string, shape: TLShape | null): void {
    const before = this.shapes.get(id)
    if (shape) this.shapes.set(id, shape)
    else this.shapes.delete(id)
    this.queue.add(id)
    if (!before || !shape || before.parentId !== shape.parentId) this.touch(id)
  }

  /** Something about an id changed that shapes may depend on: a page, a grave, an outside record. */
  touch(id: string): void {
    for (const watcher of this.watchers.get(id)) this.queue.add(watcher)
  }

  /** The first page is another one. */
  touchLosers(): void {
    for (const id of this.losers) this.queue.add(id)
  }

  /** Parent, index and place of a shape as people see them, null while hidden. */
  placeOf(id: string): Geometry | null {
    return this.root.has(id) ? (this.link.get(id) ?? null) : null
  }

  /** The page a shape is seen on, or null. */
  rootOf(id: string): string | null {
    return this.root.get(id) ?? null
  }

  typeOf(id: string): string | null {
    return this.shapes.get(id)?.type ?? null
  }

  /** Shapes linked to a parent, hidden ones included. */
  childrenOf(id: string): ReadonlySet<string> {
    return this.linked.get(id)
  }

  parentOf(id: string): string | null {
    return this.link.get(id)?.[0] ?? null
  }

  /**
   * Settles everything queued. Returns the shapes whose place or record may look different and
   * those whose page changed (came into sight, left it, or moved).
   */
  settle(): { changed: Set<string>; moved: Set<string> } {
    const changed = new Set(this.queue)
    this.queue.clear()
    for (const id of changed) {
      const before = this.base.get(id)?.[0]
      const base = this.findBase(id)
      this.base.set(id, base)
      if (before !== base?.[0]) for (const watcher of this.watchers.get(id)) changed.add(watcher)
    }
    const cycleOf = new Map<string, Set<string>>()
    for (const id of changed) this.findCycle(id, cycleOf)
    for (const members of cycleOf.values()) for (const id of members) changed.add(id)
    for (const id of changed) this.relink(id, cycleOf.get(id))
    return { changed, moved: this.reroot(changed) }
  }

  private findBase(id: string): Geometry | null {
    const path = new Set<string>()
    const geometry = this.walkGraves(id, path)
    this.watch(id, path)
    return geometry
  }

  private walkGraves(id: string, path: Set<string>): Geometry | null {
    const shape = this.shapes.get(id)
    if (!shape) return null
    let place: Geometry = [shape.parentId, shape.index, shape.x, shape.y, shape.rotation]
    for (;;) {
      const parent = place[0]
      if (path.has(parent)) return null
      path.add(parent)
      if (parent.startsWith('page:')) return this.around.hasPage(parent) ? place : null
      if (this.shapes.has(parent) || this.around.outside(parent) !== null) return place
      const grave = this.around.grave(parent)
      if (grave?.kind !== 'shape') return null
      place = rehome(place, grave)
    }
  }

  private watch(id: string, ids: ReadonlySet<string>): void {
    for (const old of this.watched.get(id) ?? []) this.watchers.delete(old, id)
    for (const each of ids) this.watchers.add(each, id)
    if (ids.size > 0 && this.shapes.has(id)) this.watched.set(id, ids)
    else this.watched.delete(id)
  }

  /** Finds the cycle that `id` leads into by bases, if any, and enters its members. */
  private findCycle(id: string, cycleOf: Map<string, Set<string>>): void {
    const seen: string[] = []
    const at = new Map<string, number>()
    let current: string | undefined = id
    while (current !== undefined && this.shapes.has(current) && !cycleOf.has(current)) {
      const start = at.get(current)
      if (start !== undefined) {
        const members = new Set(seen.slice(start))
        for (const member of members) cycleOf.set(member, members)
        return
      }
      at.set(current, seen.length)
      seen.push(current)
      current = this.base.get(current)?.[0]
    }
  }

  private relink(id: string, cycle: ReadonlySet<string> | undefined): void {
    const shape = this.shapes.get(id)
    let next = this.base.get(id) ?? null
    this.losers.delete(id)
    if (shape && cycle && [...cycle].every((member) => member <= id)) {
      next = [this.around.firstPage(), shape.index, shape.x, shape.y, shape.rotation]
      this.losers.add(id)
      // Freed as soon as any member of the cycle goes elsewhere.
      this.watch(id, new Set([...(this.watched.get(id) ?? []), ...cycle]))
    }
    const before = this.link.get(id)
    if (before && before[0] !== next?.[0]) this.linked.delete(before[0], id)
    if (next) this.linked.add(next[0], id)
    if (shape) this.link.set(id, next)
    else {
      this.link.delete(id)
      this.base.delete(id)
    }
  }

  private reroot(changed: ReadonlySet<string>): Set<string> {
    const moved = new Set<string>()
    const work = [...changed]
    for (let id = work.pop(); id !== undefined; id = work.pop()) {
      const before = this.root.get(id) ?? null
      const after = this.findRoot(id)
      if (before === after) continue
      if (after === null) this.root.delete(id)
      else this.root.set(id, after)
      moved.add(id)
      work.push(...this.linked.get(id))
    }
    return moved
  }

  private findRoot(id: string): string | null {
    let current = id
    for (;;) {
      const parent = this.link.get(current)?.[0]
      if (parent === undefined) return null
      if (parent.startsWith('page:')) return parent
      if (!this.shapes.has(parent)) return this.around.outside(parent)
      current = parent
    }
  }
}
