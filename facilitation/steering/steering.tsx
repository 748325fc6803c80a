'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RoundKind, RoundView } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Section } from '../frame/section'
import { phaseOf } from '../model/phase'
import { tabledCards } from '../model/tabling'
import { Asking } from '../asking'
import { useRoom } from '../room'
import { useIsOver } from '../use-clock'
import { useProgressWords } from '../use-progress-words'
import { useCommand } from '../use-command'
import { ConditionDesk } from './condition-desk'
import { OpenRoundForm } from './open-round-form'
import { RevealSteps } from './reveal-steps'
import { useConditionDesk } from './use-condition-desk'

/** The facilitator's part: the one thing to do next is the one dark button. */
export function Steering() {
  const t = useTranslations('dialogue.steer')
  const dots = useTranslations('dots')
  const { view, cards, stage: agendaStage, wish } = useRoom()
  const mayOpen = (kind: RoundKind) => kind !== 'assessments' || tabledCards(cards).length > 0
  const wished = wish?.setup && mayOpen(wish.setup) ? wish.setup : null
  const [setup, setSetup] = useState<RoundKind | null>(wished)
  const [shownWish, setShownWish] = useState(wish)
  if (wish !== shownWish) {
    setShownWish(wish)
    if (wish?.tab === 'now') setSetup(wished)
  }
  const phase = phaseOf(view)

  if (phase.kind === 'open') return <CloseRound round={phase.round} />
  if (phase.kind === 'closed' || phase.kind === 'revealing') {
    return phase.round.kind === 'assessments' ? (
      <RevealAssessments key={phase.round.id} round={phase.round} />
    ) : (
      <RevealSteps round={phase.round} />
    )
  }
  if (setup) return <OpenRoundForm kind={setup} onDone={() => setSetup(null)} />
  const isFirst = phase.kind === 'before'
  const hasTabled = tabledCards(cards).length > 0
  const planned = agendaStage?.activities
  const isFor = {
    positions: planned ? planned.includes('positions') : isFirst && !hasTabled,
    assessments: planned ? planned.includes('assessments') : hasTabled,
  }
  return (
    <Section title={phase.kind === 'revealed' ? t('another') : t('heading')}>
      <div className="flex flex-col gap-2">
        <Button
          look={isFor.positions ? 'primary' : 'secondary'}
          onClick={() => setSetup('positions')}
        >
          {t('openPositions')}
        </Button>
        <Button
          look={isFor.assessments && hasTabled ? 'primary' : 'secondary'}
          disabled={!hasTabled}
          onClick={() => setSetup('assessments')}
        >
          {t('openAssessments')}
        </Button>
        {!hasTabled && <p className="text-[13px] text-soft">{t('noTabled')}</p>}
        <Button onClick={() => setSetup('priorities')}>{dots('open')}</Button>
      </div>
    </Section>
  )
}

/** Conditions first, then the results with them. */
function RevealAssessments({ round }: { round: RoundView }) {
  const desk = useConditionDesk(round)
  return (
    <>
      <ConditionDesk round={round} desk={desk} />
      <RevealSteps round={round} conditions={desk.conditions} />
    </>
  )
}

function CloseRound({ round }: { round: RoundView }) {
  const t = useTranslations('dialogue.steer')
  const { actions } = useRoom()
  const [asking, setAsking] = useState(false)
  const { busy, problem, run } = useCommand()
  const progress = useProgressWords()(round)
  // Told, and never done by itself: who facilitates sees whom it would leave out.
  const isOver = useIsOver(round.closesAt)
  return (
    <div className="flex flex-col gap-2">
      {isOver ? (
        <Notice kind="warn" live title={t('timeUp')}>
          <p>{t('timeUpBody', { progress: progress.sentence })}</p>
          <Button
            look="primary"
            size="s"
            busy={busy}
            className="mt-2"
            onClick={() => run(() => actions.closeRound(round))}
          >
            {t('closeConfirm.action')}
          </Button>
        </Notice>
      ) : (
        <Button look="primary" data-next-step busy={busy} onClick={() => setAsking(true)}>
          {t('close')}
        </Button>
      )}
      <Asking
        problem={problem}
        open={asking}
        onOpenChange={setAsking}
        title={t('closeConfirm.title')}
        body={t('closeConfirm.body', { progress: progress.sentence })}
        action={t('closeConfirm.action')}
        onConfirm={() => run(() => actions.closeRound(round))}
      />
    </div>
  )
}
