'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { pathAfterLeaving } from '@/app/_api/join-link'
import type { BoardHandle } from '@/canvas/board-canvas'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import { TranslationPanel } from '@/canvas/translating/translation-panel'
import type { BoardView } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import { classNames } from '@/ui/class-names'
import { forgetShareParameter } from './address-parameters'
import { AsideNotice } from './aside-notice'
import { BoardOpening } from './board-opening'
import { BoardSurface, NOBODY_CONSULTS } from './board-surface'
import { CaucusStrip } from './caucus/caucus-strip'
import { CaucusTable } from './caucus/caucus-table'
import { RoomSwitch } from './caucus/room-switch'
import { useCaucus } from './caucus/use-caucus'
import { ClosedNotice } from './closed-notice'
import { ExportBoard } from './export-board'
import { HandOver, NO_ANSWERS } from './hand-over'
import { useHiddenFrames } from './hiding/use-hidden-frames'
import { mergeSavedStatus } from './merge-saved-status'
import { NewerNotice, useIsNewer } from './newer-notice'
import { PlenaryTable } from './plenary-table'
import { ShareDialog } from './share/share-dialog'
import { TopBar } from './top-bar'
import { useBoardKeysOff, useUnsavedWarning } from './use-browser-habits'
import { useRefusals, useReplays } from './use-server-news'
import { usePresentView } from './use-present-view'
import { useLiveBoard, useSavedStatus } from './use-live-board'

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
  const [drafts, setDrafts] = useState<SavedStatus | null>(null)
  const hidden = useHiddenFrames(view)
  // Of all that this page writes; what follows from the board's own is asked of `status`.
  const saved = mergeSavedStatus(status, drafts, hidden.status)
  const [left, setLeft] = useState(false)
  const [translating, setTranslating] = useState(true)
  const caucus = useCaucus(view, live?.connection ?? null)
  const isInterpreting = me.role === 'interpreter'
  const inCaucus = view.board.caucus !== null
  const [barPlace, setBarPlace] = useState<HTMLElement | null>(null)
  useRefusals(live)
  useReplays(live?.board ?? null)
  useBoardKeysOff(handle, sharing || handingOver)
  useUnsavedWarning(((saved.waiting > 0 && !saved.kept) || answers.unsent > 0) && !left)

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
        status={saved}
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
          <AsideNotice live={live} role={me.role} isStale={isStale} />
        )}
        {handle && isInterpreting && status.state !== 'closed' && (
          <TranslationPanel
            editor={handle.editor}
            open={translating}
            onOpenChange={setTranslating}
            onShow={handle.goTo}
          />
        )}
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
              onDrafts={setDrafts}
              canvas={(drafts) => (
                <BoardSurface
                  {...table}
                  live={live}
                  shareView
                  placing={null}
                  dotting={null}
                  drafts={drafts}
                  capitals={NOBODY_CONSULTS}
                />
              )}
            />
          )}
          {live?.arrived && !inCaucus && (
            <PlenaryTable
              key={live.doc.guid}
              {...table}
              live={live}
              status={status}
              onAnswers={setAnswers}
              onDrafts={setDrafts}
              hidden={hidden}
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
        status={saved}
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

/** From a caucus, the plenary beside it. */
function plenaryPath({ board, me }: BoardView): string | null {
  return board.caucus && `/board/${board.caucus.plenaryId}?as=${me.participantId}`
}
