import type { Role } from '@/dialogue/workshop'
import type { Presence } from '@/sync/protocol/presence'

/** Somebody who has the board open, in one tab or several. */
export interface Person {
  participantId: string
  name: string
  party: string | null
  /** The party's place in the workshop, which is its colour and mark; null for no side. */
  tone: number | null
  role: Role
  isMe: boolean
  /** Tabs they have the board open in, this one included. */
  tabs: number
  /** Some other tab of theirs shows where it looks. */
  canFollow: boolean
  /** Not at the table just now, in every tab they have. */
  away: boolean
}

/** Who this tab is. */
export type Me = Pick<Person, 'participantId' | 'name' | 'party' | 'role'>

/** One other tab, as it last said. */
export interface Tab {
  clientId: number
  presence: Presence
  /** When it last did something, by this machine's clock, in milliseconds. */
  activeAt: number
}

/**
 * Everybody who is here, each once: me first, then by party in the workshop's order, those of no
 * side last; facilitators before delegates before observers; then by name.
 */
export function foldPeople(
  me: Me & { away: boolean },
  tabs: Iterable<Tab>,
  toneOf: (party: string | null) => number | null,
  /** Whether a tab's view may be shown here now. */
  isShown: (presence: Presence) => boolean = () => true,
): Person[] {
  const people = new Map<string, Person>()
  people.set(me.participantId, {
    participantId: me.participantId,
    name: me.name,
    party: me.party,
    role: me.role,
    tone: toneOf(me.party),
    isMe: true,
    tabs: 1,
    canFollow: false,
    away: me.away,
  })
  for (const { presence } of tabs) {
    const known = people.get(presence.participantId)
    if (known) {
      known.tabs += 1
      known.canFollow ||= canBeFollowed(presence) && isShown(presence)
      known.away &&= presence.away
      continue
    }
    const { participantId, name, party, role } = presence
    people.set(participantId, {
      participantId,
      name,
      party,
      role,
      tone: toneOf(party),
      isMe: false,
      tabs: 1,
      canFollow: canBeFollowed(presence) && isShown(presence),
      away: presence.away,
    })
  }
  return [...people.values()].sort(inOrder)
}

/** The tab to follow of a person: the one they used last that shows where it looks; or null. */
export function tabToFollow(tabs: Iterable<Tab>, participantId: string): Tab | null {
  let best: Tab | null = null
  for (const tab of tabs) {
    if (tab.presence.participantId !== participantId || !canBeFollowed(tab.presence)) continue
    if (!best || tab.activeAt > best.activeAt) best = tab
  }
  return best
}

export function canBeFollowed(presence: Presence): boolean {
  return presence.pageId !== null && presence.camera !== null && presence.screen !== null
}

/** After every party; finite, so that two of them subtract to 0. */
const NO_SIDE = 1000
const RANK: Record<Role, number> = { facilitator: 0, delegate: 1, interpreter: 2, observer: 3 }

function inOrder(a: Person, b: Person): number {
  if (a.isMe !== b.isMe) return a.isMe ? -1 : 1
  return (
    (a.tone ?? NO_SIDE) - (b.tone ?? NO_SIDE) ||
    RANK[a.role] - RANK[b.role] ||
    a.name.localeCompare(b.name) ||
    (a.participantId < b.participantId ? -1 : 1)
  )
}
