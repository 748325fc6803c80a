'use client'

import type { ReactNode } from 'react'
import type { BoardHandle } from '@/canvas/board-canvas'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import { steeringRole } from '@/dialogue/boards'
import type { BoardView } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import { NoticeStack } from '@/ui/notice-stack'
import { DraftsSide } from '../drafts/drafts-side'
import { useDrafts, useDraftsHere, type DraftsHere } from '../drafts/use-drafts'
import { SessionSide } from '../session/session-side'
import { useSession } from '../session/use-session'
import type { LiveBoard } from '../use-live-board'

/** A side's own board: its stages and timer, steered by its delegates; the dialogue is the plenary's. */
export function CaucusTable({
  view,
  live,
  handle,
  presence,
  barPlace,
  canvas,
  onDrafts,
}: {
  view: BoardView
  live: LiveBoard
  handle: BoardHandle | null
  presence: PresenceConnection | null
  barPlace: HTMLElement | null
  canvas: (drafts: DraftsHere) => ReactNode
  onDrafts: (status: SavedStatus | null) => void
}) {
  const { me, board } = view
  const session = useSession(live.connection, {
    boardId: board.id,
    participantId: me.participantId,
  })
  const drafts = useDrafts(view, session.state)
  useDraftsHere(drafts, onDrafts)
  const role = steeringRole(me, board.caucus?.party ?? null)
  const steering = { ...view, me: { ...me, role } }
  return (
    <NoticeStack>
      {canvas(drafts)}
      {session.state && handle && presence && (
        <SessionSide
          view={steering}
          session={session}
          state={session.state}
          hiding={null}
          dialogue={null}
          handle={handle}
          presence={presence}
          barPlace={barPlace}
          panelOpen={false}
          onWish={() => undefined}
        />
      )}
      {session.state && handle && (
        <DraftsSide
          view={steering}
          state={session.state}
          seats={0}
          drafts={drafts}
          handle={handle}
        />
      )}
    </NoticeStack>
  )
}
