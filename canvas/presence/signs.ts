import { atom, computed, type Atom, type Signal } from '@tldraw/editor'
import type { Presence, PresenceReaction, PresenceSigns, Reaction } from '@/sync/protocol/presence'

/** One reaction, as it is shown for a few seconds. */
export interface SeenReaction {
  /** Unique among those shown. */
  id: number
  participantId: string
  name: string
  kind: Reaction
}

/** How long one is shown. */
export const REACTION_SHOWN_MS = 4000
/** Between two of one tab, sent or shown. Lower lets a held finger fill the room's screens. */
export const REACTION_PAUSE_MS = 600
/** Shown at once; a room of sixty that claps would cover the board. */
const MOST_SHOWN = 6

/** What this tab says of its person. */
export function ownSigns(): {
  current: Signal<PresenceSigns>
  away: Signal<boolean>
  setAway: (away: boolean) => void
  /** The reaction as it goes out, or null when the last was a moment ago. */
  react: (kind: Reaction) => PresenceReaction | null
  dispose: () => void
} {
  const current: Atom<PresenceSigns> = atom('own signs', { away: false, reaction: null })
  let count = 0
  let lastAt = -Infinity
  let fading: ReturnType<typeof setTimeout> | undefined
  return {
    current,
    away: computed('own away', () => current.get().away),
    setAway(next) {
      if (current.get().away !== next) current.update((signs) => ({ ...signs, away: next }))
    },
    react(kind) {
      const now = performance.now()
      if (now - lastAt < REACTION_PAUSE_MS) return null
      lastAt = now
      const reaction = { kind, count: ++count }
      current.update((signs) => ({ ...signs, reaction }))
      clearTimeout(fading)
      fading = setTimeout(
        () => current.update((signs) => ({ ...signs, reaction: null })),
        REACTION_SHOWN_MS,
      )
      return reaction
    },
    dispose: () => clearTimeout(fading),
  }
}

/** Everyone's reactions as they come, for as long as they are shown. */
export function reactionsSeen(): {
  shown: Signal<readonly SeenReaction[]>
  /** `before`: what the same tab's reaction was, so that only a new one is seen. */
  take: (
    clientId: number,
    presence: Pick<Presence, 'participantId' | 'name' | 'reaction'>,
    before: PresenceReaction | null,
  ) => void
  dispose: () => void
} {
  const shown: Atom<readonly SeenReaction[]> = atom('reactions', [])
  const lastAt = new Map<number, number>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let nextId = 1
  return {
    shown,
    take(clientId, { participantId, name, reaction }, before) {
      if (!reaction || reaction.count === before?.count) return
      const now = performance.now()
      // A tab of somebody's own making need not keep to our pause.
      if (now - (lastAt.get(clientId) ?? -Infinity) < REACTION_PAUSE_MS / 2) return
      lastAt.set(clientId, now)
      const id = nextId++
      shown.update((list) => [
        ...list.slice(1 - MOST_SHOWN),
        { id, participantId, name, kind: reaction.kind },
      ])
      const timer = setTimeout(() => {
        timers.delete(timer)
        shown.update((list) => list.filter((each) => each.id !== id))
      }, REACTION_SHOWN_MS)
      timers.add(timer)
    },
    dispose() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      shown.set([])
    },
  }
}
