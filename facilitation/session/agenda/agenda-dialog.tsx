'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { STAGE_LIMITS, type Agenda, type Stage } from '@/dialogue/session/agenda'
import { Button } from '@/ui/button'
import { Confirm, Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { useAnnounce } from '@/ui/toast'
import { Problem } from '../../problem'
import { useSessionRoom } from '../session-room'
import {
  draftsOf,
  emptyStage,
  isSameAgenda,
  moved,
  newStageId,
  problemsOf,
  stagesOf,
  totalOf,
  type StageDraft,
} from './agenda-draft'
import { adopted } from './adopt-stages'
import { AgendaSources } from './agenda-sources'
import { StageRows } from './stage-rows'

/** The agenda as a draft of one's own, until it is saved for everyone. `agenda`: as everyone has it now. */
export function AgendaDialog({ agenda, onClose }: { agenda: Agenda; onClose: () => void }) {
  const t = useTranslations('session.editor')
  const common = useTranslations('common')
  const words = useTranslations('session.stage')
  const locale = useLocale()
  const announce = useAnnounce()
  const { places, command } = useSessionRoom()
  /** What this draft began from. */
  const [base, setBase] = useState(agenda)
  const [drafts, setDrafts] = useState<StageDraft[]>(() => draftsOf(agenda.stages))
  const [open, setOpen] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const [replacement, setReplacement] = useState<readonly Stage[] | null>(null)
  const [taken, setTaken] = useState<{ count: number; lost: number } | null>(null)
  const [showsSources, setShowsSources] = useState(agenda.stages.length === 0)

  const problems = problemsOf(drafts)
  const isChanged = !isSameAgenda(drafts, draftsOf(base.stages))
  const isOvertaken = agenda.version !== base.version
  const titleOf = (draft: StageDraft) => textIn(draft.title, locale) || words('untitled')

  function move(from: number, to: number) {
    const draft = drafts[from]
    if (!draft || to < 0 || to >= drafts.length) return
    setDrafts(moved(drafts, from, to))
    setSaid(
      t('moved', {
        title: titleOf(draft),
        place: String(to + 1),
        count: String(drafts.length),
      }),
    )
  }

  function add() {
    const id = newStageId()
    setDrafts([...drafts, emptyStage(id)])
    setOpen(id)
  }

  function take(stages: readonly Stage[]) {
    if (isChanged && drafts.length > 0) setReplacement(stages)
    else replace(stages)
  }

  function replace(stages: readonly Stage[]) {
    const { stages: own, lost } = adopted(stages, new Set(places.map(({ id }) => id)))
    setDrafts(draftsOf(own))
    setOpen(null)
    setTried(false)
    setShowsSources(false)
    setReplacement(null)
    setTaken({ count: own.length, lost })
  }

  /** `version`: of the agenda this replaces. */
  async function save(version: number) {
    setTried(true)
    const [first] = problems.keys()
    if (first !== undefined) return setOpen(first)
    setBusy(true)
    setProblem(null)
    const outcome = await command({
      do: 'setAgenda',
      agenda: { version, stages: stagesOf(drafts) },
    })
    setBusy(false)
    if (!outcome.ok) return setProblem(outcome.words)
    announce(t('saved'))
    onClose()
  }

  function leave() {
    if (isChanged) setLeaving(true)
    else onClose()
  }

  return (
    <>
      <Dialog
        open
        wide
        onOpenChange={(next) => !next && leave()}
        title={t('title')}
        lead={t('lead')}
        closeLabel={common('action.close')}
      >
        <div className="flex flex-col gap-4">
          {isOvertaken && (
            <Notice kind="warn" live title={t('changed')}>
              <p>{t('changedBody')}</p>
              <div className="mt-2 flex flex-wrap gap-2">
                <Button
                  size="s"
                  onClick={() => {
                    setBase(agenda)
                    setDrafts(draftsOf(agenda.stages))
                  }}
                >
                  {t('takeTheirs')}
                </Button>
                <Button size="s" busy={busy} onClick={() => void save(agenda.version)}>
                  {t('saveMine')}
                </Button>
              </div>
            </Notice>
          )}
          {taken && (
            <Notice kind={taken.lost > 0 ? 'warn' : 'ok'} live className="py-2.5">
              <p>{t('imported', { count: taken.count })}</p>
              {taken.lost > 0 && <p>{t('framesLost', { count: taken.lost })}</p>}
            </Notice>
          )}
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="text-sm font-semibold">
              <Total drafts={drafts} />
            </p>
            <Button
              size="s"
              look="quiet"
              aria-expanded={showsSources}
              onClick={() => setShowsSources(!showsSources)}
            >
              {t('files')}
            </Button>
          </div>
          {drafts.length === 0 && <p className="text-sm text-soft">{t('empty')}</p>}
          {showsSources && (
            <div className="rounded-control bg-sunken p-4">
              <AgendaSources stages={problems.size > 0 ? null : stagesOf(drafts)} onTake={take} />
            </div>
          )}
          <StageRows
            drafts={drafts}
            problems={tried ? problems : NO_PROBLEMS}
            places={places}
            open={open}
            onOpen={setOpen}
            onChange={(id, part) =>
              setDrafts(drafts.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)))
            }
            onMove={move}
            onRemove={(id) => {
              const gone = drafts.find((draft) => draft.id === id)
              setDrafts(drafts.filter((draft) => draft.id !== id))
              if (gone) setSaid(t('removed', { title: titleOf(gone) }))
            }}
          />
          <div>
            <Button onClick={add} disabled={drafts.length >= STAGE_LIMITS.stages}>
              <Plus size={16} aria-hidden /> {t('add')}
            </Button>
            {drafts.length >= STAGE_LIMITS.stages && (
              <p className="mt-1 text-[13px] text-soft">
                {t('tooMany', { max: String(STAGE_LIMITS.stages) })}
              </p>
            )}
          </div>
          <Problem words={problem} />
          {tried && problems.size > 0 && (
            <Notice kind="danger" live className="py-2.5">
              {t('problems', { count: problems.size })}
            </Notice>
          )}
          <div className="sticky -bottom-6 -mx-6 -mb-6 flex items-center justify-end gap-2 border-t border-line bg-raised px-6 py-4">
            {!isChanged && <span className="mr-auto text-[13px] text-soft">{t('unchanged')}</span>}
            <Button onClick={leave}>{common('action.cancel')}</Button>
            <Button
              look="primary"
              busy={busy}
              disabled={!isChanged || isOvertaken}
              onClick={() => void save(base.version)}
            >
              {t('save')}
            </Button>
          </div>
          <p role="status" className="sr-only">
            {said}
          </p>
        </div>
      </Dialog>
      <Confirm
        open={leaving}
        onOpenChange={setLeaving}
        title={t('discardTitle')}
        body={t('discardBody')}
        cancel={t('keep')}
        action={t('discard')}
        danger
        onConfirm={onClose}
      />
      <Confirm
        open={replacement !== null}
        onOpenChange={(next) => !next && setReplacement(null)}
        title={t('replaceTitle')}
        body={t('replaceBody')}
        cancel={t('keep')}
        action={t('replace')}
        onConfirm={() => replacement && replace(replacement)}
      />
    </>
  )
}

const NO_PROBLEMS = new Map<string, never>()

function Total({ drafts }: { drafts: readonly StageDraft[] }) {
  const t = useTranslations('session.editor')
  const { minutes, open } = totalOf(drafts)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const time =
    hours > 0
      ? t('hours', { hours: String(hours), minutes: String(rest) })
      : t('minutesOnly', { minutes: String(rest) })
  return t('total', {
    stages: drafts.length,
    time: open > 0 ? t('openEnded', { time, count: open }) : time,
  })
}
