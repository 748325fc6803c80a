'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { askServer, type Answer } from '@/app/_api/ask-server'
import type { CaucusView, ReleasePreview } from '@/dialogue/caucus'
import type { BoardId, ParticipantId } from '@/dialogue/ids'
import type { BoardView } from '@/server/services'
import type { BoardConnection } from '@/sync/client/connect-board'

export interface CaucusActions {
  /** The board of one's own side's room. */
  enter(): Promise<Answer<{ boardId: BoardId }>>
  setGuest(participantId: ParticipantId, invited: boolean): Promise<Answer<CaucusView>>
  setConsulting(consulting: boolean): Promise<Answer<void>>
  preview(shapeIds: string[]): Promise<Answer<ReleasePreview>>
  release(shapeIds: string[], version: string): Promise<Answer<Released>>
}

export interface Released {
  plenaryId: BoardId
  frameId: string
  shapes: number
}

/** Whose rooms this person may enter, as the server says it now; null before the first answer. */
export interface Caucus {
  view: CaucusView | null
  actions: CaucusActions
}

/** Asked again whenever the signal says that something has changed. */
export function useCaucus({ board, me }: BoardView, connection: BoardConnection | null): Caucus {
  const [view, setView] = useState<CaucusView | null>(null)
  const { id } = board
  const plenaryId = board.caucus?.plenaryId ?? id
  const as = `as=${me.participantId}`

  /** Counts questions: an answer to an older one than the last says nothing any more. */
  const asked = useRef(0)

  const ask = useCallback(async (question: () => Promise<Answer<CaucusView>>) => {
    const mine = ++asked.current
    const answer = await question()
    if (answer.ok && mine === asked.current) setView(answer.value)
    return answer
  }, [])
  const refresh = useCallback(
    () => ask(() => askServer<CaucusView>('GET', `/api/boards/${id}/caucus?${as}`)),
    [ask, id, as],
  )
  useEffect(() => {
    let isOver = false
    const look = () => {
      if (!isOver) void refresh()
    }
    look()
    const stop = connection?.onSignal(look)
    return () => {
      isOver = true
      stop?.()
    }
  }, [refresh, connection])

  const actions = useMemo((): CaucusActions => {
    const post = <Value>(path: string, json?: unknown) =>
      askServer<Value>('POST', `/api/boards/${path}?${as}`, json)
    return {
      enter: () => post(`${plenaryId}/caucus`),
      setGuest: (participantId, invited) =>
        ask(() => post<CaucusView>(`${id}/guests`, { participantId, invited })),
      setConsulting: async (consulting) => {
        const answer = await post<void>(`${plenaryId}/consulting`, { consulting })
        await refresh()
        return answer
      },
      preview: (shapeIds) => post(`${id}/release/preview`, { shapeIds }),
      release: (shapeIds, version) => post(`${id}/release`, { shapeIds, version }),
    }
  }, [id, plenaryId, as, ask, refresh])
  return { view, actions }
}
