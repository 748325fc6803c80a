'use client'

import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { PRIORITIES_ITEM } from '@/dialogue/priorities'
import type { RoundView } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { DotStepper } from '@/ui/dot-stepper'
import { Section } from '../frame/section'
import { dotsLeft, NO_DOTS, votedOn, withDots } from '../model/dots'
import { useRoom } from '../room'
import { BallotKeyBox } from './ballot-key-box'
import type { Ballot } from './ballot'
import { SavedMark } from './saved-mark'

/** One's dots as a list: the same as on the cards. */
export function PrioritiesSheet({ round, ballot }: { round: RoundView; ballot: Ballot }) {
  const t = useTranslations('dots')
  const answering = useTranslations('answering')
  const cardWords = useTranslations('dialogue.cards')
  const locale = useLocale()
  const { cards, goTo } = useRoom()
  const voted = votedOn(round)
  if (!voted) return null
  const { dots } = ballot
  const left = dotsLeft(voted, dots)
  return (
    <Section
      title={t('give.heading')}
      lead={ballot.isClosed ? answering('closed') : t('give.lead')}
      aside={
        <span role="status" data-dots-left={left}>
          {left === 0
            ? t('give.allGiven')
            : t('give.left', { left: String(left), each: String(voted.dots) })}
        </span>
      }
    >
      <p className="text-[13px] leading-normal text-soft">
        {voted.mostPerCard > 1 && voted.mostPerCard < voted.dots && (
          <>{t('give.most', { most: String(voted.mostPerCard) })} </>
        )}
        {t(`howShown.${round.attributionMode}`)}
      </p>
      <ul className="flex flex-col">
        {voted.cards.map(({ id, title: titled }) => {
          const title = textIn(titled, locale) || cardWords('untitled')
          const label = cards.find((card) => card.id === id)?.label
          const value = dots[id] ?? 0
          return (
            <li
              key={id}
              aria-label={title}
              className="flex items-center gap-3 border-b border-line py-2 last:border-0"
            >
              <button
                type="button"
                title={cardWords('show', { title })}
                className="min-w-0 flex-1 rounded-chip text-left text-sm leading-snug font-medium wrap-anywhere hover:underline"
                onClick={() => goTo({ cardId: id })}
              >
                <span className="line-clamp-3">
                  {label && <span className="text-soft">{label}. </span>}
                  {title}
                </span>
              </button>
              <DotStepper
                value={value}
                most={voted.mostPerCard}
                left={left}
                disabled={!ballot.editable}
                words={{
                  more: t('give.more', { title }),
                  fewer: t('give.fewer', { title }),
                  name: t(voted.mostPerCard === 1 ? 'give.one' : 'give.count', { title }),
                  value: t('give.value', { count: value }),
                }}
                onChange={(count) => ballot.setDots(withDots(voted, dots, id, count))}
              />
            </li>
          )
        })}
      </ul>
      <div className="flex min-h-8 items-center justify-between gap-3">
        <SavedMark sign={ballot.signs[PRIORITIES_ITEM]} />
        {left < voted.dots && ballot.editable && (
          <Button
            size="s"
            look="quiet"
            className="-mr-3 ml-auto"
            onClick={() => ballot.setDots(NO_DOTS)}
          >
            {t('give.clear')}
          </Button>
        )}
      </div>
      <BallotKeyBox ballot={ballot} />
    </Section>
  )
}
