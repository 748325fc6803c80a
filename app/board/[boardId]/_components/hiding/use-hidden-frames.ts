'use client'

import { createElement, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { askServer } from '@/app/_api/ask-server'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { Backstage, HidingCommands } from '@/canvas/board-canvas'
import type { BoardView } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import { useAnnounce } from '@/ui/toast'
import { useDocumentBeside } from '../use-document-beside'
import { useLiveBoard, useSavedStatus } from '../use-live-board'
import { ToastWithAction } from './toast-with-action'

/** What this board's facilitators keep hidden, and how they hide and show frames. */
export interface HiddenFrames {
  /** Their document, once it is open; null for everybody else. */
  backstage: Backstage | null
  /** Null for everybody else. Stays the same object. */
  commands: HidingCommands | null
  /** Of the backstage's connection; null while there is none. */
  status: SavedStatus | null
}

/** Opens the backstage document of a plenary for those who facilitate it. */
export function useHiddenFrames(view: BoardView): HiddenFrames {
  const { me, board } = view
  const mayHide = me.role === 'facilitator' && board.caucus === null
  // Made by the server when a facilitator first asks.
  const beside = useDocumentBeside(
    `/api/boards/${board.id}/backstage?as=${me.participantId}`,
    mayHide ? 'POST' : null,
  )
  const documentId = mayHide ? beside : null
  const mayStill = useMayStill(view)
  const live = useLiveBoard(documentId, me.participantId, mayStill)
  const status = useSavedStatus(live?.connection ?? null)
  const commands = useCommands(view, mayHide)
  const doc = live?.arrived ? live.doc : null
  const gestures = live?.connection.gestures ?? null
  const backstage = useMemo(
    () => (doc && gestures && documentId ? { documentId, doc, gestures } : null),
    [doc, gestures, documentId],
  )
  const shown = backstage ? status : null
  return useMemo(() => ({ backstage, commands, status: shown }), [backstage, commands, shown])
}

/** Whether this person facilitates, as the server says it now: the page hears of another role later. */
function useMayStill({ me, board }: BoardView): () => Promise<boolean> {
  return useCallback(async () => {
    const path = `/api/boards/${board.id}?as=${me.participantId}`
    const answer = await askServer<BoardView>('GET', path)
    if (!answer.ok) throw new Error(`The server did not say: ${answer.refusal.code}`)
    return answer.value.me.role === 'facilitator'
  }, [board.id, me.participantId])
}

function useCommands({ me, board }: BoardView, mayHide: boolean): HidingCommands | null {
  const t = useTranslations('hiding')
  const announce = useAnnounce()
  const words = useRefusalText()
  const latest = useRef({ t, announce, words })
  useEffect(() => {
    latest.current = { t, announce, words }
  })
  return useMemo(() => {
    if (!mayHide) return null
    const ask = async (what: 'hide' | 'show', frameId: string): Promise<string | null> => {
      const path = `/api/boards/${board.id}/frames/${what}?as=${me.participantId}`
      const answer = await askServer<{ frameId: string }>('POST', path, { frameId })
      if (answer.ok) return answer.value.frameId
      latest.current.announce(latest.current.words.refusal(answer.refusal), 'danger')
      return null
    }
    const commands: HidingCommands = {
      hide: (frameId) => {
        void ask('hide', frameId).then((hidden) => {
          if (hidden === null) return
          const { t: say, announce: tell } = latest.current
          tell(
            createElement(ToastWithAction, {
              text: say('hidden'),
              action: say('showAgain'),
              onAction: () => commands.show(hidden as typeof frameId),
            }),
          )
        })
      },
      show: (frameId) => {
        void ask('show', frameId).then((shown) => {
          if (shown !== null) latest.current.announce(latest.current.t('shown'))
        })
      },
    }
    return commands
  }, [board.id, me.participantId, mayHide])
}
