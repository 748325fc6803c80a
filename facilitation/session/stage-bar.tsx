'use client'

import { ChevronLeft, ChevronRight, ListOrdered, Play, Snowflake } from 'lucide-react'
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
import { Instruction, StageNote, useStageNote, type Note } from './stage-instruction'
import { SteerButtons } from './steer-buttons'
import { TimerChip } from './timer-chip'
import { useAsk } from './use-ask'
import { useSessionKeys } from './use-session-keys'

/**
 * The slim bar over the board: where the meeting is, what to do and what comes next; the timer; and what
 * turns the room's attention. On phones one line, whose title opens the rest; what to do is said below it there,
 * as it is wherever the line has no room for it.
 */
export function StageBar() {
  const t = useTranslations('session')
  const { state, me } = useSessionRoom()
  const [editing, setEditing] = useState(false)
  const [helping, setHelping] = useState(false)
  const [reacting, setReacting] = useState(false)
  const [muted, setMuted] = useState(readMuted)
  const note = useStageNote()
  const leads = me.role === 'facilitator'
  useSessionKeys({ onHelp: () => setHelping(true), onReact: () => setReacting(true) })
  return (
    <section aria-label={t('bar')} data-session-bar className="border-b border-line bg-raised">
      <div className="flex h-11 items-center gap-1 pr-1 pl-2 sm:pr-3 sm:pl-3 pointer-coarse:h-12">
        <StagePart onEdit={() => setEditing(true)} note={note} />
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
      <StageNote note={note} />
      <HiddenStageNote />
      {leads && editing && <AgendaDialog agenda={state.agenda} onClose={() => setEditing(false)} />}
      {me.role === 'interpreter' && editing && (
        <TranslateStagesDialog onClose={() => setEditing(false)} />
      )}
    </section>
  )
}

function StagePart({ onEdit, note }: { onEdit: () => void; note: Note }) {
  const t = useTranslations('session.stage')
  const { state, me } = useSessionRoom()
  const stage = presentStage(state)
  if (stage) return <PresentStage onEdit={onEdit} note={note} />
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

function PresentStage({ onEdit, note }: { onEdit: () => void; note: Note }) {
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
      <Instruction text={instruction} note={note} />
      {leads && action && <ActionLink action={action} />}
      {leads && next && (
        <NextButton title={titleOf(next)} beside={action} onNext={() => move(next.id)} />
      )}
      {!leads && next && (
        <span className="shrink-0 px-1 text-[13px] whitespace-nowrap text-faint max-xl:hidden">
          {t('next', { title: titleOf(next) })}
        </span>
      )}
    </>
  )
}

/**
 * To the next stage. Its title is said where moving on is what comes next; beside something else to do first,
 * "Next" is enough.
 */
function NextButton({
  title,
  beside,
  onNext,
}: {
  title: string
  beside: StageAction | null
  onNext: () => void
}) {
  const t = useTranslations('session.stage')
  const isSecond = beside !== null && beside.do !== 'table'
  return (
    <Button
      look={isSecond ? 'secondary' : 'primary'}
      size="s"
      aria-label={t('next', { title })}
      title={t('next', { title })}
      className="max-sm:w-8 max-sm:px-0! max-sm:pointer-coarse:w-10"
      onClick={onNext}
    >
      <span className="max-sm:hidden">
        {beside ? (
          t('nextShort')
        ) : (
          <>
            <span className="max-lg:hidden">{t('next', { title })}</span>
            <span className="lg:hidden">{t('nextShort')}</span>
          </>
        )}
      </span>
      <ChevronRight size={16} aria-hidden className="shrink-0" />
    </Button>
  )
}

/** What the stage's activity asks of the facilitator, done where the dialogue panel does it. */
function ActionLink({ action }: { action: StageAction }) {
  const words = useActionWords()
  const { openPanel } = useSessionRoom()
  return (
    <Button
      size="s"
      look={action.do === 'table' ? 'secondary' : 'primary'}
      className="max-md:hidden"
      onClick={() => openPanel(action.tab, action.do === 'open' ? action.kind : null)}
    >
      {words(action)}
    </Button>
  )
}

/** As the panel calls the same thing; without an axis's name, for which the bar has no room. */
function useActionWords(): (action: StageAction) => string {
  const t = useTranslations('session.round')
  const steer = useTranslations('dialogue.steer')
  const dots = useTranslations('dots')
  const { axisNumber } = useSessionRoom()
  return (action) => {
    switch (action.do) {
      case 'open':
        return t(`open.${action.kind ?? 'positions'}`)
      case 'close':
        return steer('close')
      case 'table':
        return t('table')
      case 'reveal':
        if (action.kind === 'priorities') return dots('reveal')
        if (action.kind === 'assessments') return steer('revealResults')
        return t('revealAxis', { number: String(axisNumber(action.axisId ?? '') ?? '') })
    }
  }
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
      <span className="max-[90rem]:hidden">{t(`sign.${state.frozen}`)}</span>
      <span className="max-sm:sr-only min-[90rem]:hidden">{t('short')}</span>
    </span>
  )
}
