'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { askServer } from '@/app/_api/ask-server'
import type { BoardId, ParticipantId } from '@/dialogue/ids'
import { TokenRefused, type BoardConnection, type SavedStatus } from '@/sync/client/connect-board'
import { openBoard, type BoardAt, type OpenBoard } from '@/sync/client/open-board'

/** A board that is open in this tab, with the document it has now. */
export interface LiveBoard extends BoardAt {
  board: OpenBoard
  /** The document holds what the server has, or this browser's copy of it while offline. */
  arrived: boolean
}

/**
 * Opens the board (or what lies beside it, by its document's id) for as long as the component is there. Null
 * before that. `mayStill` is asked before every token but the first; after a no this browser keeps nothing of
 * the document. Default: the server's answer to the request for a token decides.
 */
export function useLiveBoard(
  boardId: BoardId | null,
  participantId: ParticipantId,
  mayStill?: () => Promise<boolean>,
): LiveBoard | null {
  const source = useMemo(
    () => (boardId ? liveBoard(boardId, participantId, mayStill) : NONE),
    [boardId, participantId, mayStill],
  )
  return useSyncExternalStore(source.subscribe, source.current, () => null)
}

const NONE = { current: () => null, subscribe: () => () => undefined }

/** The board as something to subscribe to: the subscription is what holds the connection open. */
function liveBoard(
  boardId: BoardId,
  participantId: ParticipantId,
  mayStill?: () => Promise<boolean>,
) {
  let current: LiveBoard | null = null
  let hadToken = false
  const getToken = async () => {
    if (hadToken && mayStill && !(await mayStill())) throw new TokenRefused('unknown_document')
    const token = await syncToken(boardId, participantId)
    hadToken = true
    return token
  }
  return {
    current: () => current,
    subscribe: (notify: () => void) => {
      const board = openBoard({
        baseUrl: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`,
        boardId,
        participantId,
        keepOffline: true,
        getToken,
      })
      const show = () => {
        const at = board.current
        if (current?.doc !== at.doc) whenArrived(at, () => arrive(at))
        const arrived = current?.doc === at.doc && current.arrived
        current = { ...at, board, arrived }
        notify()
      }
      const arrive = (at: BoardAt) => {
        if (current?.doc !== at.doc || current.arrived) return
        current = { ...current, arrived: true }
        notify()
      }
      show()
      const stop = board.subscribe(show)
      return () => {
        stop()
        current = null
        board.close()
      }
    },
  }
}

/** Calls back when a document has something to show. */
function whenArrived({ connection }: BoardAt, arrive: () => void): void {
  void connection.whenSynced.then(arrive)
  // Once the server can't be reached this browser's copy is better than nothing.
  void connection.whenOpened.then((hasContent) => {
    if (!hasContent) return
    const arriveOffline = () => {
      if (connection.status.state === 'offline') arrive()
    }
    connection.subscribe(arriveOffline)
    arriveOffline()
  })
}

const BEFORE: SavedStatus = { state: 'saving', waiting: 0, reason: null, kept: false }

/** What the saved sign shows. */
export function useSavedStatus(connection: BoardConnection | null): SavedStatus {
  return useSyncExternalStore(
    (notify) => connection?.subscribe(notify) ?? (() => undefined),
    () => connection?.status ?? BEFORE,
    () => BEFORE,
  )
}

async function syncToken(boardId: BoardId, participantId: ParticipantId): Promise<string> {
  const answer = await askServer<{ syncToken: string }>('POST', `/api/boards/${boardId}/token`, {
    participantId,
  })
  if (answer.ok) return answer.value.syncToken
  switch (answer.refusal.code) {
    case 'revoked':
      throw new TokenRefused('revoked')
    case 'taken_over':
      throw new TokenRefused('taken_over')
    case 'not_signed_in':
    case 'wrong_board':
    case 'forbidden':
      throw new TokenRefused('bad_token')
    case 'not_found':
      throw new TokenRefused('unknown_document')
    default:
      // The server is away or busy: the connection asks again.
      throw new Error(`No sync token: ${answer.refusal.code}`)
  }
}
