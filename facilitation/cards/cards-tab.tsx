'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DEFAULT_TABLED_LIMIT } from '@/dialogue/proposals'
import { Button } from '@/ui/button'
import { Section } from '../frame/section'
import { phaseOf } from '../model/phase'
import { tabledCards } from '../model/tabling'
import { useRoom, type Card } from '../room'
import { Amendments } from './amendments'
import { CardRow } from './card-row'
import { MergeForm } from './merge-form'

/** Every proposal by how far it has come; the facilitator puts forward, delegates confirm and amend. */
export function CardsTab() {
  const t = useTranslations('dialogue.cards')
  const { view, cards, me } = useRoom()
  const [merging, setMerging] = useState(false)
  const phase = phaseOf(view)
  /** Cards that people assess, or whose answers are sealed, stay where they are. */
  const held =
    phase.kind !== 'before' && phase.kind !== 'revealed' && phase.round.kind === 'assessments'
      ? phase.round.items.map(({ id }) => id)
      : []
  const merged = cards.filter(({ mergedInto }) => mergedInto !== null)
  const own = (status: Card['status']) =>
    cards.filter((card) => card.status === status && card.mergedInto === null)
  const tabled = tabledCards(cards)
  const drafts = own('draft')
  const mayMerge = me.role === 'facilitator' && drafts.length > 1
  const groups = [
    { key: 'tabled', cards: tabled },
    { key: 'draft', cards: drafts },
    { key: 'assessed', cards: own('assessed') },
    { key: 'merged', cards: merged },
  ] as const
  if (cards.length === 0) return <p className="text-sm text-soft">{t('empty')}</p>
  return (
    <div className="flex flex-col gap-7">
      <p className="text-[13px] leading-normal text-soft">{t('lead')}</p>
      {tabled.length >= DEFAULT_TABLED_LIMIT && (
        <p role="status" className="text-[13px] text-warn">
          {t('full')}
        </p>
      )}
      {held.length > 0 && <p className="text-[13px] text-soft">{t('inRound')}</p>}
      <Amendments />
      {groups.map(
        (group) =>
          group.cards.length > 0 && (
            <Section
              key={group.key}
              title={t(`group.${group.key}`)}
              aside={String(group.cards.length)}
            >
              {group.key === 'draft' &&
                mayMerge &&
                (merging ? (
                  <MergeForm drafts={drafts} onDone={() => setMerging(false)} />
                ) : (
                  <Button size="s" className="self-start" onClick={() => setMerging(true)}>
                    {t('merge.open')}
                  </Button>
                ))}
              <ul className="flex flex-col gap-3">
                {group.cards.map((card) => (
                  <li key={card.id}>
                    <CardRow card={card} held={held.includes(card.id)} />
                  </li>
                ))}
              </ul>
            </Section>
          ),
      )}
    </div>
  )
}
