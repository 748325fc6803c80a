'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useLocale } from 'use-intl'
import { useDocumentNonce } from '@/app/_components/document-nonce'
import { useRefusalText } from '@/app/_components/refusal-text'
import { useTheme } from '@/app/_components/theme'
import { pathAfterLeaving } from '@/app/_api/join-link'
import { BoardCanvas, type BoardHandle } from '@/canvas/board-canvas'
import type { DottingState } from '@/canvas/dots/dotting'
import type { PlacingState } from '@/canvas/positions/placing'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import { unsentAnswers, type Ballot } from '@/facilitation/answering/ballot'
import { TranslationPanel } from '@/canvas/translating/translation-panel'
import { useBallot } from '@/facilitation/answering/use-ballot'
import { presentStage } from '@/dialogue/session/stages'
import type { PanelWish } from '@/facilitation/model/panel-wish'
import { sheetRound } from '@/facilitation/model/phase'
import type { BoardView } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import { classNames } from '@/ui/class-names'
import { forgetShareParameter, useShown } from './address-parameters'
import { AsideNotice } from './aside-notice'
import { BoardOpening } from './board-opening'
import { CaucusStrip } from './caucus/caucus-strip'
import { CaucusTable } from './caucus/caucus-table'
import { RoomSwitch } from './caucus/room-switch'
import { useCaucus } from './caucus/use-caucus'
import { ClosedNotice } from './closed-notice'
import { DialogueSide } from './dialogue/dialogue-side'
import { useCapitals, useDialogue, useSignal } from './dialogue/use-dialogue'
import { useDotting } from './dialogue/use-dotting'
import { usePlacing } from './dialogue/use-placing'
import { DraftsSide } from './drafts/drafts-side'
import { useDrafts, type DraftsHere } from './drafts/use-drafts'
import { ExportBoard } from './export-board'
import { FollowingPill } from './following-pill'
import { HandOver, NO_ANSWERS, type AnswersHere } from './hand-over'
import { NewerNotice, useIsNewer } from './newer-notice'
import { SessionSide } from './session/session-side'
import { useSession } from './session/use-session'
import { useBoardRights } from './session/use-board-rights'
import { ShareDialog } from './share/share-dialog'
import { TopBar } from './top-bar'
import { useRefusals, useReplays } from './use-server-news'
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
  const [translating, setTranslating] = useState(true)
  const caucus = useCaucus(view, live?.connection ?? null)
  const isInterpreting = me.role === 'interpreter'
  const inCaucus = view.board.caucus !== null
  useShown(handle)
  const [barPlace, setBarPlace] = useState<HTMLElement | null>(null)
  useRefusals(live)
  useReplays(live?.board ?? null)
  useBoardKeysOff(handle, sharing || handingOver)
  useUnsavedWarning(((status.waiting > 0 && !status.kept) || answers.unsent > 0) && !left)

  if (left) return <BoardOpening />
  const table = {
    view,
    isReadOnly: isNewer || status.state === 'closed',
    handle,
    presence,
    barPlace,
    onReady: setHandle,
    onPresence: setPresence,
  }
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <TopBar
        view={view}
        status={status}
        arrived={live?.arrived ?? false}
        presence={presence}
        rooms={<RoomSwitch view={view} caucus={caucus} />}
        exportMenu={(square) =>
          handle && <ExportBoard view={view} handle={handle} square={square} />
        }
        onShare={() => setSharing(true)}
        onHandOver={() => setHandingOver(true)}
      />
      {inCaucus && <CaucusStrip view={view} caucus={caucus} handle={handle} status={status} />}
      <div ref={setBarPlace} className="shrink-0" />
      <main className="relative min-h-0 flex-1">
        <ClosedNotice me={me} status={status} ballotKey={answers.key} plenary={plenaryPath(view)} />
        {isNewer && status.state !== 'closed' && <NewerNotice />}
        {live && !isNewer && status.state !== 'closed' && (
          <AsideNotice board={live.board} mayWrite={me.role !== 'observer'} isStale={isStale} />
        )}
        {handle && isInterpreting && status.state !== 'closed' && (
          <TranslationPanel
            editor={handle.editor}
            open={translating}
            onOpenChange={setTranslating}
            onShow={handle.goTo}
          />
        )}
        {presence && <FollowingPill presence={presence} />}
        <div
          className={classNames(
            'absolute inset-0',
            isInterpreting &&
              translating &&
              'max-sm:bottom-3/5 sm:left-(--translation-panel-width)',
          )}
        >
          {live?.arrived && inCaucus && (
            <CaucusTable
              key={live.doc.guid}
              {...table}
              live={live}
              canvas={(drafts) => (
                <Canvas
                  {...table}
                  live={live}
                  shareView
                  placing={null}
                  dotting={null}
                  drafts={drafts}
                  capitals={NO_CAPITALS}
                />
              )}
            />
          )}
          {live?.arrived && !inCaucus && (
            <Table
              key={live.doc.guid}
              {...table}
              live={live}
              status={status}
              onAnswers={setAnswers}
            />
          )}
          {!live?.arrived && status.state !== 'closed' && <BoardOpening />}
        </div>
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

const NO_CAPITALS = {}

/** From a caucus, the plenary beside it. */
function plenaryPath({ board, me }: BoardView): string | null {
  return board.caucus && `/board/${board.caucus.plenaryId}?as=${me.participantId}`
}

/** The board and, beside it, the dialogue on it. */
function Table({
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
  const [wish, setWish] = useState<PanelWish | null>(null)
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
          drafts={drafts}
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
          handle={handle}
          presence={presence}
          barPlace={barPlace}
          onWish={(tab, setup) => {
            setWish({ count: (wish?.count ?? 0) + 1, tab, setup })
            setOpen(true)
          }}
        />
      )}
      {session.state && handle && (
        // Beside the panel, not under it.
        <div
          className={classNames(
            'pointer-events-none absolute inset-0 *:pointer-events-auto',
            open && 'sm:right-(--dialogue-panel-width)',
          )}
        >
          <DraftsSide
            view={view}
            state={session.state}
            seats={dialogue.view?.roster.length ?? 0}
            drafts={drafts}
            handle={handle}
          />
        </div>
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
  drafts,
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
  drafts: DraftsHere
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
        readOnly={isReadOnly || me.role === 'observer' || me.role === 'interpreter'}
        rights={rights}
        awareness={live.connection.awareness}
        gestures={live.connection.gestures}
        assetUpload={(file) =>
          uploadImage(file, { boardId: board.id, participantId: me.participantId }, words.refusal)
        }
        assetLimits={assetLimits}
        shareView={shareView}
        placing={placing}
        drafts={drafts.own}
        isDrafting={drafts.isDrafting}
        dotting={dotting}
        capitals={capitals}
        nonce={nonce}
        onReady={onReady}
        onPresence={onPresence}
      />
    </div>
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
