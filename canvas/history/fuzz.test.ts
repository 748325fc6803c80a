// @vitest-environment jsdom
import { describe, it } from 'vitest'
import { Fuzz } from './testing/fuzz'

const seeds = Number(process.env.FUZZ_SEEDS ?? 40)
const first = Number(process.env.FUZZ_FIRST ?? 1)
const operations = Number(process.env.FUZZ_OPERATIONS ?? 60)
/** A busy machine is no failure; a loop without end is. */
const timeoutMs = 60_000 + operations * 500

describe('four editors over a bad network', () => {
  for (let seed = first; seed < first + seeds; seed++) {
    it(
      `[B0] show the same, and nothing is broken: seed ${seed}`,
      () => {
        new Fuzz(seed).run(operations)
      },
      timeoutMs,
    )
  }
})
