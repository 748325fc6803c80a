/** What the starter and the test run print. */

/** A reason to stop, in one sentence that says what to do. Printed as it is, exit code 1. */
export class Stop extends Error {}

/** @param {string} text one step, in plain words */
export function say(text) {
  console.log(`- ${text}`)
}

/**
 * Runs a command's main function; prints a `Stop` as one sentence and anything else with its stack.
 *
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error)
    process.exitCode = 1
  }
}
