import { useEffect, useRef } from 'react'
import { useValue } from 'tldraw'
import type { BoardHandle } from '@/canvas/board-canvas'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import type { SessionState } from '@/dialogue/session/session-state'

/**
 * Follows whoever presents, once per presentation: stopping, or going one's own way, lasts until somebody
 * presents anew. `follows` is null while nobody else presents.
 */
export function usePresenter(
  state: SessionState,
  me: string,
  handle: BoardHandle,
  presence: PresenceConnection,
): { follows: boolean | null; follow: () => void } {
  const { presenter } = state
  const id = presenter && presenter.participantId !== me ? presenter.participantId : null
  const since = id === null ? null : (presenter?.since ?? null)
  const following = useValue('following', () => presence.following.get(), [presence])
  const isThere = useValue(
    'presenter can be followed',
    () => presence.people.get().some((each) => each.participantId === id && each.canFollow),
    [presence, id],
  )
  /** The presentation this tab has answered: followed, or been offered while its owner was busy. */
  const answered = useRef<number | null>(null)
  const led = useRef<string | null>(null)
  useEffect(() => {
    if (id === null || since === null) {
      // Whom one follows because they presented is let go when they stop.
      if (led.current !== null && presence.following.get() === led.current) presence.stopFollowing()
      led.current = null
      return
    }
    if (answered.current === since || !isThere) return
    answered.current = since
    if (!handle.isBusy() && presence.follow(id)) led.current = id
  }, [id, since, isThere, handle, presence])
  return {
    follows: id === null ? null : following === id,
    follow: () => {
      if (id !== null && presence.follow(id)) led.current = id
    },
  }
}
