import { Stop } from './say.mjs'

/**
 * @param {string} version such as `v20.19.0` or `20.19`
 * @returns {number[]} major, minor, patch
 */
export function parseVersion(version) {
  const parts = version.replace(/^v/, '').split(/[-+]/)[0]?.split('.').map(Number) ?? []
  return [0, 1, 2].map((place) => parts[place] || 0)
}

/** @param {string} version @param {string} minimum @returns {boolean} */
export function isAtLeast(version, minimum) {
  const [a, b] = [parseVersion(version), parseVersion(minimum)]
  const place = [0, 1, 2].find((i) => a[i] !== b[i])
  return place === undefined || Number(a[place]) > Number(b[place])
}

/**
 * @param {string} engines the `engines.node` of `package.json`, of the form `>=20.19`
 * @param {string} version the running Node's
 */
export function checkNode(engines, version = process.versions.node) {
  const minimum = engines.replace(/^>=/, '')
  if (isAtLeast(version, minimum)) return
  throw new Stop(
    `Common Ground needs Node ${minimum} or newer, and this is Node ${version}: install a newer one from https://nodejs.org and try again.`,
  )
}
