/** A map to sets; empty sets are forgotten, so that memory follows content. */
export class Multimap {
  private readonly sets = new Map<string, Set<string>>()
  private readonly crowdedKeys = new Set<string>()

  get(key: string): ReadonlySet<string> {
    return this.sets.get(key) ?? NONE
  }

  add(key: string, value: string): void {
    const set = this.sets.get(key)
    if (!set) this.sets.set(key, new Set([value]))
    else if (set.add(value).size > 1) this.crowdedKeys.add(key)
  }

  delete(key: string, value: string): void {
    const set = this.sets.get(key)
    if (!set?.delete(value)) return
    if (set.size <= 1) this.crowdedKeys.delete(key)
    if (set.size === 0) this.sets.delete(key)
  }

  /** How many keys have values. */
  get size(): number {
    return this.sets.size
  }

  /** The keys with two values or more. */
  get crowded(): ReadonlySet<string> {
    return this.crowdedKeys
  }
}

const NONE: ReadonlySet<string> = new Set()
