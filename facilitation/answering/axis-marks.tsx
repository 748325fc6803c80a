'use client'

import { MapPin } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { SNAP_STEP } from '@/dialogue/publication/deciles'
import type { RoundView } from '@/dialogue/views'
import type { Party } from '@/dialogue/workshop'
import { Button } from '@/ui/button'
import { missingMarks, type PositionMarks } from '../model/answers'
import { useRoom, type AxisWords } from '../room'
import { marksOf, type Ballot } from './ballot'
import { MarkField } from './mark-field'
import { SavedMark } from './saved-mark'

/** All marks on one axis, with what became of them. */
export function AxisMarks({
  axis,
  round,
  ballot,
  others,
}: {
  axis: AxisWords
  round: RoundView
  ballot: Ballot
  others: readonly Party[]
}) {
  const t = useTranslations('answering.positions')
  const locale = useLocale()
  const { parties, me, goTo } = useRoom()
  const marks = marksOf(ballot, axis.id)
  const sign = ballot.signs[axis.id]
  const set = (next: PositionMarks) => ballot.setPosition(axis.id, next)
  const [left, right] = [textIn(axis.left, locale), textIn(axis.right, locale)]
  const toneOf = (id: string | null) => parties.findIndex((party) => party.id === id)
  const shared = { left, right, step: SNAP_STEP, disabled: !ballot.editable }
  const missing = missingMarks(
    marks,
    others.map(({ id }) => id),
    round.asksMore,
  )

  return (
    <div className="flex flex-col gap-3 rounded-control border border-line p-4 max-sm:p-3.5">
      <div className="flex items-start gap-2">
        <h4 className="min-w-0 flex-1 text-sm leading-snug font-bold wrap-anywhere">
          {t('axis', { number: String(axis.number), name: textIn(axis.name, locale) })}
        </h4>
        <Button
          look="quiet"
          size="s"
          square
          aria-label={t('goTo')}
          className="-mt-1 -mr-2"
          onClick={() => goTo({ axisId: axis.id })}
        >
          <MapPin size={16} aria-hidden />
        </Button>
      </div>
      {marks.abstain ? (
        <div className="flex flex-wrap items-center gap-3 text-sm text-soft">
          <span>{t('abstained')}</span>
          <Button
            size="s"
            disabled={!ballot.editable}
            onClick={() => set({ ...marks, abstain: false })}
          >
            {t('takeBack')}
          </Button>
        </div>
      ) : (
        <>
          <div
            aria-hidden
            className="flex justify-between gap-4 pr-[7.25rem] text-[13px] leading-tight text-soft"
          >
            <span>{left}</span>
            <span className="text-right">{right}</span>
          </div>
          <MarkField
            {...shared}
            required
            question={t('self')}
            tone={parties.length > 1 ? toneOf(me.party) : null}
            value={marks.self}
            onChange={(self) => set({ ...marks, self })}
          />
          {others.map((party) => (
            <MarkField
              {...shared}
              hollow
              key={`estimate-${party.id}`}
              question={t('estimate', { party: textIn(party.short, locale) })}
              tone={toneOf(party.id)}
              value={marks.estimates[party.id] ?? null}
              onChange={(value) =>
                set({ ...marks, estimates: withEntry(marks.estimates, party.id, value) })
              }
            />
          ))}
          {round.asksMore &&
            others.map((party) => (
              <MarkField
                {...shared}
                hollow
                key={`meta-${party.id}`}
                question={t('meta', { party: textIn(party.short, locale) })}
                tone={toneOf(me.party)}
                value={marks.meta[party.id] ?? null}
                onChange={(value) =>
                  set({ ...marks, meta: withEntry(marks.meta, party.id, value) })
                }
              />
            ))}
        </>
      )}
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        {sign ? (
          <SavedMark sign={sign} hint={t('incomplete')} />
        ) : (
          <span className="text-[13px] text-soft">{t('open', { count: missing })}</span>
        )}
        {!marks.abstain && (
          <Button
            look="quiet"
            size="s"
            className="-mr-3 font-medium! text-soft!"
            disabled={!ballot.editable}
            onClick={() => set({ ...marks, abstain: true })}
          >
            {t('abstain')}
          </Button>
        )}
      </div>
    </div>
  )
}

function withEntry(
  entries: Record<string, number>,
  key: string,
  value: number | null,
): Record<string, number> {
  const { [key]: _before, ...rest } = entries
  return value === null ? rest : { ...rest, [key]: value }
}
