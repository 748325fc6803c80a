import { atom, useValue, type Editor } from '@tldraw/editor'
import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { connectPresence, type PresenceConnection } from './connect-presence'
import type { Me } from './people'

/**
 * `connectPresence` for as long as a component shows this editor; null until it is connected.
 * `share` may change at any time, everything else starts over.
 */
export function usePresence({
  editor,
  awareness,
  me,
  share = true,
}: {
  editor: Editor | null
  awareness: Awareness | null
  me: Me
  share?: boolean
}): PresenceConnection | null {
  const [current] = useState(() => atom<PresenceConnection | null>('presence connection', null))
  const connection = useValue(current)
  const { participantId, name, party, role } = me

  useEffect(() => {
    if (!editor || !awareness) return
    // Silent until the effect below has said whether to share.
    const next = connectPresence({
      editor,
      awareness,
      me: { participantId, name, party, role },
      share: false,
    })
    current.set(next)
    return () => {
      next.dispose()
      current.set(null)
    }
  }, [editor, awareness, participantId, name, party, role, current])

  useEffect(() => connection?.setShare(share), [connection, share])

  return connection
}
