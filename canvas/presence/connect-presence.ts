import {
  atom,
  InstancePresenceRecordType,
  react,
  unsafe__withoutCapture,
  type Atom,
  type Editor,
  type Signal,
  type TLRecord,
} from '@tldraw/editor'
import type { Awareness } from 'y-protocols/awareness'
import { textIn } from '@/dialogue/localized'
import { readPresence, type Presence, type Reaction } from '@/sync/protocol/presence'
import { boardSettings, toneOf } from '../board-settings'
import { palette, toneColor } from '../drawing/palette'
import { followPeople } from './follow'
import { ownView } from './own-view'
import { foldPeople, type Me, type Person, type Tab } from './people'
import { presenceRecord, type Appearance } from './presence-record'
import { publisher } from './publish'
import { ownSigns, reactionsSeen, type SeenReaction } from './signs'
import { tabUserId } from './tab-ids'
import { watchPointer } from './watch-pointer'

export interface PresenceOptions {
  editor: Editor
  /** The provider's; its client id is this tab's. */
  awareness: Awareness
  me: Me
  /** See `setShare`; default true. */
  share?: boolean
}

export interface PresenceConnection {
  /** Everybody who is here, me included; changes only when somebody comes, goes or changes name. */
  people: Signal<readonly Person[]>
  /** Participant id of whom this tab follows, or null. */
  following: Signal<string | null>
  /** Moves this view with theirs until either stops. False when none of their tabs can be followed. */
  follow: (participantId: string) => boolean
  stopFollowing: () => void
  /** The last few seconds' reactions, newest last; changes when one comes or fades. */
  reactions: Signal<readonly SeenReaction[]>
  /** Shows a reaction to everyone, this tab included. False when the last one was a moment ago. */
  react(kind: Reaction): boolean
  /** Says that this person is not at the table, or back. */
  setAway(away: boolean): void
  /**
   * False while a round is open: this tab then says only who it is, and shows no cursor, selection or
   * view but a facilitator's, who answers nothing.
   */
  setShare(share: boolean): void
  /** Tells the others this tab has left and takes their cursors off the canvas. */
  dispose(): void
}

/**
 * Joins an editor to an awareness: says where this tab is, and shows where the others are as
 * tldraw's `instance_presence` records.
 *
 * Invariants
 *  1. Nothing of another tab reaches the store that `readPresence` did not read: the server checks
 *     who somebody is, not what their tab says.
 *  2. Others' records enter the store as remote changes of scope `presence`: neither the document's
 *     binding nor the undo stack ever sees them.
 *  3. One record per tab that shows a page; none for this tab; none left after `dispose`.
 */
export function connectPresence(options: PresenceOptions): PresenceConnection {
  const { editor, awareness, me } = options
  const { store } = editor
  const settings = boardSettings(editor)
  const share = atom('share presence', options.share ?? true)
  const pointer = watchPointer(editor.getContainer())
  const tabs = new Map<number, Tab>()
  const people: Atom<readonly Person[]> = atom('people', [], {
    isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  })
  const follower = followPeople(editor, () => tabs.values())

  const view = ownView(editor, { share, pointerOver: pointer.over })
  const { participantId, name, party, role } = me
  const signs = ownSigns()
  const seen = reactionsSeen()
  const out = publisher<Presence>((state) => awareness.setLocalState({ ...state }))
  const stopPublishing = react('publish presence', () => {
    const state = { participantId, name, party, role, ...view.get(), ...signs.current.get() }
    unsafe__withoutCapture(() => out.offer(state))
  })

  function appearance({ name: who, party: side }: Presence): Appearance {
    const { parties, locale } = settings.get()
    const tone = toneOf(settings.get(), side)
    const short = parties.find(({ id }) => id === side)?.short
    return {
      label: short ? `${who} · ${textIn(short, locale)}` : who,
      color: toneColor(palette(editor.user.getIsDarkMode()), tone),
      tone,
    }
  }

  /** The user id of whom another tab follows; when it is this tab, the one tldraw knows us by. */
  function followed(clientId: number | null): string | null {
    if (clientId === null) return null
    return clientId === awareness.clientID ? editor.user.getId() : tabUserId(clientId)
  }

  /** Whose word that they facilitate is the server's. */
  function isShown(presence: Presence): boolean {
    return share.get() || presence.role === 'facilitator'
  }

  function recordOf(tab: Tab) {
    return presenceRecord(tab.clientId, tab.presence, {
      ...appearance(tab.presence),
      lastActivityTimestamp: tab.activeAt,
      followingUserId: followed(tab.presence.following),
    })
  }

  function show(clientIds: Iterable<number>) {
    const put: TLRecord[] = []
    const remove: TLRecord['id'][] = []
    for (const clientId of clientIds) {
      const tab = tabs.get(clientId)
      const record = tab && isShown(tab.presence) ? recordOf(tab) : null
      if (record) put.push(record)
      else remove.push(InstancePresenceRecordType.createId(String(clientId)))
    }
    store.mergeRemoteChanges(() => {
      if (put.length > 0) store.put(put)
      if (remove.length > 0) store.remove(remove)
    }) // (2)
    showPeople()
    follower.settle()
  }

  function showPeople() {
    const here = foldPeople(
      { ...me, away: signs.current.get().away },
      tabs.values(),
      (side) => toneOf(settings.get(), side),
      isShown,
    )
    people.set(here)
  }

  function take(clientIds: Iterable<number>) {
    const states = awareness.getStates()
    const now = Date.now()
    const touched: number[] = []
    for (const clientId of clientIds) {
      if (clientId === awareness.clientID) continue // (3)
      const presence = readPresence(states.get(clientId)) // (1)
      if (presence) {
        seen.take(clientId, presence, tabs.get(clientId)?.presence.reaction ?? null)
        tabs.set(clientId, { clientId, presence, activeAt: now })
      } else if (!tabs.delete(clientId)) continue
      touched.push(clientId)
    }
    if (touched.length > 0) show(touched)
  }

  const onChange = (change: { added: number[]; updated: number[]; removed: number[] }) =>
    take([...change.added, ...change.updated, ...change.removed])
  awareness.on('change', onChange)
  take(awareness.getStates().keys())

  // Another language, theme or party list draws everybody anew.
  const stopRedrawing = react('redraw presence', () => {
    settings.get()
    editor.user.getIsDarkMode()
    share.get()
    signs.away.get()
    unsafe__withoutCapture(() => show([...tabs.keys()]))
  })

  return {
    people,
    following: follower.following,
    follow: follower.follow,
    stopFollowing: follower.stop,
    reactions: seen.shown,
    react(kind) {
      const reaction = signs.react(kind)
      if (reaction) seen.take(awareness.clientID, { participantId, name, reaction }, null)
      return reaction !== null
    },
    setAway: signs.setAway,
    setShare(next) {
      share.set(next)
      out.flush()
    },
    dispose() {
      stopPublishing()
      stopRedrawing()
      out.dispose()
      signs.dispose()
      seen.dispose()
      pointer.dispose()
      follower.dispose()
      awareness.off('change', onChange)
      awareness.setLocalState(null)
      const gone = [...tabs.keys()]
      tabs.clear()
      store.mergeRemoteChanges(() => {
        store.remove(gone.map((id) => InstancePresenceRecordType.createId(String(id))))
      })
    },
  }
}
