/**
 * `npm test`: from a fresh clone to every check and test. Its last line is `N passed, N failed`.
 * `npm run validate` (`--quick`) stops after the unit tests and builds nothing.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBrowser } from './steps/browser.mjs'
import { build, generateClient, nodeEngines } from './steps/build.mjs'
import { countCheck, countPlaywright, countVitest, secondTries, sum } from './steps/counts.mjs'
import { installDependencies } from './steps/dependencies.mjs'
import { checkNode } from './steps/node-version.mjs'
import { run } from './steps/run.mjs'
import { runMain, say } from './steps/say.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reports = join(root, 'test-results/reports')
const quick = process.argv.includes('--quick')

/** @typedef {import('./steps/counts.mjs').Counts} Counts */

/** @param {string} bin a script inside node_modules @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function tool(bin, args, env) {
  const path = join(root, 'node_modules', bin)
  return run(process.execPath, [path, ...args], { cwd: root, env: { ...process.env, ...env } })
}

/** @param {string} name @returns {any} */
function report(name) {
  const path = join(reports, name)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

/** @param {string} name @param {string} config @returns {Promise<Counts>} */
async function vitest(name, config) {
  say(`${name} tests …`)
  const file = join(reports, `${name}.json`)
  const code = await tool('vitest/vitest.mjs', [
    'run',
    '--config',
    config,
    '--reporter=dot',
    '--reporter=json',
    `--reporter=${join(root, 'scripts/steps/second-tries-reporter.mjs')}`,
    `--outputFile.json=${file}`,
  ])
  return countVitest(report(`${name}.json`), code)
}

/** @param {string} browser @returns {Promise<Counts>} */
async function playwright(browser) {
  say('end-to-end tests …')
  const code = await tool(
    '@playwright/test/cli.js',
    ['test', '--project=e2e', '--reporter=list,json'],
    {
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json'),
    },
  )
  const shaky = secondTries(report('e2e.json'))
  if (shaky.length > 0) say(`passed only when tried again: ${shaky.join('; ')}`)
  return countPlaywright(report('e2e.json'), code)
}

/** @param {string} name @param {string} bin @param {string[]} args @returns {Promise<Counts>} */
async function check(name, bin, args) {
  const counts = countCheck(await tool(bin, args))
  say(`${name}: ${counts.failed ? 'failed (see above)' : 'good'}`)
  return counts
}

await runMain(async () => {
  checkNode(nodeEngines(root))
  await installDependencies(root)
  generateClient()
  const browser = quick ? null : await ensureBrowser(root)
  if (!quick) await build(root)

  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  say('types, lint and format …')
  const checks = await Promise.all([
    check('types', 'typescript/bin/tsc', ['--noEmit']),
    check('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings=0']),
  ])
  checks.push(
    await check('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  )
  checks.push(await vitest('unit', 'vitest.config.ts'))
  if (browser) {
    checks.push(await vitest('contract', 'vitest.contract.config.ts'))
    checks.push(await playwright(browser))
  }

  const { passed, failed } = sum(checks)
  if (failed > 0) process.exitCode = 1
  console.log(`\n${passed} passed, ${failed} failed`)
})
