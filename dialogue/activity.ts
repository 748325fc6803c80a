import type { LocalizedText } from './localized'
import type { PartyId } from './ids'
import type { AttributionMode } from './workshop'

/** What somebody did to something on a board, as a sentence needs it. */
export const ACTIVITY_VERBS = [
  'created',
  'deleted',
  'moved',
  'reworded',
  'pinned',
  'stance',
  'locked',
  'unlocked',
  'changed',
] as const
export type ActivityVerb = (typeof ACTIVITY_VERBS)[number]

/** Kinds of things on a board that have a name of their own; all else is `other`. */
export const ACTIVITY_THINGS = [
  'proposal-card',
  'axis',
  'note',
  'text',
  'geo',
  'draw',
  'line',
  'arrow',
  'image',
  'frame',
  'group',
  'other',
] as const
export type ActivityThing = (typeof ACTIVITY_THINGS)[number]

/** One line of what happened on a board. */
export interface ActivityEntry {
  id: number
  /** ISO 8601, UTC, to the minute. */
  at: string
  /** As far as the attribution mode tells: a name in `attributed`, the side in `party`, else null. */
  who: string | null
  party: PartyId | null
  verb: ActivityVerb
  thing: ActivityThing
  /** What it says or is called, shortened; null when it has no words. */
  title: LocalizedText | null
  recordId: string
  /** It is on the board now, and can be gone to. */
  isThere: boolean
  /** How much more was deleted together with it. */
  with: number
}

/** A part of the list, newest first. */
export interface ActivityPage {
  mode: AttributionMode
  entries: ActivityEntry[]
  /** Ask on from here; null at the end. */
  next: number | null
}

/** How far back a person's doings can be undone together, in minutes. */
export const UNDO_MINUTES = 10

/** How many things on the board an undo concerns. */
export interface UndoCounts {
  /** Of which something becomes what it was. */
  restored: number
  broughtBack: number
  removed: number
  /** Of which something stays: others have worked on it since, or it may not be changed. */
  left: number
}
