import { META } from './schema'

/**
 * What facilitators keep hidden of a board: frames, with all that stands in them, in a document of their
 * own (docs/running-the-room.md, "Hiding frames"). A record's document is fixed when it is made: hiding
 * and showing copy it under another id, and the server alone does either [W20].
 */

const HIDDEN = 'hidden-'

/** The backstage document a record lives in, or null: it is the board's. */
export function backstageOf(record: { meta?: unknown } | null | undefined): string | null {
  const backstage = (record?.meta as Record<string, unknown> | undefined)?.[META.backstage]
  return typeof backstage === 'string' ? backstage : null
}

/**
 * The id a board's record has while it is hidden: `shape:axes` is `shape:hidden-axes`. Both can be in one
 * store for a moment, whichever document's news come first; and whoever knows one finds the other.
 */
export function hiddenId(id: string): string {
  const [type, name] = parts(id)
  return `${type}:${HIDDEN}${name}`
}

/** The id a hidden record has once it is shown. What was made while hidden keeps the id it has. */
export function shownId(id: string): string {
  const [type, name] = parts(id)
  return name.startsWith(HIDDEN) ? `${type}:${name.slice(HIDDEN.length)}` : id
}

function parts(id: string): [type: string, name: string] {
  const colon = id.indexOf(':')
  return [id.slice(0, colon), id.slice(colon + 1)]
}
