/**
 * The architecture as one table: which room may import which, and which packages it refuses.
 * `docs/architecture.md` tells the story; this is what lint enforces.
 */

/**
 * @typedef {{
 *   folder: string,
 *   uses: readonly string[],
 *   onlyPackages?: readonly string[],
 *   refuses?: readonly string[],
 *   onlyFor?: string,
 * }} Room
 */

const REACT = ['react', 'react-dom', 'use-intl', 'next']
const EDITOR = ['tldraw', '@tldraw/editor']
const SOCKETS = ['ws', 'y-websocket', 'node:net', 'node:http']
const DATABASE = ['@prisma/*', '@libsql/*']
const YJS = ['yjs', 'y-protocols', 'lib0', 'y-websocket']

/**
 * The first room whose folder holds a file is its room, so inner rooms come before outer ones.
 * `uses` names rooms or single files; a room may also use itself and the rooms inside it, but for
 * those that are `onlyFor` another. `onlyPackages` closes the list of packages, `refuses` leaves it
 * open.
 *
 * @type {readonly Room[]}
 */
export const ROOMS = [
  { folder: 'dialogue', uses: [], onlyPackages: ['zod'] },
  {
    folder: 'sync/protocol',
    uses: ['dialogue'],
    refuses: [...REACT, ...EDITOR, ...SOCKETS, ...DATABASE, 'node:*'],
  },
  {
    folder: 'sync/doc',
    uses: ['dialogue', 'sync/protocol'],
    refuses: [...REACT, ...EDITOR, ...SOCKETS, ...DATABASE, 'node:*'],
  },
  {
    folder: 'sync/client',
    uses: ['dialogue', 'sync/protocol', 'sync/doc'],
    refuses: [...REACT, ...EDITOR, ...DATABASE, 'node:*'],
  },
  {
    folder: 'canvas/binding',
    uses: ['dialogue', 'sync/protocol', 'sync/doc'],
    refuses: [...REACT, ...EDITOR, ...SOCKETS, ...DATABASE, 'node:*'],
  },
  {
    folder: 'canvas',
    uses: ['dialogue', 'sync', 'ui', 'messages'],
    refuses: [...SOCKETS, ...DATABASE, 'node:*'],
  },
  {
    folder: 'facilitation',
    uses: ['dialogue', 'sync', 'ui', 'messages'],
    refuses: [...EDITOR, '@tldraw/*', ...DATABASE, 'node:*'],
  },
  {
    folder: 'export',
    uses: ['dialogue', 'sync'],
    refuses: [...REACT, ...EDITOR, ...SOCKETS, ...DATABASE],
  },
  { folder: 'ui', uses: [], refuses: ['use-intl', ...EDITOR, ...YJS, ...DATABASE, 'node:*'] },
  // The words for close reasons are typed by the protocol's list of them.
  {
    folder: 'messages',
    uses: ['dialogue', 'sync/protocol'],
    refuses: [...EDITOR, ...YJS, ...DATABASE, 'node:*'],
  },
  {
    folder: 'app',
    uses: [
      'dialogue',
      'sync',
      'canvas',
      'facilitation',
      'export',
      'ui',
      'messages',
      'server/services',
    ],
    refuses: [...YJS, ...DATABASE],
  },
  { folder: 'server/persistence/generated', uses: [], onlyFor: 'server/persistence' },
  {
    folder: 'server/persistence',
    uses: ['dialogue', 'sync/protocol', 'sync/doc', 'export', 'server'],
    refuses: [...REACT, ...EDITOR],
  },
  {
    folder: 'server',
    uses: ['dialogue', 'sync/protocol', 'sync/doc', 'export'],
    refuses: ['react', 'react-dom', 'use-intl', ...EDITOR, ...DATABASE],
  },
]

/** Not rooms, and no room's business unless its `uses` says so. They themselves may use every room. */
const CLOSED = ['tests', 'scripts', 'bench']

/** @param {string} path @param {string} folder */
const within = (path, folder) => path === folder || path.startsWith(`${folder}/`)

/** @param {string} path relative to the project, with `/` @returns {Room | null} */
export function roomOf(path) {
  return ROOMS.find((room) => within(path, room.folder)) ?? null
}

/** @param {string} name @param {string} pattern a package, a scope (`@x/*`) or a prefix (`node:*`) */
function matchesPackage(name, pattern) {
  if (pattern.endsWith('*')) return name.startsWith(pattern.slice(0, -1))
  return within(name, pattern)
}

/**
 * Why a file may not import something, in one sentence; null when it may. Tests beside their source
 * keep to the arrows, but may use any package.
 *
 * @param {string} from the importing file, relative to the project, with `/`
 * @param {{ path: string } | { name: string }} target a file of the project, or a package
 * @returns {string | null}
 */
export function refusal(from, target) {
  const room = roomOf(from)
  if (!room) return null
  const isTest = /\.test\.tsx?$/.test(from)
  if ('name' in target) return isTest ? null : packageRefusal(room, target.name)
  const file = target.path.replace(/\.\w+$/, '')
  const targetRoom = roomOf(target.path)
  const targetFolder = targetRoom?.folder ?? CLOSED.find((folder) => within(file, folder))
  const open = !targetRoom?.onlyFor || targetRoom.onlyFor === room.folder
  if (!targetFolder || (within(targetFolder, room.folder) && open)) return null
  if (room.uses.some((use) => within(file, use))) return null
  if (isTest && targetFolder === 'tests') return null
  return `${room.folder}/ must not import from ${targetFolder}/ (see docs/architecture.md).`
}

/** @param {Room} room @param {string} name @returns {string | null} */
function packageRefusal({ folder, onlyPackages, refuses }, name) {
  const unknown = onlyPackages && !onlyPackages.some((pattern) => matchesPackage(name, pattern))
  const refused = refuses?.some((pattern) => matchesPackage(name, pattern))
  return unknown || refused ? `${folder}/ does not use the package "${name}".` : null
}
