'use client'

import { useEffect, useState } from 'react'
import type { BoardHandle } from '@/canvas/board-canvas'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import { presentStage } from '@/dialogue/session/stages'
import { unsentAnswers, type Ballot } from '@/facilitation/answering/ballot'
import { useBallot } from '@/facilitation/answering/use-ballot'
import type { PanelWish } from '@/facilitation/model/panel-wish'
import { sheetRound } from '@/facilitation/model/phase'
import type { BoardView } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import { classNames } from '@/ui/class-names'
import { NoticeStack } from '@/ui/notice-stack'
import { BoardSurface } from './board-surface'
import { DialogueSide } from './dialogue/dialogue-side'
import { useCapitals, useDialogue, useSignal } from './dialogue/use-dialogue'
import { useDotting } from './dialogue/use-dotting'
import { usePlacing } from './dialogue/use-placing'
import { DraftsSide } from './drafts/drafts-side'
import { useDrafts, useDraftsHere } from './drafts/use-drafts'
import { NO_ANSWERS, type AnswersHere } from './hand-over'
import type { HiddenFrames } from './hiding/use-hidden-frames'
import { SessionSide } from './session/session-side'
import { useSession } from './session/use-session'
import type { LiveBoard } from './use-live-board'

/** The plenary's board and, beside it, the dialogue on it. */
export function PlenaryTable({
  view,
  live,
  isReadOnly,
  status,
  handle,
  presence,
  barPlace,
  onReady,
  onPresence,
  onAnswers,
  onDrafts,
  hidden,
}: {
  view: BoardView
  live: LiveBoard
  /** What is written now would reach nobody. */
  isReadOnly: boolean
  status: SavedStatus
  handle: BoardHandle | null
  presence: PresenceConnection | null
  /** Where the session's bar stands: between the page's bar and the board. */
  barPlace: HTMLElement | null
  onReady: (handle: BoardHandle) => void
  onPresence: (presence: PresenceConnection | null) => void
  onAnswers: (answers: AnswersHere) => void
  onDrafts: (status: SavedStatus | null) => void
  hidden: HiddenFrames
}) {
  const { me } = view
  const dialogue = useDialogue(live.connection, view)
  const signal = useSignal(live.connection)
  const round = dialogue.view ? sheetRound(dialogue.view) : null
  const ballot = useBallot(round, me.participantId, dialogue.actions)
  const placing = usePlacing(view, round, ballot)
  const session = useSession(live.connection, {
    boardId: view.board.id,
    participantId: me.participantId,
  })
  const drafts = useDrafts(view, session.state)
  useDraftsHere(drafts, onDrafts)
  const [wish, setWish] = useState<PanelWish | null>(null)
  const dotting = useDotting(round, ballot)
  useAnswersHere(ballot, round?.hasAnswered ?? false, onAnswers)
  const capitals = useCapitals(dialogue.view)
  // Where there is room for the whole board beside it; elsewhere the board comes first.
  const [open, setOpen] = useState(() => window.matchMedia('(min-width: 115rem)').matches)
  return (
    <NoticeStack
      className={
        open
          ? 'cg-under-sheet max-sm:[--notices-top:3rem]! sm:right-(--dialogue-panel-width)'
          : undefined
      }
    >
      <div
        className={classNames(
          'absolute inset-0',
          open
            ? 'cg-under-sheet max-sm:bottom-(--dialogue-sheet-height) sm:right-(--dialogue-panel-width)'
            : 'cg-under-pill',
        )}
      >
        <BoardSurface
          view={view}
          live={live}
          isReadOnly={isReadOnly}
          // A pointer over an axis is an answer.
          shareView={!signal?.hidesViews || me.role === 'facilitator'}
          placing={placing}
          drafts={drafts}
          hidden={hidden}
          dotting={dotting}
          capitals={capitals}
          onReady={onReady}
          onPresence={onPresence}
        />
      </div>
      {session.state && handle && presence && (
        <SessionSide
          view={view}
          session={session}
          state={session.state}
          dialogue={dialogue.view}
          hiding={hidden.commands}
          handle={handle}
          presence={presence}
          barPlace={barPlace}
          panelOpen={open}
          onWish={(tab, setup) => {
            setWish({ count: (wish?.count ?? 0) + 1, tab, setup })
            setOpen(true)
          }}
        />
      )}
      {session.state && handle && (
        <DraftsSide
          view={view}
          state={session.state}
          seats={dialogue.view?.roster.length ?? 0}
          drafts={drafts}
          handle={handle}
        />
      )}
      <DialogueSide
        view={view}
        dialogue={dialogue}
        ballot={ballot}
        handle={handle}
        status={status}
        stage={session.state && presentStage(session.state)}
        wish={wish}
        open={open}
        onOpenChange={setOpen}
      />
    </NoticeStack>
  )
}

/** Tells the page what would be lost with it, as that changes. */
function useAnswersHere(
  ballot: Ballot | null,
  hasAnswered: boolean,
  onAnswers: (answers: AnswersHere) => void,
): void {
  const unsent = ballot ? unsentAnswers(ballot) : 0
  const key = ballot?.editable && hasAnswered ? (ballot.key?.key ?? null) : null
  useEffect(() => onAnswers({ unsent, key }), [onAnswers, unsent, key])
  useEffect(() => () => onAnswers(NO_ANSWERS), [onAnswers])
}
