'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RoundKind, RoundView } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { Confirm } from '@/ui/dialog'
import { Section } from '../frame/section'
import { stageOf } from '../model/stage'
import { tabledCards } from '../model/tabling'
import { Problem } from '../problem'
import { useRoom } from '../room'
import { useCommand } from '../use-command'
import { ConditionDesk } from './condition-desk'
import { OpenRoundForm } from './open-round-form'
import { RevealSteps } from './reveal-steps'

/** The facilitator's part: the one thing to do next is the one dark button. */
export function Steering() {
  const t = useTranslations('dialogue.steer')
  const dots = useTranslations('dots')
  const { view, cards } = useRoom()
  const [setup, setSetup] = useState<RoundKind | null>(null)
  const stage = stageOf(view)

  if (stage.kind === 'open') return <CloseRound round={stage.round} />
  if (stage.kind === 'closed' || stage.kind === 'revealing') {
    return (
      <>
        {stage.round.kind === 'assessments' && <ConditionDesk round={stage.round} />}
        <RevealSteps round={stage.round} />
      </>
    )
  }
  if (setup) return <OpenRoundForm kind={setup} onDone={() => setSetup(null)} />
  const isFirst = stage.kind === 'before'
  const hasTabled = tabledCards(cards).length > 0
  return (
    <Section title={stage.kind === 'revealed' ? t('another') : t('heading')}>
      <div className="flex flex-col gap-2">
        <Button
          look={isFirst && !hasTabled ? 'primary' : 'secondary'}
          onClick={() => setSetup('positions')}
        >
          {t('openPositions')}
        </Button>
        <Button
          look={hasTabled ? 'primary' : 'secondary'}
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

function CloseRound({ round }: { round: RoundView }) {
  const t = useTranslations('dialogue.steer')
  const common = useTranslations('common')
  const { actions } = useRoom()
  const [asking, setAsking] = useState(false)
  const { busy, problem, run } = useCommand()
  const { answered, seats } = round.progress
  return (
    <div className="flex flex-col gap-2">
      <Button look="primary" busy={busy} onClick={() => setAsking(true)}>
        {t('close')}
      </Button>
      <Problem words={problem} />
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('closeConfirm.title')}
        body={t('closeConfirm.body', { answered: String(answered), seats: String(seats) })}
        cancel={common('action.cancel')}
        action={t('closeConfirm.action')}
        onConfirm={() => run(() => actions.closeRound(round))}
      />
    </div>
  )
}
