import { atom, type Editor, type Signal } from '@tldraw/editor'
import { canBeFollowed, tabToFollow, type Tab } from './people'
import { tabUserId } from './tab-ids'

export interface Follower {
  /** Participant id of whom this tab follows; stays while we wait for them to come back. */
  following: Signal<string | null>
  follow: (participantId: string) => boolean
  stop: () => void
  /** To be called after the others' records changed: picks up somebody who left and came back. */
  settle(): void
  dispose(): void
}

/** How long we wait for somebody we follow to come back (a reload, a short loss of connection). */
const PATIENCE_MS = 20_000

/**
 * Follows a person rather than a tab: when the tab they were followed in is gone, another of theirs
 * takes its place. tldraw itself ends following when we pan, zoom or draw; then so do we.
 */
export function followPeople(editor: Editor, tabs: () => Iterable<Tab>): Follower {
  const following = atom<string | null>('following', null)
  let leader: number | null = null
  /** While we wait: where our view stood when the leader was lost. */
  let lost: { camera: string; timer: ReturnType<typeof setTimeout> } | null = null
  let starting = false

  const cameraText = () => JSON.stringify(editor.getCamera())

  function start(participantId: string): boolean {
    const tab = tabToFollow(tabs(), participantId)
    if (!tab) return false
    starting = true
    try {
      editor.startFollowingUser(tabUserId(tab.clientId))
    } finally {
      starting = false
    }
    if (editor.getInstanceState().followingUserId !== tabUserId(tab.clientId)) return false
    leader = tab.clientId
    forgetLoss()
    return true
  }

  function forgetLoss() {
    if (lost) clearTimeout(lost.timer)
    lost = null
  }

  function end() {
    forgetLoss()
    leader = null
    following.set(null)
  }

  /** tldraw says the same whether we stopped or the leader is gone; the list of tabs tells which. */
  function onStopped() {
    if (starting || following.get() === null || lost) return
    const leaderIsHere = [...tabs()].some(
      ({ clientId, presence }) => clientId === leader && canBeFollowed(presence),
    )
    if (leaderIsHere) return end()
    lost = { camera: cameraText(), timer: setTimeout(end, PATIENCE_MS) }
    // Not from inside tldraw's own event: it is still taking the old leader down.
    queueMicrotask(settle)
  }

  function settle() {
    const person = following.get()
    if (person === null || !lost) return
    // Whoever moved their own view meanwhile has gone their own way.
    if (lost.camera !== cameraText()) return end()
    start(person)
  }

  editor.on('stop-following', onStopped)
  return {
    following,
    follow(participantId) {
      end()
      if (!start(participantId)) return false
      following.set(participantId)
      return true
    },
    stop() {
      end()
      if (editor.getInstanceState().followingUserId) editor.stopFollowingUser()
    },
    settle,
    dispose() {
      editor.off('stop-following', onStopped)
      const wasFollowing = following.get() !== null
      end()
      if (wasFollowing && !editor.isDisposed && editor.getInstanceState().followingUserId) {
        editor.stopFollowingUser()
      }
    },
  }
}
