'use client'

import { ChevronDown, ChevronRight, PanelRightOpen } from 'lucide-react'
import { Activity, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { Notice } from '@/ui/notice'
import { Tabs } from '@/ui/tabs'
import type { Ballot } from '../answering/ballot'
import { CardsTab } from '../cards/cards-tab'
import type { PanelTab } from '../model/panel-wish'
import { isUnderWay, openRound, phaseOf } from '../model/phase'
import { ActivityTab } from '../order/activity-tab'
import { PeopleTab } from '../people/people-tab'
import { ResultsTab } from '../results/results-tab'
import { useRoom } from '../room'
import { useIsOver } from '../use-clock'
import { useProgressWords } from '../use-progress-words'
import { NowTab } from './now-tab'
import { PhaseDot, PhaseHead, usePhaseName } from './phase-head'

/**
 * The dialogue beside the board: from the right on desktops, from below on phones, where the board stays
 * in sight above it. Not a dialog: the board goes on working. Esc hides it.
 */
export function DialoguePanel({
  ballot,
  open,
  onOpenChange,
  onFocusWithin,
}: {
  ballot: Ballot | null
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Whether the keyboard is in the panel: the board's shortcuts must then rest. */
  onFocusWithin: (within: boolean) => void
}) {
  const t = useTranslations('dialogue')
  const [tab, setTab] = useState<PanelTab>('now')
  const [wasOpen, setWasOpen] = useState(open)
  if (open && !wasOpen) setWasOpen(true)
  const { view, offline, wish, order } = useRoom()
  const orderWords = useTranslations('order')
  // A round that opens is what matters now, wherever one was reading.
  const asked = openRound(view)?.id ?? null
  const [shownRound, setShownRound] = useState(asked)
  if (asked !== shownRound) {
    setShownRound(asked)
    if (asked !== null) setTab('now')
  }
  // So is what the stage bar sends one here for.
  const [shownWish, setShownWish] = useState(wish)
  if (wish !== shownWish) {
    setShownWish(wish)
    if (wish) setTab(wish.tab)
  }
  const pill = useRef<HTMLButtonElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const moveFocus = useRef(false)

  useEffect(() => {
    if (!moveFocus.current) return
    moveFocus.current = false
    if (open) heading.current?.focus()
    else pill.current?.focus()
  }, [open])

  // The bar's button and the panel's say the same: the first leads to the second, one press away.
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!wish) return
    const step = panel.current?.querySelector<HTMLElement>('[data-next-step]')
    step?.focus({ focusVisible: true })
  }, [wish])

  function change(next: boolean) {
    moveFocus.current = true
    if (!next) onFocusWithin(false)
    onOpenChange(next)
  }

  // Hidden, not taken away: what was being typed in it is still there when it comes back.
  // Before it was first opened there is nothing to keep.
  return (
    <>
      {!open && <PhasePill ref={pill} onOpen={() => change(true)} />}
      <Activity mode={open ? 'visible' : 'hidden'}>
        {wasOpen && (
          <aside
            ref={panel}
            aria-label={t('panel')}
            data-dialogue-panel
            onFocus={() => onFocusWithin(true)}
            onBlur={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget)) onFocusWithin(false)
            }}
            onKeyDown={(event) => {
              if (
                event.key === 'Escape' &&
                !event.defaultPrevented &&
                !event.nativeEvent.isComposing
              ) {
                change(false)
              }
            }}
            className="absolute inset-x-0 bottom-0 z-(--layer-panel) flex h-(--dialogue-sheet-height) flex-col rounded-t-card border-t border-line bg-raised text-ink shadow-float max-sm:overflow-y-auto max-sm:overscroll-contain sm:inset-x-auto sm:top-0 sm:right-0 sm:h-auto sm:w-(--dialogue-panel-width) sm:rounded-none sm:border-t-0 sm:border-l sm:shadow-lift"
          >
            <div className="flex items-center justify-between gap-3 bg-raised px-6 pt-3 max-sm:sticky max-sm:top-0 max-sm:z-20 max-sm:pb-1 sm:pt-4">
              <h2
                ref={heading}
                tabIndex={-1}
                className="text-[13px] font-semibold text-soft outline-none"
              >
                {t('panel')}
              </h2>
              <Button
                look="quiet"
                size="s"
                square
                aria-label={t('collapse')}
                aria-expanded
                className="-mr-2"
                onClick={() => change(false)}
              >
                <ChevronRight size={18} aria-hidden className="max-sm:hidden" />
                <ChevronDown size={18} aria-hidden className="sm:hidden" />
              </Button>
            </div>
            <div className="px-6 pt-1 pb-3">
              <PhaseHead />
            </div>
            <div className="px-6 pb-8 sm:min-h-0 sm:flex-1 sm:overflow-y-auto sm:overscroll-contain">
              {offline && (
                <Notice kind="warn" live className="mb-3 py-2.5">
                  {t('offline')}
                </Notice>
              )}
              <Tabs
                label={t('tabs')}
                keepMounted
                listClassName="sticky z-10 bg-raised max-sm:top-11 sm:top-0"
                value={tab === 'activity' && !order ? 'now' : tab}
                onChange={setTab}
                tabs={[
                  { value: 'now', name: t('tab.now'), content: <NowTab ballot={ballot} /> },
                  { value: 'cards', name: t('tab.cards'), content: <CardsTab /> },
                  { value: 'results', name: t('tab.results'), content: <ResultsTab /> },
                  { value: 'people', name: t('tab.people'), content: <PeopleTab /> },
                  ...(order
                    ? [
                        {
                          value: 'activity' as const,
                          name: orderWords('tab'),
                          content: (
                            <ActivityTab order={order} active={open && tab === 'activity'} />
                          ),
                        },
                      ]
                    : []),
                ]}
              />
            </div>
          </aside>
        )}
      </Activity>
    </>
  )
}

/** The panel while it is hidden: the phase, how many have answered, and the way back in. */
function PhasePill({ ref, onOpen }: { ref: React.Ref<HTMLButtonElement>; onOpen: () => void }) {
  const t = useTranslations('dialogue')
  const { view, me, stage: agendaStage } = useRoom()
  const phase = phaseOf(view)
  const name = usePhaseName()
  const isOver = useIsOver(phase.kind === 'open' ? phase.round.closesAt : null)
  const isTimeUp = isOver && me.role === 'facilitator'
  const progress = useProgressWords()
  // In a stage of the agenda the bar says where the meeting is; only a round under way is news beside it.
  const isQuiet = agendaStage !== null && !isUnderWay(phase)
  const isAsked = phase.kind === 'open' && phase.round.seated && !phase.round.hasAnswered
  return (
    <button
      ref={ref}
      type="button"
      aria-expanded={false}
      title={t('open')}
      data-dialogue-pill
      onClick={onOpen}
      className={classNames(
        'absolute top-3 right-3 z-(--layer-panel) flex h-10 max-w-[calc(100%-24px)] items-center gap-2 rounded-full border pr-3 pl-3.5 text-sm font-semibold shadow-lift pointer-coarse:h-11',
        isAsked
          ? 'border-transparent bg-accent text-on-accent hover:bg-accent-hover'
          : 'border-line bg-raised text-ink hover:bg-hover',
      )}
    >
      {!isQuiet && <PhaseDot phase={phase} />}
      <span className="truncate">
        {isTimeUp
          ? t('steer.timeUp')
          : isAsked
            ? t('asked', { kind: t(`kind.${phase.round.kind}`) })
            : isQuiet
              ? t('panel')
              : name(phase)}
      </span>
      {phase.kind === 'open' && !isAsked && (
        <span className="font-medium text-soft">{progress(phase.round).short}</span>
      )}
      <PanelRightOpen size={16} aria-hidden className="opacity-70" />
      <span className="sr-only">{t('open')}</span>
    </button>
  )
}
