'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayChangeMode } from '@/dialogue/attribution'
import { ATTRIBUTION_MODES, type AttributionMode } from '@/dialogue/workshop'
import { Button } from '@/ui/button'
import { ChoiceCards } from '@/ui/choice'
import { Confirm } from '@/ui/dialog'
import { Section } from '../frame/section'
import { Problem } from '../problem'
import { useRoom } from '../room'
import { useCommand } from '../use-command'

/** How answers are shown, for everyone to read; facilitators may make it stricter. */
export function AttributionChoice() {
  const t = useTranslations('dialogue.people')
  const common = useTranslations('common')
  const { view, me, actions } = useRoom()
  const { attributionMode: mode, isModeFixed } = view
  const [choosing, setChoosing] = useState(false)
  const [wanted, setWanted] = useState<AttributionMode | null>(null)
  const { busy, problem, run } = useCommand()
  const offered = ATTRIBUTION_MODES.filter((each) => mayChangeMode(mode, each, isModeFixed))
  const name = (each: AttributionMode) => common(`attribution.${each}.name`)
  const mayChange = me.role === 'facilitator'

  return (
    <Section title={t('mode')}>
      {!choosing && (
        <p className="text-sm">
          <strong className="font-semibold">{name(mode)}.</strong>{' '}
          <span className="text-soft">{common(`attribution.${mode}.meaning`)}</span>
        </p>
      )}
      {mayChange && !choosing && offered.length > 1 && (
        <Button size="s" className="self-start" onClick={() => setChoosing(true)}>
          {t('changeMode')}
        </Button>
      )}
      {mayChange && offered.length === 1 && (
        <p className="text-[13px] text-soft">{t('strictest')}</p>
      )}
      {choosing && (
        <>
          <ChoiceCards
            label={isModeFixed ? t('stricter') : t('mode')}
            hint={isModeFixed ? t('stricterHint') : t('loosenHint')}
            choices={offered.map((each) => ({
              value: each,
              name: name(each),
              meaning: common(`attribution.${each}.meaning`),
            }))}
            value={mode}
            onChange={(each) => each !== mode && setWanted(each)}
          />
          <Button size="s" look="quiet" className="self-start" onClick={() => setChoosing(false)}>
            {common('action.close')}
          </Button>
        </>
      )}
      <Problem words={problem} />
      <Confirm
        open={wanted !== null}
        onOpenChange={(open) => !open && setWanted(null)}
        title={t('changeConfirm.title', { name: name(wanted ?? mode) })}
        body={
          <>
            <p>{common(`attribution.${wanted ?? mode}.meaning`)}</p>
            <p className="mt-2">{t('changeConfirm.body')}</p>
          </>
        }
        cancel={common('action.cancel')}
        action={t('changeConfirm.action')}
        disabled={busy}
        onConfirm={() => {
          if (wanted)
            run(
              () => actions.changeAttribution(wanted),
              () => setChoosing(false),
            )
          setWanted(null)
        }}
      />
    </Section>
  )
}
