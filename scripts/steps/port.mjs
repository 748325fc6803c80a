import { createServer } from 'node:net'
import { Stop } from './say.mjs'

/**
 * The port of the environment, 3000 when unset.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {number}
 */
export function portOf(env) {
  const port = Number(env.PORT || 3000)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new Stop(`PORT is "${env.PORT}", which is not a port: give a number from 1 to 65535.`)
}

/**
 * Listens for a moment to see whether the server will be able to.
 *
 * @param {string} host
 * @param {number} port
 * @returns {Promise<void>}
 */
export async function checkPort(host, port) {
  const probe = createServer()
  try {
    await new Promise((resolve, reject) => {
      probe.once('error', reject)
      probe.listen(port, host, () => resolve(undefined))
    })
  } catch (error) {
    throw new Stop(portSentence(/** @type {NodeJS.ErrnoException} */ (error).code, host, port))
  } finally {
    probe.close()
  }
}

/**
 * @param {string | undefined} code
 * @param {string} host
 * @param {number} port
 */
function portSentence(code, host, port) {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is already in use: stop the other program, or choose another port with PORT=${port + 1} npm start.`
  }
  if (code === 'EACCES')
    return `Port ${port} needs special rights: choose one above 1023 with PORT.`
  return `Can't listen on ${host}, port ${port} (${code}): check HOST and PORT.`
}
