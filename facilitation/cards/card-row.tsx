'use client'

import { CircleDashed, MapPin } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { DEFAULT_TABLED_LIMIT } from '@/dialogue/proposals'
import { Button } from '@/ui/button'
import { PartyMark } from '@/ui/party-mark'
import { tabledCards, tablingObstacles } from '../model/tabling'
import { Asking } from '../asking'
import { isBrainstorm, mayWrite, useRoom, type Card } from '../room'
import { useCommand } from '../use-command'
import { AdReferendum } from './ad-referendum'
import { AmendForm } from './amend-form'
import { CardTexts } from './card-texts'

/** One proposal: its words, what it still needs before it can be tabled, and what one may do with it. */
export function CardRow({ card, held }: { card: Card; held: boolean }) {
  const t = useTranslations('dialogue.cards')
  const locale = useLocale()
  const room = useRoom()
  const { me, parties, goTo, actions, unmergeCard } = room
  const [open, setOpen] = useState(false)
  const [amending, setAmending] = useState(false)
  const [asking, setAsking] = useState(false)
  const [askingMore, setAskingMore] = useState(false)
  const { busy, problem, run } = useCommand()
  const title = textIn({ en: card.titleEn, ko: card.titleKo }, locale) || t('untitled')
  const obstacles = tablingObstacles(card)
  const tone = parties.findIndex(({ id }) => id === card.author)
  const author = parties[tone]
  const leads = me.role === 'facilitator'
  const tabled = tabledCards(room.cards).length
  const isFull = tabled >= DEFAULT_TABLED_LIMIT
  return (
    <article className="flex flex-col gap-2.5 rounded-control border border-line p-3.5">
      <div className="flex items-start gap-2">
        <button
          type="button"
          aria-expanded={open}
          className="min-w-0 flex-1 text-left text-sm leading-snug font-semibold wrap-anywhere"
          onClick={() => setOpen(!open)}
        >
          {card.label}. {title}
          {author && !isBrainstorm(room) && (
            <span className="mt-1 flex items-center gap-1.5 text-[13px] font-normal text-soft">
              <PartyMark tone={tone} size={12} />
              {t('by', { party: textIn(author.short, locale) })}
            </span>
          )}
        </button>
        <Button
          look="quiet"
          size="s"
          square
          aria-label={t('show', { title })}
          className="-mt-1 -mr-2"
          onClick={() => goTo({ cardId: card.id })}
        >
          <MapPin size={16} aria-hidden />
        </Button>
      </div>
      {open && <CardTexts wording={card} titled={false} />}
      {card.mergedInto !== null && (
        <MergedInto id={card.mergedInto} onTakeOut={leads ? () => unmergeCard(card.id) : null} />
      )}
      {card.status === 'draft' && card.mergedInto === null && obstacles.length > 0 && (
        <Obstacles card={card} open={open} />
      )}
      <AdReferendum card={card} />
      {amending && <AmendForm card={card} onDone={() => setAmending(false)} />}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {leads && card.status === 'draft' && card.mergedInto === null && (
          <Button
            size="s"
            busy={busy}
            disabled={obstacles.length > 0}
            aria-label={t('tableTitle', { title })}
            onClick={() => (isFull ? setAskingMore(true) : run(() => actions.table([card.id])))}
          >
            {t('table')}
          </Button>
        )}
        {leads && card.status === 'tabled' && !held && (
          <Button
            size="s"
            busy={busy}
            aria-label={t('untableTitle', { title })}
            onClick={() => setAsking(true)}
          >
            {t('untable')}
          </Button>
        )}
        {open && mayWrite(me.role) && card.status === 'assessed' && !amending && (
          <Button size="s" look="quiet" onClick={() => setAmending(true)}>
            {t('amend')}
          </Button>
        )}
      </div>
      <Asking
        problem={problem}
        open={asking}
        onOpenChange={setAsking}
        title={t('untableConfirm.title')}
        body={t('untableConfirm.body')}
        action={t('untableConfirm.action')}
        onConfirm={() => run(() => actions.untable([card.id]))}
      />
      <Asking
        problem={null}
        open={askingMore}
        onOpenChange={setAskingMore}
        title={t('moreConfirm.title')}
        body={t('moreConfirm.body', { count: String(tabled) })}
        action={t('moreConfirm.action')}
        onConfirm={() => run(() => actions.table([card.id], tabled + 1))}
      />
    </article>
  )
}

function MergedInto({ id, onTakeOut }: { id: string; onTakeOut: (() => void) | null }) {
  const t = useTranslations('dialogue.cards')
  const locale = useLocale()
  const { cards } = useRoom()
  const other = cards.find((card) => card.id === id)
  return (
    <>
      <p className="text-[13px] text-soft">
        {t('merged', {
          title: other
            ? `${other.label}. ${textIn({ en: other.titleEn, ko: other.titleKo }, locale)}`
            : t('untitled'),
        })}
      </p>
      {onTakeOut && (
        <Button size="s" className="self-start" onClick={onTakeOut}>
          {t('merge.undo')}
        </Button>
      )}
    </>
  )
}

/** What is missing, and for what one can do oneself, the button that does it. */
function Obstacles({ card, open }: { card: Card; open: boolean }) {
  const t = useTranslations('dialogue.cards')
  const { me, confirmWording } = useRoom()
  const mayConfirm = mayWrite(me.role)
  const obstacles = tablingObstacles(card)
  return (
    <ul className="flex flex-col gap-1.5 text-[13px] text-soft">
      {obstacles.map((obstacle) => {
        if (obstacle.kind === 'merged') return null
        const { kind, locale } = obstacle
        return (
          <li key={`${kind}-${locale}`} className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
            <CircleDashed size={14} aria-hidden className="shrink-0" />
            <span>{t(`${kind}.${locale}`)}</span>
            {kind === 'unconfirmed' && mayConfirm && open && (
              <Button size="s" onClick={() => confirmWording(card.id, locale)}>
                {t(`confirm.${locale}`)}
              </Button>
            )}
          </li>
        )
      })}
      {mayConfirm && open && obstacles.some(({ kind }) => kind === 'unconfirmed') && (
        <li className="text-faint">{t('confirmHint')}</li>
      )}
    </ul>
  )
}
