'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useDocumentNonce } from '@/app/_components/document-nonce'
import { useRefusalText } from '@/app/_components/refusal-text'
import { useTheme } from '@/app/_components/theme'
import { pathAfterLeaving } from '@/app/_api/join-link'
import { BoardCanvas, type BoardHandle } from '@/canvas/board-canvas'
import type { DottingState } from '@/canvas/dots/dotting'
import type { PlacingState } from '@/canvas/positions/placing'
import { ExportButton } from '@/canvas/picture/export-button'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import { unsentAnswers, type Ballot } from '@/facilitation/answering/ballot'
import { useBallot } from '@/facilitation/answering/use-ballot'
import { sheetRound } from '@/facilitation/model/stage'
import type { BoardView } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import type { OpenBoard } from '@/sync/client/open-board'
import { classNames } from '@/ui/class-names'
import { useAnnounce } from '@/ui/toast'
import { AsideNotice } from './aside-notice'
import { BoardOpening } from './board-opening'
import { ClosedNotice } from './closed-notice'
import { DialogueSide } from './dialogue/dialogue-side'
import { useCapitals, useDialogue, useSignal } from './dialogue/use-dialogue'
import { useDotting } from './dialogue/use-dotting'
import { usePlacing } from './dialogue/use-placing'
import { FollowingPill } from './following-pill'
import { HandOver, NO_ANSWERS, type AnswersHere } from './hand-over'
import { NewerNotice, useIsNewer } from './newer-notice'
import { useBoardRights } from './session/use-board-rights'
import { ShareDialog } from './share/share-dialog'
import { TopBar } from './top-bar'
import { uploadImage } from './upload-image'
import { usePresentView } from './use-present-view'
import { useLiveBoard, useSavedStatus, type LiveBoard } from './use-live-board'

export interface BoardProps {
  view: BoardView
  /** Where computers of the local network find this server; empty when they can't. */
  lanUrls: readonly string[]
  /** Opens with the invitation links, as after creating a workshop. */
  shareOpen: boolean
}

/** The board and the bar over it: joins the connection, the canvas and everything around them. */
export function Board({ view: opened, lanUrls, shareOpen }: BoardProps) {
  const router = useRouter()
  const live = useLiveBoard(opened.board.id, opened.me.participantId)
  const { view, isStale } = usePresentView(opened, live)
  const { me } = view
  const isNewer = useIsNewer(live?.doc ?? null)
  const status = useSavedStatus(live?.connection ?? null)
  const [presence, setPresence] = useState<PresenceConnection | null>(null)
  const [handle, setHandle] = useState<BoardHandle | null>(null)
  const [sharing, setSharing] = useState(shareOpen && me.role === 'facilitator')
  const [handingOver, setHandingOver] = useState(false)
  const [answers, setAnswers] = useState(NO_ANSWERS)
  const [left, setLeft] = useState(false)
  useRefusals(live)
  useReplays(live?.board ?? null)
  useBoardKeysOff(handle, sharing || handingOver)
  useUnsavedWarning(((status.waiting > 0 && !status.kept) || answers.unsent > 0) && !left)

  if (left) return <BoardOpening />
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <TopBar
        view={view}
        status={status}
        arrived={live?.arrived ?? false}
        presence={presence}
        exportMenu={(square) =>
          handle && <ExportBoard view={view} handle={handle} square={square} />
        }
        onShare={() => setSharing(true)}
        onHandOver={() => setHandingOver(true)}
      />
      <main className="relative min-h-0 flex-1">
        <ClosedNotice me={me} status={status} ballotKey={answers.key} />
        {isNewer && status.state !== 'closed' && <NewerNotice />}
        {live && !isNewer && status.state !== 'closed' && (
          <AsideNotice board={live.board} mayWrite={me.role !== 'observer'} isStale={isStale} />
        )}
        {presence && <FollowingPill presence={presence} />}
        {live?.arrived ? (
          <Table
            key={live.doc.guid}
            view={view}
            live={live}
            isReadOnly={isNewer || status.state === 'closed'}
            status={status}
            handle={handle}
            onReady={setHandle}
            onPresence={setPresence}
            onAnswers={setAnswers}
          />
        ) : (
          status.state !== 'closed' && <BoardOpening />
        )}
      </main>
      {sharing && (
        <ShareDialog
          view={view}
          lanUrls={lanUrls}
          onClose={() => {
            setSharing(false)
            forgetShareParameter()
          }}
        />
      )}
      <HandOver
        me={me}
        status={status}
        answers={answers}
        open={handingOver}
        onOpenChange={setHandingOver}
        onLeft={() => {
          setLeft(true)
          router.push(pathAfterLeaving(me.participantId))
        }}
      />
    </div>
  )
}

/** Pictures of the board, named for its workshop, session and day. */
function ExportBoard({
  view,
  handle,
  square,
}: {
  view: BoardView
  handle: BoardHandle
  square: boolean
}) {
  return (
    <ExportButton
      editor={handle.editor}
      workshopTitle={view.workshop.title}
      sessionNumber={view.session.number}
      date={new Date(view.session.startedAt)}
      fictional={view.workshop.sample}
      size="s"
      square={square}
    />
  )
}

/** The board and, beside it, the dialogue on it. */
function Table({
  view,
  live,
  isReadOnly,
  status,
  handle,
  onReady,
  onPresence,
  onAnswers,
}: {
  view: BoardView
  live: LiveBoard
  /** What is written now would reach nobody. */
  isReadOnly: boolean
  status: SavedStatus
  handle: BoardHandle | null
  onReady: (handle: BoardHandle) => void
  onPresence: (presence: PresenceConnection | null) => void
  onAnswers: (answers: AnswersHere) => void
}) {
  const { me } = view
  const dialogue = useDialogue(live.connection, view)
  const signal = useSignal(live.connection)
  const round = dialogue.view ? sheetRound(dialogue.view) : null
  const ballot = useBallot(round, me.participantId, dialogue.actions)
  const placing = usePlacing(view, round, ballot)
  const dotting = useDotting(round, ballot)
  useAnswersHere(ballot, round?.hasAnswered ?? false, onAnswers)
  const capitals = useCapitals(dialogue.view)
  // Where there is room for the whole board beside it; elsewhere the board comes first.
  const [open, setOpen] = useState(() => window.matchMedia('(min-width: 115rem)').matches)
  return (
    <>
      <div
        className={classNames(
          'absolute inset-0',
          open
            ? 'cg-under-sheet max-sm:bottom-(--dialogue-sheet-height) sm:right-(--dialogue-panel-width)'
            : 'cg-under-pill',
        )}
      >
        <Canvas
          view={view}
          live={live}
          isReadOnly={isReadOnly}
          // A pointer over an axis is an answer.
          shareView={!signal?.hidesViews || me.role === 'facilitator'}
          placing={placing}
          dotting={dotting}
          capitals={capitals}
          onReady={onReady}
          onPresence={onPresence}
        />
      </div>
      <DialogueSide
        view={view}
        dialogue={dialogue}
        ballot={ballot}
        handle={handle}
        status={status}
        open={open}
        onOpenChange={setOpen}
      />
    </>
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

function Canvas({
  view,
  live,
  isReadOnly,
  shareView,
  placing,
  dotting,
  capitals,
  onReady,
  onPresence,
}: {
  view: BoardView
  live: LiveBoard
  /** What is written now would reach nobody: the connection has ended, or this page is out of date. */
  isReadOnly: boolean
  shareView: boolean
  placing: PlacingState | null
  dotting: DottingState | null
  capitals: ReturnType<typeof useCapitals>
  onReady: (handle: BoardHandle) => void
  onPresence: (presence: PresenceConnection | null) => void
}) {
  const { me, board, workshop, assetLimits } = view
  const locale = useLocale()
  const { theme } = useTheme()
  const nonce = useDocumentNonce()
  const words = useRefusalText()
  const rights = useBoardRights(live.connection, me.role)
  return (
    <div className="absolute inset-0">
      <BoardCanvas
        doc={live.doc}
        me={me}
        parties={workshop.parties}
        locale={locale}
        theme={theme}
        readOnly={isReadOnly || me.role === 'observer'}
        rights={rights}
        awareness={live.connection.awareness}
        gestures={live.connection.gestures}
        assetUpload={(file) =>
          uploadImage(file, { boardId: board.id, participantId: me.participantId }, words.refusal)
        }
        assetLimits={assetLimits}
        shareView={shareView}
        placing={placing}
        dotting={dotting}
        capitals={capitals}
        nonce={nonce}
        onReady={onReady}
        onPresence={onPresence}
      />
    </div>
  )
}

/** Says what the server put back, as it happens. */
function useRefusals(live: LiveBoard | null): void {
  const t = useTranslations('board.refused')
  const announce = useAnnounce()
  const say = useRef({ t, announce })
  useEffect(() => {
    say.current = { t, announce }
  })
  const connection = live?.connection
  useEffect(
    () =>
      connection?.onRefused(({ reason, recordIds }) => {
        const { t, announce } = say.current
        announce(t(reason, { count: recordIds.length }), 'danger')
      }),
    [connection],
  )
}

/** Says what became of changes that were done again in another document. */
function useReplays(board: OpenBoard | null): void {
  const t = useTranslations('sync.replayed')
  const announce = useAnnounce()
  const say = useRef({ t, announce })
  useEffect(() => {
    say.current = { t, announce }
  })
  useEffect(
    () =>
      board?.onReplayed(({ written, left }) => {
        const { t, announce } = say.current
        if (written > 0) announce(t('written', { count: written }))
        if (left > 0) announce(t('left', { count: left }), 'danger')
      }),
    [board],
  )
}

/** While a dialog is over the board, keys are the dialog's. */
function useBoardKeysOff(handle: BoardHandle | null, off: boolean): void {
  useEffect(() => {
    if (!handle || !off) return
    const { menus } = handle.editor
    menus.addOpenMenu('board-dialog')
    return () => menus.deleteOpenMenu('board-dialog')
  }, [handle, off])
}

/** The browser asks before it closes a page that alone holds unsent changes. */
function useUnsavedWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
}

/** A reload should not open the dialog again. */
function forgetShareParameter(): void {
  const url = new URL(location.href)
  if (!url.searchParams.has('share')) return
  url.searchParams.delete('share')
  history.replaceState(history.state, '', url)
}
