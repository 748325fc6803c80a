import { describe, expect, it } from 'vitest'
import { countCheck, countPlaywright, countVitest, secondTries, sum } from './counts.mjs'

const vitest = (numPassedTests: number, numFailedTests: number, testResults: never[] = []) => ({
  numPassedTests,
  numFailedTests,
  testResults,
})

describe('counts', () => {
  it('add up over kinds', () => {
    const kinds = [countCheck(0), countVitest(vitest(5, 1), 1), countCheck(2)]
    expect(sum(kinds)).toEqual({ passed: 6, failed: 2 })
  })

  it('count a file that could not be loaded', () => {
    const broken = [{ status: 'failed', assertionResults: [] }] as never[]
    expect(countVitest(vitest(3, 0, broken), 1)).toEqual({ passed: 3, failed: 1 })
  })

  it('count a missing report and a failure outside the tests', () => {
    expect(countVitest(null, 1)).toEqual({ passed: 0, failed: 1 })
    expect(countVitest(vitest(3, 0), 1)).toEqual({ passed: 3, failed: 1 })
    expect(countPlaywright(null, 0)).toEqual({ passed: 0, failed: 1 })
  })

  it('count an end-to-end test that passed at its second try, and name it', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 1 }
    const suites = [
      {
        specs: [{ title: 'steady', tests: [{ status: 'expected' }] }],
        suites: [{ specs: [{ title: 'shaky', tests: [{ status: 'flaky' }] }] }],
      },
    ]
    const report = { stats, errors: [], suites }
    expect(countPlaywright(report, 1)).toEqual({ passed: 8, failed: 1 })
    expect(secondTries(report)).toEqual(['shaky'])
    expect(secondTries(null)).toEqual([])
  })
})
