'use client'

import { useEffect, useMemo } from 'react'
import type { OwnDrafts } from '@/canvas/board-canvas'
import type { SessionState } from '@/dialogue/session/session-state'
import type { BoardView } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import { sweepReleased } from '@/sync/doc/drafts'
import { useDocumentBeside } from '../use-document-beside'
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

/** Opens this person's private document as soon as there is one, or has to be one. */
export function useDrafts(view: BoardView, state: SessionState | null): DraftsHere {
  const { me } = view
  const isDrafting = me.role === 'delegate' && (state?.drafting ?? null) !== null
  const mayWrite = me.role === 'delegate' || me.role === 'facilitator'
  // Asked when the board opens, made when private writing begins.
  const documentId = useDocumentBeside(
    `/api/boards/${view.board.id}/draft?as=${me.participantId}`,
    mayWrite ? (isDrafting ? 'POST' : 'GET') : null,
  )
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
