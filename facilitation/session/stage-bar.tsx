'use client'

import { ChevronLeft, ChevronRight, ListOrdered, Play, Snowflake, X } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { nextStage, presentStage, previousStage } from '@/dialogue/session/stages'
import { Button } from '@/ui/button'
import { Tooltip } from '@/ui/tooltip'
import { AgendaDialog } from './agenda/agenda-dialog'
import { TranslateStagesDialog } from './agenda/translate-stages-dialog'
import { AgendaPopover } from './agenda-popover'
import { HiddenStageNote } from './frames-list'
import { HandButton, HandsList } from './hands'
import { keepMuted, readMuted } from './chime'
import { ReactionMenu } from './reaction-menu'
import { useSessionRoom } from './session-room'
import { SessionAnnouncer } from './session-announcer'
import { SessionMenu } from './session-menu'
import { stageAction, type StageAction } from './stage-action'
import { SteerButtons } from './steer-buttons'
import { TimerChip } from './timer-chip'
import { useAsk } from './use-ask'
import { useSessionKeys } from './use-session-keys'

/**
 * The slim bar over the board: where the meeting is, what to do and what comes next; the timer; and what
 * turns the room's attention. On phones one line, whose title opens the rest.
 */
export function StageBar() {
  const t = useTranslations('session')
  const { state, me } = useSessionRoom()
  const [editing, setEditing] = useState(false)
  const [helping, setHelping] = useState(false)
  const [reacting, setReacting] = useState(false)
  const [muted, setMuted] = useState(readMuted)
  const leads = me.role === 'facilitator'
  useSessionKeys({ onHelp: () => setHelping(true), onReact: () => setReacting(true) })
  return (
    <section aria-label={t('bar')} data-session-bar className="border-b border-line bg-raised">
      <div className="flex h-11 items-center gap-1 pr-1 pl-2 sm:pr-3 sm:pl-3 pointer-coarse:h-12">
        <StagePart onEdit={() => setEditing(true)} />
        <div className="ml-auto flex shrink-0 items-center gap-0.5">
          <FrozenSign />
          <TimerChip muted={muted} />
          <HandsList />
          {me.role !== 'observer' && (
            <span className={leads ? 'contents max-sm:hidden' : 'contents'}>
              <HandButton />
            </span>
          )}
          {/* A facilitator's phone has no room for everything: what steers comes first. */}
          <span className={leads ? 'contents max-sm:hidden' : 'contents'}>
            <ReactionMenu open={reacting} onOpenChange={setReacting} />
          </span>
          <SteerButtons />
          <SessionMenu
            muted={muted}
            onMute={(next) => {
              keepMuted(next)
              setMuted(next)
            }}
            helping={helping}
            onHelp={setHelping}
            onEdit={leads ? () => setEditing(true) : null}
            onTranslate={me.role === 'interpreter' ? () => setEditing(true) : null}
          />
        </div>
      </div>
      <SessionAnnouncer />
      <StageNote />
      <HiddenStageNote />
      {leads && editing && <AgendaDialog agenda={state.agenda} onClose={() => setEditing(false)} />}
      {me.role === 'interpreter' && editing && (
        <TranslateStagesDialog onClose={() => setEditing(false)} />
      )}
    </section>
  )
}

function StagePart({ onEdit }: { onEdit: () => void }) {
  const t = useTranslations('session.stage')
  const { state, me } = useSessionRoom()
  const stage = presentStage(state)
  if (stage) return <PresentStage onEdit={onEdit} />
  if (me.role !== 'facilitator') return <AgendaOnly />
  if (state.agenda.stages.length > 0) return <StartAgenda onEdit={onEdit} />
  return (
    <Button look="quiet" size="s" onClick={onEdit} className="min-w-0 shrink">
      <ListOrdered size={16} aria-hidden />
      <span className="truncate">{t('makeAgenda')}</span>
    </Button>
  )
}

/** Nothing runs: participants can look up what is planned, where something is. */
function AgendaOnly() {
  const { state } = useSessionRoom()
  return state.agenda.stages.length > 0 ? <AgendaPopover quiet /> : null
}

function StartAgenda({ onEdit }: { onEdit: () => void }) {
  const t = useTranslations('session.stage')
  const locale = useLocale()
  const { state } = useSessionRoom()
  const ask = useAsk()
  const first = nextStage(state)
  if (!first) return null
  return (
    <>
      <Button
        look="quiet"
        size="s"
        className="min-w-0 shrink"
        onClick={() => void ask({ do: 'moveTo', stage: first.id, from: state.stageId })}
      >
        <Play size={15} aria-hidden className="shrink-0" />
        <span className="truncate">
          {t('start', { number: '1', title: textIn(first.title, locale) || t('untitled') })}
        </span>
      </Button>
      <AgendaPopover quiet onEdit={onEdit} />
    </>
  )
}

function PresentStage({ onEdit }: { onEdit: () => void }) {
  const t = useTranslations('session.stage')
  const locale = useLocale()
  const { state, me, dialogue } = useSessionRoom()
  const ask = useAsk()
  const stage = presentStage(state)
  if (!stage) return null
  const action = stageAction(stage, dialogue)
  const leads = me.role === 'facilitator'
  const previous = previousStage(state)
  const next = nextStage(state)
  const instruction = textIn(stage.instruction, locale)
  const titleOf = (of: typeof stage) => textIn(of.title, locale) || t('untitled')
  const move = (to: string) => void ask({ do: 'moveTo', stage: to, from: stage.id })
  return (
    <>
      {leads && previous && (
        <Tooltip text={t('previous', { title: titleOf(previous) })}>
          <Button
            look="quiet"
            size="s"
            square
            className="max-sm:hidden"
            aria-label={t('previous', { title: titleOf(previous) })}
            onClick={() => move(previous.id)}
          >
            <ChevronLeft size={17} aria-hidden />
          </Button>
        </Tooltip>
      )}
      <AgendaPopover onEdit={leads ? onEdit : undefined} />
      <p
        className="line-clamp-2 min-w-0 flex-1 pr-2 text-[12.5px] leading-[17px] text-soft max-md:hidden"
        title={instruction}
      >
        {instruction}
      </p>
      {leads && action && <ActionLink action={action} />}
      {leads && next && (
        <Button
          look={action && action.do !== 'table' ? 'secondary' : 'primary'}
          size="s"
          aria-label={t('next', { title: titleOf(next) })}
          className="max-w-64 max-[90rem]:max-w-44 max-sm:w-8 max-sm:px-0! max-sm:pointer-coarse:w-10"
          onClick={() => move(next.id)}
        >
          <span className="truncate max-sm:hidden">{t('next', { title: titleOf(next) })}</span>
          <ChevronRight size={16} aria-hidden className="shrink-0" />
        </Button>
      )}
      {!leads && next && (
        <span className="max-w-48 shrink-0 truncate px-1 text-[13px] text-faint max-lg:hidden">
          {t('next', { title: titleOf(next) })}
        </span>
      )}
    </>
  )
}

/** On phones the bar has no room for what to do: it is said below it when a stage begins, until it is read. */
function StageNote() {
  const common = useTranslations('common')
  const locale = useLocale()
  const { state } = useSessionRoom()
  const [read, setRead] = useState(state.stageId)
  const stage = presentStage(state)
  const instruction = stage && textIn(stage.instruction, locale)
  if (!instruction || stage.id === read) return null
  return (
    <div className="flex items-start gap-2 pr-1 pb-2 pl-4 text-[13px] leading-snug text-soft md:hidden">
      <p className="min-w-0 flex-1 py-1">{instruction}</p>
      <Button
        look="quiet"
        size="s"
        square
        aria-label={common('action.close')}
        onClick={() => setRead(stage.id)}
      >
        <X size={16} aria-hidden />
      </Button>
    </div>
  )
}

/** What the stage's activity asks of the facilitator, done where the dialogue panel does it. */
function ActionLink({ action }: { action: StageAction }) {
  const t = useTranslations('session.round')
  const { openPanel } = useSessionRoom()
  const name =
    action.do === 'open' && action.kind ? t(`open.${action.kind}`) : t(action.do as 'close')
  return (
    <Button
      size="s"
      look={action.do === 'table' ? 'secondary' : 'primary'}
      className="max-md:hidden"
      onClick={() => openPanel(action.tab, action.do === 'open' ? action.kind : null)}
    >
      {name}
    </Button>
  )
}

/** Everyone is told when, and why, the board does not take what they do. */
function FrozenSign() {
  const t = useTranslations('session.freeze')
  const { state } = useSessionRoom()
  if (state.frozen === 'nobody') return null
  return (
    <span
      data-frozen={state.frozen}
      title={t(`sign.${state.frozen}`)}
      className="mr-1 flex h-8 items-center gap-1.5 rounded-chip bg-warn-surface px-2 text-[13px] font-semibold whitespace-nowrap text-warn"
    >
      <Snowflake size={15} aria-hidden />
      <span className="max-lg:hidden">{t(`sign.${state.frozen}`)}</span>
      <span className="max-sm:sr-only lg:hidden">{t('short')}</span>
    </span>
  )
}
