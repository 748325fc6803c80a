import { describe, expect, it } from 'vitest'
import { Fuzz } from './fuzz'

/** Test files that share the seeds, so that several cores work; `fuzz-<n>.test.ts`. */
export const SHARES = 4

/** Seeds that once found something stay, with what they found. */
const FOUND: ReadonlyMap<number, string> = new Map([
  [337, 'duplicating a group of one arrow that is bound outside it'],
])

const count = Number(process.env.FUZZ_SEEDS ?? 200)
const first = Number(process.env.FUZZ_FIRST ?? 1)
const operations = Number(process.env.FUZZ_OPERATIONS ?? 60)
/** A busy machine is no failure; a loop without end is. */
const timeoutMs = 60_000 + operations * 500

/** The seeds asked for, and those kept when nothing else is asked for. */
function seeds(): number[] {
  const asked = Array.from({ length: count }, (_, n) => first + n)
  return process.env.FUZZ_SEEDS ? asked : [...new Set([...asked, ...FOUND.keys()])]
}

/** The share's seeds; all shares together have each seed once. */
const seedsOf = (share: number) => seeds().filter((seed) => seed % SHARES === share)

/** Runs one share of the seeds, a board each. */
export function fuzzShare(share: number): void {
  describe('four editors over a bad network', () => {
    it('leave no seed out', () => {
      const all = Array.from({ length: SHARES }, (_, each) => seedsOf(each)).flat()
      expect(all.sort((a, b) => a - b)).toEqual(seeds().sort((a, b) => a - b))
    })
    for (const seed of seedsOf(share)) {
      const found = FOUND.get(seed)
      const name = `[B0] show the same, and nothing is broken: seed ${seed}`
      it(found ? `${name} (${found})` : name, () => new Fuzz(seed).run(operations), timeoutMs)
    }
  })
}
