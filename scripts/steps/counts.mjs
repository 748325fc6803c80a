/** Adds up what the test programs report. */

/** @typedef {{ passed: number, failed: number }} Counts */

/** @typedef {{ specs?: { title: string, tests: { status: string }[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite */

/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[], suites?: PlaywrightSuite[] }} PlaywrightReport */

/** @param {Counts[]} all @returns {Counts} */
export function sum(all) {
  return all.reduce(
    (total, { passed, failed }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
    }),
    { passed: 0, failed: 0 },
  )
}

/**
 * @param {number} code exit code of a check that has no report (types, lint, format)
 * @returns {Counts} one check
 */
export function countCheck(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] } | null} report
 *   Vitest's JSON report; null when it wrote none
 * @param {number} code its exit code
 * @returns {Counts}
 */
export function countVitest(report, code) {
  if (!report) return { passed: 0, failed: 1 }
  // A file that can't be loaded has no tests, and would otherwise not count.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return withExitCode(
    { passed: report.numPassedTests, failed: report.numFailedTests + broken.length },
    code,
  )
}

/**
 * @param {PlaywrightReport | null} report Playwright's JSON report; null when it wrote none
 * @param {number} code its exit code
 * @returns {Counts} a test that passed at its second try has passed; `secondTries` names it
 */
export function countPlaywright(report, code) {
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  return withExitCode({ passed: expected + flaky, failed: unexpected + report.errors.length }, code)
}

/**
 * @param {PlaywrightReport | null} report
 * @returns {string[]} titles of the tests that failed first and passed when they were tried again
 */
export function secondTries(report) {
  return (report?.suites ?? []).flatMap(function titles(/** @type {PlaywrightSuite} */ suite) {
    const own = (suite.specs ?? []).filter((spec) =>
      spec.tests.some((test) => test.status === 'flaky'),
    )
    return [...own.map((spec) => spec.title), ...(suite.suites ?? []).flatMap(titles)]
  })
}

/** A program that failed outside its tests (an unhandled error, say) counts as one failure. */
function withExitCode(/** @type {Counts} */ counts, /** @type {number} */ code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}
