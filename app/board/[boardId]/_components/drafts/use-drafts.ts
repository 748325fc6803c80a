'use client'

import { useEffect, useMemo, useState } from 'react'
import { askServer } from '@/app/_api/ask-server'
import type { OwnDrafts } from '@/canvas/board-canvas'
import type { BoardId } from '@/dialogue/ids'
import type { SessionState } from '@/dialogue/session/session-state'
import type { BoardView } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import { sweepReleased } from '@/sync/doc/drafts'
import { useLiveBoard, useSavedStatus, type LiveBoard } from '../use-live-board'

/** What this person writes privately beside this board. */
export interface DraftsHere {
  /** What they newly write is theirs alone now. */
  isDrafting: boolean
  /** Their document, once it is open; null while they have none. */
  own: OwnDrafts | null
  /** Whether what they write there is saved; null while they have no document. */
  status: SavedStatus | null
}

const RETRY_MS = 2000

/** Opens this person's private document as soon as there is one, or has to be one. */
export function useDrafts(view: BoardView, state: SessionState | null): DraftsHere {
  const { me } = view
  const isDrafting = me.role === 'delegate' && (state?.drafting ?? null) !== null
  const documentId = useDocumentId(view, isDrafting)
  const live = useLiveBoard(documentId, me.participantId)
  const connection = live?.connection ?? null
  const known = useSavedStatus(connection)
  const status = connection ? known : null
  useSweep(live)
  const doc = live?.arrived ? live.doc : null
  const gestures = live?.connection.gestures ?? null
  const own = useMemo(
    () => (doc && gestures && documentId ? { documentId, doc, gestures } : null),
    [doc, gestures, documentId],
  )
  return useMemo(() => ({ isDrafting, own, status }), [isDrafting, own, status])
}

/** Tells the page whether what is written there is saved, as that changes. */
export function useDraftsHere(
  { status }: DraftsHere,
  onDrafts: (status: SavedStatus | null) => void,
): void {
  useEffect(() => onDrafts(status), [onDrafts, status])
  useEffect(() => () => onDrafts(null), [onDrafts])
}

/** Which document it is: asked when the board opens, made when private writing begins. */
function useDocumentId({ me, board }: BoardView, isNeeded: boolean): BoardId | null {
  const [found, setFound] = useState<string | null>(null)
  const [tries, setTries] = useState(0)
  const mayWrite = me.role === 'delegate' || me.role === 'facilitator'
  useEffect(() => {
    if (!mayWrite || found !== null) return
    let isOver = false
    let again: ReturnType<typeof setTimeout> | undefined
    const path = `/api/boards/${board.id}/draft?as=${me.participantId}`
    void askServer<{ documentId: string | null }>(isNeeded ? 'POST' : 'GET', path).then(
      (answer) => {
        if (isOver) return
        if (answer.ok) setFound(answer.value.documentId)
        // The server is away or busy: whoever writes waits for it.
        else again = setTimeout(() => setTries((count) => count + 1), RETRY_MS)
      },
    )
    return () => {
      isOver = true
      clearTimeout(again)
    }
  }, [board.id, me.participantId, mayWrite, isNeeded, found, tries])
  return found as BoardId | null
}

/** What is on the board goes from the drafts once this browser holds nothing unsent. */
function useSweep(live: LiveBoard | null): void {
  const connection = live?.arrived ? live.connection : null
  const doc = live?.doc ?? null
  useEffect(() => {
    if (!connection || !doc) return
    const sweep = () => {
      if (connection.status.state === 'saved') sweepReleased(doc)
    }
    sweep()
    doc.on('afterAllTransactions', sweep)
    const stop = connection.subscribe(sweep)
    return () => {
      doc.off('afterAllTransactions', sweep)
      stop()
    }
  }, [connection, doc])
}
