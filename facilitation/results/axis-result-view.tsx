'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { PartyId } from '@/dialogue/ids'
import { textIn } from '@/dialogue/localized'
import { leadingPair, type PublishedAxisResult } from '@/dialogue/publication/axis-result'
import { medianOf, type PublishedCell } from '@/dialogue/publication/cell'
import { PartyMark } from '@/ui/party-mark'
import { isBrainstorm, useRoom, type AxisWords } from '../room'
import { ResultFrame } from './result-frame'
import { middleHalf } from './words'

/** One axis's result in words and a small table: what each side said, and what was thought of it. */
export function AxisResultView({ axis, result }: { axis: AxisWords; result: PublishedAxisResult }) {
  const t = useTranslations('results')
  const locale = useLocale()
  const room = useRoom()
  const { parties, goTo, say } = room
  const name = textIn(axis.name, locale)
  const short = (id: PartyId) => {
    const party = parties.find((one) => one.id === id)
    return party ? textIn(party.short, locale) : id
  }
  const tone = (id: PartyId) => parties.findIndex((one) => one.id === id)
  const pair = leadingPair(result)

  return (
    <ResultFrame
      title={`${axis.number}. ${name}`}
      showLabel={t('show', { name })}
      onShow={() => goTo({ axisId: axis.id })}
    >
      {result.suppressed !== null ? (
        <p className="text-sm text-soft">
          {result.suppressed === 'roster' ? t('axis.roster') : t('axis.tooFew')}
        </p>
      ) : (
        <>
          <p className="text-[15px] leading-snug font-semibold">{say.headline(result)}</p>
          <table className="w-full text-left text-[13px] leading-snug">
            <caption className="sr-only">{t('axis.table', { name })}</caption>
            <thead className="text-soft">
              <tr>
                <th scope="col" className="py-1 pr-2 font-medium">
                  {t('axis.column.side')}
                </th>
                <th scope="col" className="py-1 pr-2 font-medium">
                  {t('axis.column.said')}
                </th>
                {result.thoughts.length > 0 && (
                  <th scope="col" className="py-1 font-medium">
                    {t('axis.column.thought')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {result.parties.map(({ party, said }) => (
                <tr key={party} className="border-t border-line align-top">
                  <th scope="row" className="py-1.5 pr-2 font-semibold">
                    <span className="flex items-center gap-1.5">
                      {!isBrainstorm(room) && <PartyMark tone={tone(party)} size={12} />}
                      {short(party)}
                    </span>
                  </th>
                  <td className="py-1.5 pr-2">{said && <Said cell={said} />}</td>
                  {result.thoughts.length > 0 && (
                    <td className="py-1.5">
                      {result.thoughts
                        .filter(({ of }) => of === party)
                        .map(({ by, cell }) => (
                          <span key={by} className="block">
                            {parties.length > 2 && `${short(by)}: `}
                            {say.band(medianOf(cell))}
                          </span>
                        ))}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          {pair && (
            <p className="text-[13px] leading-normal text-soft">
              {t('axis.gap', { figure: say.figure(pair.gap) })}
              {pair.imagined.map(({ by, figure: imagined }) => (
                <span key={by}>
                  {' · '}
                  {t('axis.imagined', { by: short(by), figure: say.figure(imagined) })}
                </span>
              ))}
            </p>
          )}
          {result.thoughts.map(
            ({ by, of, meta }) =>
              meta && (
                <p key={`${by}-${of}`} className="text-[13px] leading-normal text-soft">
                  {t('axis.meta', {
                    by: short(by),
                    of: short(of),
                    where: say.band(medianOf(meta.cell)),
                  })}
                </p>
              ),
          )}
          {pair?.convergence && (
            <p className="text-[13px] leading-normal text-soft">
              {say.convergence(pair.convergence)}
            </p>
          )}
          <p className="text-[13px] text-faint">
            {t('axis.poles', {
              left: textIn(axis.left, locale),
              right: textIn(axis.right, locale),
            })}
          </p>
        </>
      )}
    </ResultFrame>
  )
}

function Said({ cell }: { cell: PublishedCell }) {
  const t = useTranslations('results.axis')
  const { say } = useRoom()
  const half = middleHalf(cell)
  const whole = (value: number) => String(Math.round(value * 10) / 10)
  return (
    <>
      {say.band(medianOf(cell))}
      {half && (
        <span className="block text-soft">
          {t('half', { from: whole(half.from), to: whole(half.to) })}
        </span>
      )}
      {'n' in cell && <span className="block text-soft">{t('people', { count: cell.n })}</span>}
    </>
  )
}
