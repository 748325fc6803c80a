import { say } from './say.mjs'

/** Names tests that failed first and passed when they were tried again; the rest is others' to report. */
export default class SecondTries {
  /** @param {{ fullName: string, diagnostic(): { flaky: boolean } | undefined }} test */
  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky) say(`passed only when tried again: ${test.fullName}`)
  }
}
