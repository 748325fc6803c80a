'use client'

import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { PRIORITY_LEVELS, type PublishedPriority } from '@/dialogue/priorities'
import { Button } from '@/ui/button'
import { useAnnounce } from '@/ui/toast'
import { Section } from '../frame/section'
import { useRoom } from '../room'
import type { PrioritiesOfRound } from './priorities'

/** One round of dots: what the room wants to take up first. */
export function PrioritiesView({
  of: { round, result, titles },
  shown,
  isOnly,
}: {
  of: PrioritiesOfRound
  /** Those of its cards that fit the filter. */
  shown: readonly PublishedPriority[]
  /** There is no other round of dots to tell it from. */
  isOnly: boolean
}) {
  const t = useTranslations('dots')
  const results = useTranslations('results')
  const { me, cards, arrange } = useRoom()
  const announce = useAnnounce()
  const hasCards = result.cards.some(({ cardId }) => cards.some(({ id }) => id === cardId))
  const most = Math.max(1, ...result.cards.map(({ dots }) => dots ?? 0))
  const isLevelled = result.cards.some(({ dots }) => dots === null)
  return (
    <Section
      title={isOnly ? t('result.heading') : t('result.round', { number: String(round.number) })}
      lead={t('meaning')}
      aside={
        me.role === 'facilitator' &&
        hasCards && (
          <Button
            size="s"
            onClick={() => {
              arrange('dots')
              announce(results('arrange.done'))
            }}
          >
            {t('result.arrange')}
          </Button>
        )
      }
    >
      {result.suppressed !== null ? (
        <p className="text-sm text-soft">
          {result.suppressed === 'roster' ? results('axis.roster') : t('result.tooFew')}
        </p>
      ) : (
        <>
          {shown.length === 0 && <p className="text-sm text-soft">{results('filter.none')}</p>}
          <ol className="flex flex-col gap-0.5" aria-label={t('result.heading')}>
            {shown.map((one) => (
              <Row key={one.cardId} one={one} most={most} title={titles.get(one.cardId)} />
            ))}
          </ol>
          <p className="text-[13px] leading-normal text-soft">
            {result.voters !== null &&
              t('result.people', { people: result.voters, dots: result.dotsEach })}
            {isLevelled && <> · {t('result.levelNote')}</>}
          </p>
        </>
      )}
    </Section>
  )
}

function Row({
  one: { cardId, dots, level },
  most,
  title: titled,
}: {
  one: PublishedPriority
  most: number
  title: { en: string; ko: string } | undefined
}) {
  const t = useTranslations('dots')
  const words = useTranslations('dialogue.cards')
  const locale = useLocale()
  const { cards, notes, goTo } = useRoom()
  const title = (titled && textIn(titled, locale)) || words('untitled')
  const label = cards.find(({ id }) => id === cardId)?.label
  const isThere = label !== undefined || notes.some(({ id }) => id === cardId)
  const place = PRIORITY_LEVELS.indexOf(level)
  return (
    <li className="flex flex-col gap-1 rounded-chip py-1.5">
      <div className="flex items-baseline gap-3 text-sm leading-snug">
        <button
          type="button"
          disabled={!isThere}
          title={isThere ? words('show', { title }) : t('result.gone')}
          className="min-w-0 flex-1 text-left font-medium wrap-anywhere enabled:hover:underline"
          onClick={() => goTo({ cardId })}
        >
          <span className="line-clamp-2">
            {label && <span className="text-soft">{label}. </span>}
            {title}
          </span>
        </button>
        <span className="shrink-0 font-bold tabular-nums">
          {dots === null ? t(`result.levelLong.${level}`) : t('give.value', { count: dots })}
        </span>
      </div>
      {dots === null ? (
        <span aria-hidden className="grid grid-cols-3 gap-1">
          {PRIORITY_LEVELS.map((each, at) => (
            <span
              key={each}
              className={`h-2 rounded-full ${at <= place ? 'bg-soft' : 'bg-sunken'}`}
            />
          ))}
        </span>
      ) : (
        <span aria-hidden className="h-2 rounded-full bg-sunken">
          <span
            className="block h-full rounded-full bg-ink"
            style={{ width: `${(100 * dots) / most}%` }}
          />
        </span>
      )}
    </li>
  )
}
