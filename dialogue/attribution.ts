import type { PartyId } from './ids'
import { ATTRIBUTION_MODES, type AttributionMode } from './workshop'

/** What each attribution mode lets out. What it keeps in never leaves the server. */
export interface ModeShows {
  /** Who gave an answer, wrote an amendment, set a condition. */
  names: boolean
  /** Which side a single text came from. Results are by side in every mode, once three answered. */
  sideOfText: boolean
  /** Exact medians, single dots, single assessments; else bands and groups. */
  exactNumbers: boolean
  /** Answers stay tied to a seat, so that the same people can be compared in the next session. */
  linksSessions: boolean
}

export const MODE_SHOWS: Readonly<Record<AttributionMode, ModeShows>> = {
  attributed: { names: true, sideOfText: true, exactNumbers: true, linksSessions: true },
  party: { names: false, sideOfText: true, exactNumbers: false, linksSessions: true },
  none: { names: false, sideOfText: false, exactNumbers: false, linksSessions: false },
}

/**
 * Whether a workshop may go from one mode to another. Before anyone answered a round, freely; then
 * only to a stricter one: people answered under what they were promised.
 */
export function mayChangeMode(
  from: AttributionMode,
  to: AttributionMode,
  answered: boolean,
): boolean {
  return !answered || ATTRIBUTION_MODES.indexOf(to) >= ATTRIBUTION_MODES.indexOf(from)
}

/** Of two modes that both apply, the stricter holds: people answered under what they were promised. */
export function stricterMode(one: AttributionMode, other: AttributionMode): AttributionMode {
  return ATTRIBUTION_MODES.indexOf(one) > ATTRIBUTION_MODES.indexOf(other) ? one : other
}

/** Whose a text is; null is "not said". */
export interface Author {
  who: string | null
  party: PartyId | null
}

/** `author` as far as `mode` lets it out. Ask before storing too: what isn't kept can't leak. */
export function visibleAuthor(mode: AttributionMode, author: Author): Author {
  const shows = MODE_SHOWS[mode]
  return {
    who: shows.names ? author.who : null,
    party: shows.sideOfText ? author.party : null,
  }
}
