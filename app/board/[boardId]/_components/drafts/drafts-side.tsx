'use client'

import { EyeOff } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useValue } from 'tldraw'
import { useTranslations } from 'use-intl'
import { askServer } from '@/app/_api/ask-server'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { BoardHandle } from '@/canvas/board-canvas'
import type { SessionState } from '@/dialogue/session/session-state'
import type { BoardView, Released } from '@/server/services'
import { Button } from '@/ui/button'
import { Confirm } from '@/ui/dialog'
import { StackedNotice } from '@/ui/notice-stack'
import { useAnnounce } from '@/ui/toast'
import type { DraftsHere } from './use-drafts'

/** Over the board while people write privately, and while something of one's own missed the release. */
export function DraftsSide({
  view,
  state,
  seats,
  drafts,
  handle,
}: {
  view: BoardView
  state: SessionState
  /** How many people may write. */
  seats: number
  drafts: DraftsHere
  handle: BoardHandle
}) {
  const { me } = view
  const count = useValue('own drafts', () => handle.draftCount(), [handle])
  const { drafting } = state
  useEnding(drafting !== null, me.role === 'facilitator')
  if (drafting && me.role === 'facilitator')
    return <Leading view={view} writers={drafting.writers} seats={seats} handle={handle} />
  if (drafts.isDrafting) return <Writing view={view} drafts={drafts} count={count} />
  if (!drafting && count > 0) return <Late view={view} count={count} handle={handle} />
  return null
}

function Banner({ children }: { children: ReactNode }) {
  const t = useTranslations('drafts')
  return (
    <StackedNotice place="writing">
      <section
        aria-label={t('label')}
        className="mb-2 flex w-176 max-w-full items-center gap-3 rounded-card border border-line bg-raised py-2.5 pr-2.5 pl-4 text-sm leading-snug shadow-float max-sm:flex-wrap max-sm:gap-y-1"
      >
        <EyeOff size={18} aria-hidden className="shrink-0 text-accent" />
        {children}
      </section>
    </StackedNotice>
  )
}

function Writing({ view, drafts, count }: { view: BoardView; drafts: DraftsHere; count: number }) {
  const t = useTranslations('drafts.writing')
  const state = drafts.status?.state
  const sign = state === 'saved' ? 'saved' : state === 'saving' ? 'saving' : 'offline'
  return (
    <Banner>
      <div className="min-w-0 flex-1 max-sm:basis-[calc(100%-3rem)]">
        <p className="font-semibold">{t('title')}</p>
        <p className="text-soft">
          {t('body')} {t(view.workshop.attributionMode)}
        </p>
      </div>
      <div
        role="status"
        data-drafts={drafts.own ? sign : 'preparing'}
        data-waiting={drafts.status?.waiting}
        className="shrink-0 pr-2 text-right text-[13px] max-sm:pl-[30px] max-sm:text-left"
      >
        <p className="font-semibold tabular-nums">{t('own', { count })}</p>
        {(count > 0 || !drafts.own) && (
          <p className="text-soft">{t(drafts.own ? sign : 'preparing')}</p>
        )}
      </div>
    </Banner>
  )
}

function Leading({
  view,
  writers,
  seats,
  handle,
}: {
  view: BoardView
  writers: number
  seats: number
  handle: BoardHandle
}) {
  const t = useTranslations('drafts')
  const [asking, setAsking] = useState(false)
  const { release, busy } = useRelease(view, handle, 'drafts/release')
  const progress = writers === 0 ? 'none' : writers >= seats ? 'all' : 'some'
  return (
    <Banner>
      <div className="min-w-0 flex-1 max-sm:basis-[calc(100%-3rem)]">
        <p className="font-semibold">{t('writing.title')}</p>
        <p className="text-soft">{t('leading.body')}</p>
      </div>
      <p
        role="status"
        data-writers={writers}
        className="shrink-0 text-[13px] text-soft max-sm:pl-[30px]"
      >
        {t(`leading.${progress}`, { count: String(writers), all: String(seats) })}
      </p>
      <Button
        look="primary"
        size="s"
        busy={busy}
        onClick={() => setAsking(true)}
        className="max-sm:ml-auto"
      >
        {t('leading.reveal')}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('confirm.title')}
        body={t('confirm.body')}
        cancel={t('confirm.cancel')}
        action={t('confirm.action')}
        onConfirm={() => void release()}
      />
    </Banner>
  )
}

/** What came in after the release: its writer's, until they, or the next release, put it on the board. */
function Late({ view, count, handle }: { view: BoardView; count: number; handle: BoardHandle }) {
  const t = useTranslations('drafts.late')
  const { release, busy } = useRelease(view, handle, 'draft/release')
  return (
    <Banner>
      <div className="min-w-0 flex-1 max-sm:basis-[calc(100%-3rem)]" role="status">
        <p className="font-semibold">{t('title', { count })}</p>
        <p className="text-soft">{t('body')}</p>
      </div>
      <Button size="s" busy={busy} onClick={() => void release()} className="max-sm:ml-[30px]">
        {t('action')}
      </Button>
    </Banner>
  )
}

/** Puts drafts onto the board and shows where they are. */
function useRelease(
  view: BoardView,
  handle: BoardHandle,
  path: 'draft/release' | 'drafts/release',
) {
  const t = useTranslations('drafts')
  const announce = useAnnounce()
  const words = useRefusalText()
  const [busy, setBusy] = useState(false)
  const release = async () => {
    setBusy(true)
    const url = `/api/boards/${view.board.id}/${path}?as=${view.me.participantId}`
    const answer = await askServer<Released>('POST', url)
    setBusy(false)
    if (!answer.ok) return announce(words.refusal(answer.refusal), 'danger')
    const { shapeIds } = answer.value
    announce(t('revealed', { count: shapeIds.length }))
    handle.show(shapeIds)
  }
  return { release, busy }
}

/** Says that private writing is over to those who didn't end it. */
function useEnding(isOn: boolean, isLeading: boolean): void {
  const t = useTranslations('drafts')
  const announce = useAnnounce()
  const wasOn = useRef(isOn)
  useEffect(() => {
    if (wasOn.current && !isOn && !isLeading) announce(t('ended'))
    wasOn.current = isOn
  }, [isOn, isLeading, announce, t])
}
