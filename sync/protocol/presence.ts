import { ROLES, type Role } from '@/dialogue/workshop'

/**
 * What one tab says about itself through awareness (y-protocols), never stored. Sent by that tab,
 * at most about 15 times a second; `participantId`, `name`, `party` and `role` are overwritten by
 * the server with what it knows, so nobody can pose as someone else. Everyone who receives it
 * reads it with `readPresence`: what doesn't fit is left out.
 *
 * The awareness client id (one per tab) is the key: one participant may have several tabs.
 */
export interface Presence {
  participantId: string
  /** At most 80 UTF-16 units. */
  name: string
  party: string | null
  role: Role
  /** The tldraw page this tab looks at; null when it shows none (a list view, say). */
  pageId: string | null
  /** Pointer, in page units; null while not over the canvas or while a round is open. */
  cursor: PresenceCursor | null
  /** Selected shape ids on that page; at most `PRESENCE_LIMITS.selection`. */
  selection: string[]
  /** tldraw's camera (page offset and zoom), for those who follow this tab. */
  camera: { x: number; y: number; z: number } | null
  /** The canvas's size in CSS pixels, for those who follow this tab. */
  screen: { w: number; h: number } | null
  /** Awareness client id of the tab this one follows. */
  following: number | null
  /**
   * The laser pointer's trace, in page units, newest last: x, y, x, y…; empty while it is off. At most
   * `PRESENCE_LIMITS.laser` points.
   */
  laser: number[]
  /** Its person is not at the table just now: said by them, or by a tab nobody has looked at for long. */
  away: boolean
  /** What its person just felt like saying without a word; null again a few seconds later. */
  reaction: PresenceReaction | null
}

/** Reactions belong to a person, not to a place on the board: they stay visible while views are hidden. */
export const REACTIONS = ['yes', 'thanks', 'laugh', 'celebrate', 'question', 'slower'] as const
export type Reaction = (typeof REACTIONS)[number]

export interface PresenceReaction {
  kind: Reaction
  /** Grows by one with each reaction of that tab, so that the same one twice is seen twice. */
  count: number
}

export interface PresenceCursor {
  x: number
  y: number
  /** tldraw's cursor type, e.g. `default`, `grab`, `cross`. */
  type: string
  /** Radians. */
  rotation: number
}

/** The part a tab decides; the rest is the server's word. */
export type PresenceView = Pick<
  Presence,
  'pageId' | 'cursor' | 'selection' | 'camera' | 'screen' | 'following' | 'laser'
>

/** What a tab says of its person rather than of where it looks: told in an open round too. */
export type PresenceSigns = Pick<Presence, 'away' | 'reaction'>

/** Raising these lets one tab cost every other tab more on each tick. */
export const PRESENCE_LIMITS = { selection: 50, id: 64, name: 80, laser: 40 } as const

const LARGEST = 1e9

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= LARGEST

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A presence from an awareness state, or null when it isn't one (a stranger's client, say). */
export function readPresence(state: unknown): Presence | null {
  if (!isObject(state)) return null
  const { participantId, name, party, role } = state
  if (!isText(participantId, PRESENCE_LIMITS.id) || !isText(name, PRESENCE_LIMITS.name)) return null
  if (!(party === null || isText(party, PRESENCE_LIMITS.id))) return null
  if (!ROLES.includes(role as Role)) return null
  return {
    participantId,
    name,
    party,
    role: role as Role,
    ...readPresenceView(state),
    ...readPresenceSigns(state),
  }
}

/** As `readPresenceView`, for what doesn't hang on a place. */
export function readPresenceSigns(state: Record<string, unknown>): PresenceSigns {
  return { away: state['away'] === true, reaction: readReaction(state['reaction']) }
}

function readReaction(value: unknown): PresenceReaction | null {
  if (!isObject(value)) return null
  const kind = REACTIONS.find((known) => known === value['kind'])
  const { count } = value
  return kind && isNumber(count) && Number.isInteger(count) && count > 0 ? { kind, count } : null
}

/** The tab's own part; every field that doesn't fit is read as "nothing there". */
export function readPresenceView(state: Record<string, unknown>): PresenceView {
  const { pageId, selection, following } = state
  return {
    pageId: isText(pageId, PRESENCE_LIMITS.id) ? pageId : null,
    cursor: readCursor(state['cursor']),
    selection: Array.isArray(selection)
      ? selection
          .filter((id): id is string => isText(id, PRESENCE_LIMITS.id))
          .slice(0, PRESENCE_LIMITS.selection)
      : [],
    camera: readCamera(state['camera']),
    screen: readScreen(state['screen']),
    following: isNumber(following) ? following : null,
    laser: readLaser(state['laser']),
  }
}

/** All of it or nothing: a number left out would turn every x after it into a y. */
function readLaser(value: unknown): number[] {
  if (!Array.isArray(value) || value.length % 2 !== 0) return []
  return value.length <= 2 * PRESENCE_LIMITS.laser && value.every(isNumber) ? value : []
}

function readCursor(value: unknown): PresenceCursor | null {
  if (!isObject(value)) return null
  const { x, y, type = 'default', rotation = 0 } = value
  if (!isNumber(x) || !isNumber(y)) return null
  return {
    x,
    y,
    type: isText(type, 32) ? type : 'default',
    rotation: isNumber(rotation) ? rotation : 0,
  }
}

function readCamera(value: unknown): Presence['camera'] {
  if (!isObject(value)) return null
  const { x, y, z } = value
  return isNumber(x) && isNumber(y) && isNumber(z) && z > 0 ? { x, y, z } : null
}

function readScreen(value: unknown): Presence['screen'] {
  if (!isObject(value)) return null
  const { w, h } = value
  return isNumber(w) && isNumber(h) && w > 0 && h > 0 ? { w, h } : null
}
