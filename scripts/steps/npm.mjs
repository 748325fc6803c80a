import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './run.mjs'

/**
 * How to run npm: its own script through this Node where it can be found (Windows can't spawn
 * `npm`, which is a `.cmd` there), else by name.
 *
 * @param {{ env: Record<string, string | undefined>, execPath: string, platform: string, exists?: (path: string) => boolean }} system
 * @returns {{ file: string, args: string[], shell: boolean }}
 */
export function npmCommand({ env, execPath, platform, exists = existsSync }) {
  const folder = dirname(execPath)
  const script = [
    // Other package managers set this too; theirs is not npm.
    /npm-cli\.c?js$/.test(env.npm_execpath ?? '') ? env.npm_execpath : undefined,
    join(folder, 'node_modules/npm/bin/npm-cli.js'),
    join(folder, '../lib/node_modules/npm/bin/npm-cli.js'),
  ].find((path) => path !== undefined && exists(path))
  if (script) return { file: execPath, args: [script], shell: false }
  const windows = platform === 'win32'
  return { file: windows ? 'npm.cmd' : 'npm', args: [], shell: windows }
}

/**
 * @param {string[]} args plain words: they may pass through a shell on Windows
 * @param {string} cwd
 * @returns {Promise<number>} npm's exit code; 1 when it couldn't be started
 */
export function runNpm(args, cwd) {
  const { file, args: first, shell } = npmCommand(process)
  return run(file, [...first, ...args], { cwd, shell })
}
