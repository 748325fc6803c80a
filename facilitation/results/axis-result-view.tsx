'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { PartyId } from '@/dialogue/ids'
import { textIn } from '@/dialogue/localized'
import { leadingPair, type PublishedAxisResult } from '@/dialogue/publication/axis-result'
import type { PublishedCell } from '@/dialogue/publication/cell'
import type { Figure } from '@/dialogue/publication/figure'
import { PartyMark } from '@/ui/party-mark'
import { isBrainstorm, useRoom, type AxisWords } from '../room'
import { ResultFrame } from './result-frame'
import {
  convergencePercent,
  distanceText,
  headlineFigures,
  middleHalf,
  whereOf,
  type Where,
} from './words'

/** One axis's result in words and a small table: what each side said, and what was thought of it. */
export function AxisResultView({ axis, result }: { axis: AxisWords; result: PublishedAxisResult }) {
  const t = useTranslations('results')
  const locale = useLocale()
  const room = useRoom()
  const { parties, goTo } = room
  const name = textIn(axis.name, locale)
  const figure = useFigure()
  const where = useWhere()
  const short = (id: PartyId) => {
    const party = parties.find((one) => one.id === id)
    return party ? textIn(party.short, locale) : id
  }
  const tone = (id: PartyId) => parties.findIndex((one) => one.id === id)
  const pair = leadingPair(result)
  const headline = pair && headlineFigures(pair)

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
          {headline && (
            <p className="text-[15px] leading-snug font-semibold">
              {t(`headline.${headline.variant}`, {
                gap: figure(headline.gap),
                imagined: headline.imagined ? figure(headline.imagined) : '',
              })}
            </p>
          )}
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
                            {where(whereOf(cell))}
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
              {t('axis.gap', { figure: figure(pair.gap) })}
              {pair.imagined.map(({ by, figure: imagined, crossed }) => (
                <span key={by}>
                  {' · '}
                  {t('axis.imagined', { by: short(by), figure: figure(imagined) })}
                  {crossed && ` (${t('axis.crossed')})`}
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
                    where: where(whereOf(meta.cell)),
                  })}
                </p>
              ),
          )}
          {pair?.convergence && <Convergence {...pair.convergence} />}
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

/** A figure as it is said: "48", or "about 50". */
function useFigure() {
  const t = useTranslations('results.axis')
  return (figure: Figure): string => {
    const { value, about } = distanceText(figure)
    return about ? t('about1', { value }) : value
  }
}

function useWhere() {
  const t = useTranslations('results.axis')
  return (where: Where): string =>
    where.kind === 'at' ? t('at', { value: where.value }) : t('about', where)
}

function Said({ cell }: { cell: PublishedCell }) {
  const t = useTranslations('results.axis')
  const where = useWhere()
  const half = middleHalf(cell)
  return (
    <>
      {where(whereOf(cell))}
      {half && <span className="block text-soft">{t('half', half)}</span>}
      {'n' in cell && <span className="block text-soft">{t('people', { count: cell.n })}</span>}
    </>
  )
}

function Convergence({
  value,
  of,
  since,
}: {
  value: number
  of: 'same_people' | 'whole_parties'
  since: number
}) {
  const t = useTranslations('results.axis')
  const percent = convergencePercent(value)
  const words = { percent: String(Math.abs(percent)), since: String(since) }
  return (
    <p className="text-[13px] leading-normal text-soft">
      {percent === 0
        ? t('convergenceSame', words)
        : t(percent > 0 ? 'convergenceCloser' : 'convergenceFarther', words)}{' '}
      {t(of === 'same_people' ? 'samePeople' : 'wholeParties')}
    </p>
  )
}
