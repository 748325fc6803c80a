/** What a lock file says and should say; pure, so that it can be tested on small examples. */

/**
 * @typedef {{
 *   version?: string, resolved?: string, optional?: boolean, dev?: boolean, os?: string[],
 *   cpu?: string[], libc?: string[], link?: boolean, optionalDependencies?: Record<string, string>,
 * }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} LockFile
 */

const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.-]+)?$/

/** Words of a package's name that say where it runs, as npm spells them in `os` and `cpu`. */
const OS_WORDS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const CPU_WORDS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

/**
 * Where a binary package runs, read off its name (`…-linux-arm64-musl`).
 * Empty when the name says nothing.
 *
 * @param {string} name
 * @returns {Pick<LockEntry, 'os' | 'cpu' | 'libc'>}
 */
export function platformOf(name) {
  const words = name.split('/').pop()?.split(/[-_.]/) ?? []
  const os = words.find((word) => OS_WORDS.includes(word))
  const cpu = words.find((word) => CPU_WORDS.includes(word))
  const musl = words.some((word) => word.startsWith('musl'))
  const glibc = words.some((word) => word.startsWith('gnu'))
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(os === 'linux' && (musl || glibc) && { libc: [musl ? 'musl' : 'glibc'] }),
    ...(os && { os: [os] }),
  }
}

/**
 * The path of the entry that `name` resolves to from the package at `from`, by Node's rule of
 * looking in each enclosing `node_modules`; null when there is none.
 *
 * @param {LockFile} lock
 * @param {string} from
 * @param {string} name
 */
function resolveEntry(lock, from, name) {
  for (let folder = from; ;) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (lock.packages[path]) return path
    if (folder === '') return null
    const cut = folder.lastIndexOf('/node_modules/')
    folder = cut < 0 ? '' : folder.slice(0, cut)
  }
}

/**
 * Adds the missing entries of exactly versioned optional dependencies and drops download
 * addresses. Running it twice changes nothing more.
 *
 * @param {LockFile} lock
 * @returns {{ lock: LockFile, added: string[], addresses: number }}
 */
export function completeLock(lock) {
  const packages = structuredClone(lock.packages)
  /** @type {string[]} */
  const added = []
  let addresses = 0
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.resolved && !entry.link) {
      delete entry.resolved
      addresses += 1
    }
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!EXACT_VERSION.test(version) || resolveEntry({ packages }, path, name)) continue
      packages[`node_modules/${name}`] = {
        version,
        ...(entry.dev && { dev: true }),
        optional: true,
        ...platformOf(name),
      }
      added.push(`${name}@${version}`)
    }
  }
  const sorted = Object.keys(packages).sort((a, b) => (a === b ? 0 : a < b ? -1 : 1))
  return {
    lock: {
      ...lock,
      packages: Object.fromEntries(
        sorted.map((path) => [path, /** @type {LockEntry} */ (packages[path])]),
      ),
    },
    added,
    addresses,
  }
}

/**
 * Which packages of the lock file are not installed in its version. Optional ones don't count:
 * other platforms' binaries are never there.
 *
 * @param {LockFile} lock `package-lock.json`
 * @param {LockFile | null} installed `node_modules/.package-lock.json`, which npm writes last
 * @returns {string[]} paths such as `node_modules/next`
 */
export function notInstalled(lock, installed) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.optional)
    .filter(([path, entry]) => installed?.packages[path]?.version !== entry.version)
    .map(([path]) => path)
}
