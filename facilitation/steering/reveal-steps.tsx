'use client'

import { Eye, Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ConditionToReword, RoundView } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Section } from '../frame/section'
import { isPublished, sealedItems } from '../model/phase'
import { Asking } from '../asking'
import { untranslated } from '../model/untranslated'
import { Problem } from '../problem'
import { useRoom } from '../room'
import { useCommand } from '../use-command'
import { useItemName } from '../use-item-name'

/** Positions axis by axis, the next one a single press away; assessments all at once; dots in one press. */
export function RevealSteps({
  round,
  conditions = [],
}: {
  round: RoundView
  /** Of a round of assessments, as they would be revealed now; null while they are not known. */
  conditions?: readonly ConditionToReword[] | null
}) {
  const t = useTranslations('dialogue.steer')
  const dots = useTranslations('dots')
  const { actions, goTo } = useRoom()
  const nameOf = useItemName()
  const { busy, problem, run } = useCommand()
  const [asking, setAsking] = useState(false)
  const sealed = sealedItems(round)
  const isPositions = round.kind === 'positions'
  const next = sealed[0]
  const missing = untranslated(conditions ?? [])
  if (!next) return null

  function reveal(items: readonly string[]) {
    const [only] = items
    run(
      () => actions.revealItems(round, [...items]),
      () => {
        if (isPositions && items.length === 1 && only) goTo({ axisId: only })
      },
    )
  }

  if (round.kind === 'priorities')
    return (
      <div className="flex flex-col gap-2">
        <Button look="primary" data-next-step busy={busy} onClick={() => reveal([next.id])}>
          {dots('reveal')}
        </Button>
        <p className="text-[13px] leading-normal text-soft">{dots('meaning')}</p>
        <Problem words={problem} />
      </div>
    )
  return (
    <Section title={t('items')}>
      <ul className="flex flex-col">
        {round.items.map((item) => (
          <li
            key={item.id}
            className="flex items-center gap-2.5 border-b border-line py-1.5 text-sm last:border-0"
          >
            {isPublished(item) ? (
              <Eye size={15} aria-hidden className="shrink-0 text-ok" />
            ) : (
              <Lock size={15} aria-hidden className="shrink-0 text-faint" />
            )}
            <span className="min-w-0 flex-1 wrap-anywhere">{nameOf(item, round.kind)}</span>
            <span className="text-[13px] text-soft">
              {isPublished(item) ? t('revealed') : t('sealed')}
            </span>
          </li>
        ))}
      </ul>
      {isPositions ? (
        <div className="flex flex-col gap-2">
          <Button
            look="primary"
            data-next-step
            busy={busy}
            className="h-auto! min-h-10 py-2 whitespace-normal!"
            onClick={() => reveal([next.id])}
          >
            {t('reveal', { name: nameOf(next, round.kind) })}
          </Button>
          {sealed.length > 1 && (
            <Button size="s" look="quiet" disabled={busy} onClick={() => setAsking(true)}>
              {t('revealAll', { count: String(sealed.length) })}
            </Button>
          )}
        </div>
      ) : (
        <>
          {missing.length > 0 && (
            <Notice kind="warn" className="py-2.5">
              <ul className="flex flex-col gap-1">
                {missing.map(({ locale, numbers }) => (
                  <li key={locale}>
                    {t(`untranslated.${locale}`, {
                      count: numbers.length,
                      numbers: numbers.join(', '),
                    })}
                  </li>
                ))}
              </ul>
              <p className="mt-1 text-[13px]">{t('untranslated.hint')}</p>
            </Notice>
          )}
          <Button
            look={missing.length > 0 ? 'secondary' : 'primary'}
            data-next-step
            busy={busy}
            disabled={conditions === null}
            onClick={() => setAsking(true)}
          >
            {missing.length > 0 ? t('untranslated.reveal') : t('revealResults')}
          </Button>
        </>
      )}
      <Asking
        problem={problem}
        open={asking}
        onOpenChange={setAsking}
        danger={missing.length > 0}
        title={missing.length > 0 ? t('untranslated.title') : t('revealConfirm.title')}
        body={
          missing.length > 0 ? (
            <>
              {missing.map(({ locale, numbers }) => (
                <p key={locale}>
                  {t(`untranslated.${locale}`, {
                    count: numbers.length,
                    numbers: numbers.join(', '),
                  })}
                </p>
              ))}
              <p>{t('untranslated.body')}</p>
            </>
          ) : (
            t('revealConfirm.body')
          )
        }
        action={missing.length > 0 ? t('untranslated.action') : t('revealConfirm.action')}
        onConfirm={() => reveal(sealed.map((item) => item.id))}
      />
    </Section>
  )
}
