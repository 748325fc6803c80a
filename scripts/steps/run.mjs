import { spawn } from 'node:child_process'

/** @typedef {import('node:child_process').SpawnOptions} SpawnOptions */

/**
 * Runs a program with our output and no input.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {SpawnOptions} options
 * @returns {Promise<number>} exit code; 1 when it couldn't be started or was killed
 */
export function run(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * The same, but what the program prints is shown only when it fails.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {SpawnOptions} options
 * @returns {Promise<number>}
 */
export function runQuietly(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    /** @type {Buffer[]} */
    const printed = []
    child.stdout?.on('data', (chunk) => printed.push(chunk))
    child.stderr?.on('data', (chunk) => printed.push(chunk))
    child.once('error', () => resolve(1))
    child.once('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(printed))
      resolve(code ?? 1)
    })
  })
}
