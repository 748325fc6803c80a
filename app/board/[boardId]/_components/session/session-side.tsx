'use client'

import { useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useValue } from 'tldraw'
import { useTranslations } from 'use-intl'
import type { BoardHandle, HidingCommands } from '@/canvas/board-canvas'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import type { SessionState } from '@/dialogue/session/session-state'
import type { DialogueView } from '@/dialogue/views'
import { AttentionNotices } from '@/facilitation/session/attention-notices'
import { SessionRoomProvider, type SessionRoom } from '@/facilitation/session/session-room'
import { StageBar } from '@/facilitation/session/stage-bar'
import type { BoardView } from '@/server/services'
import { useAnnounce } from '@/ui/toast'
import { useShown } from '../address-parameters'
import { FollowingPill } from '../following-pill'
import { useAway } from './use-away'
import { usePresenter } from './use-presenter'
import type { BoardSession } from './use-session'
import { useStageView } from './use-stage-view'
import { useSummons } from './use-summons'

/** The session's bar, and what it does to this tab's view: joins the session to the canvas and to who is here. */
export function SessionSide({
  view,
  session,
  state,
  dialogue,
  hiding,
  handle,
  presence,
  barPlace,
  panelOpen,
  onWish,
}: {
  view: BoardView
  session: BoardSession
  state: SessionState
  dialogue: DialogueView | null
  /** Null for those who hide nothing. */
  hiding: HidingCommands | null
  handle: BoardHandle
  presence: PresenceConnection
  barPlace: HTMLElement | null
  /** The dialogue is open beside the board, or over it. */
  panelOpen: boolean
  onWish: SessionRoom['openPanel']
}) {
  const t = useTranslations('session')
  const announce = useAnnounce()
  const { me, workshop } = view
  const { now, command } = session
  const places = useValue('places', () => handle.places(), [handle])
  const frames = useValue('frames', () => (hiding ? handle.frames() : []), [handle, hiding])
  const [away, setAway] = useAway(presence)
  const [step, setStep] = useState<number | null>(null)
  // Before what the address asks for is taken from it.
  useStageView(state, now, { boardId: view.board.id, participantId: me.participantId }, handle)
  useShown(handle)
  const summons = useSummons(state, now, me.participantId, handle)
  const presenter = usePresenter(state, me.participantId, handle, presence)
  const own = useMemo(
    () => ({ participantId: me.participantId, name: me.name, role: me.role }),
    [me.participantId, me.name, me.role],
  )
  const room: SessionRoom = {
    state,
    now,
    command,
    me: own,
    parties: workshop.parties,
    dialogue,
    places,
    axisNumber: (axisId) => handle.axisNumber(axisId),
    goTo: (placeId) => handle.goTo(placeId),
    frames,
    setHidden:
      hiding &&
      ((id, hidden) => hiding[hidden ? 'hide' : 'show'](id as Parameters<typeof hiding.hide>[0])),
    step,
    setStep,
    summon: () => {
      void command({ do: 'summon', view: handle.view() }).then((outcome) =>
        outcome.ok ? announce(t('summon.done')) : announce(outcome.words, 'danger'),
      )
    },
    openPanel: onWish,
    panelOpen,
    react: (kind) => presence.react(kind),
    away,
    setAway,
    followsPresenter: presenter.follows,
    followPresenter: presenter.follow,
  }
  return (
    <SessionRoomProvider value={room}>
      {barPlace && createPortal(<StageBar />, barPlace)}
      <FollowingPill presence={presence} />
      <AttentionNotices
        notice={
          summons.notice && {
            name: summons.notice.summons.name,
            goBack: summons.notice.goBack,
            look: () => handle.lookAt(summons.notice!.summons.view),
            close: summons.close,
          }
        }
      />
    </SessionRoomProvider>
  )
}
