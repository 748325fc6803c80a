'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { PartyId } from '@/dialogue/ids'
import { textIn } from '@/dialogue/localized'
import { GRADIENTS, type Rate } from '@/dialogue/measures/gradients'
import { medianOf, type PublishedCell } from '@/dialogue/publication/cell'
import type {
  PublishedProposalResult,
  PublishedSupport,
} from '@/dialogue/publication/proposal-result'
import { PartyMark } from '@/ui/party-mark'
import { hashOf } from '../model/wording'
import { isBrainstorm, useRoom, type Card } from '../room'
import { ResultFrame } from './result-frame'

/** One proposal's result: its class, its place, and support by side as far as it is published. */
export function ProposalResultView({
  card,
  result,
}: {
  card: Card
  result: PublishedProposalResult
}) {
  const t = useTranslations('results')
  const cards = useTranslations('dialogue.cards')
  const assessed = useTranslations('canvas.assessed')
  const locale = useLocale()
  const room = useRoom()
  const { goTo } = room
  const title = textIn({ en: card.titleEn, ko: card.titleKo }, locale) || cards('untitled')
  const { rank } = result
  const isOld = hashOf(card) !== result.wordingHash
  const isOne = isBrainstorm(room)
  const kind = result.class ?? 'too_few'
  return (
    <ResultFrame
      title={`${card.label}. ${title}`}
      mark={
        <>
          <span className="font-semibold text-ink">
            {isOne ? t(`classOne.${kind}`) : assessed(`class.${kind}`)}
          </span>
          {rank && (
            <>
              {' · '}
              {rank.kind === 'exact'
                ? assessed('rank', { rank: String(rank.rank), of: String(rank.of) })
                : assessed(`bucket.${rank.bucket}`)}
            </>
          )}
        </>
      }
      showLabel={t('show', { name: title })}
      onShow={() => goTo({ cardId: card.id })}
    >
      {isOld && <p className="text-sm font-medium text-warn">{cards('reconfirm')}</p>}
      {result.suppressed !== null && (
        <p className="text-sm text-soft">
          {result.suppressed === 'roster' ? t('axis.roster') : t('axis.tooFew')}
        </p>
      )}
      {result.suppressed === null &&
        result.parties.map(({ party, support, expected }) => (
          <div key={party} className="flex flex-col gap-1.5 border-t border-line pt-2.5">
            <SideName party={party} />
            {support && <Support party={party} support={support} />}
            {expected && <Expected party={party} cell={expected} />}
          </div>
        ))}
    </ResultFrame>
  )
}

function useSide(party: PartyId) {
  const locale = useLocale()
  const t = useTranslations('results.proposal')
  const room = useRoom()
  const tone = room.parties.findIndex(({ id }) => id === party)
  const found = room.parties[tone]
  const name = isBrainstorm(room) || !found ? t('everyone') : textIn(found.short, locale)
  return { name, tone: isBrainstorm(room) ? null : tone }
}

function SideName({ party }: { party: PartyId }) {
  const { name, tone } = useSide(party)
  return (
    <p className="flex items-center gap-1.5 text-[13px] font-semibold">
      {tone !== null && <PartyMark tone={tone} size={12} />}
      {name}
    </p>
  )
}

function Support({ party, support }: { party: PartyId; support: PublishedSupport }) {
  const t = useTranslations('results.proposal')
  const assessed = useTranslations('canvas.assessed')
  const { name, tone } = useSide(party)
  const rows =
    support.kind === 'groups'
      ? (['yes', 'noView', 'no'] as const).map((key) => ({
          key,
          name: assessed(`group.${key}`),
          count: support.groups[key],
        }))
      : GRADIENTS.map((key) => ({
          key,
          name: assessed(`gradient.${key}`),
          count: support.histogram[key],
        }))
  const rate = ({ count, of }: Rate) => ({ count: String(count), of: String(of) })
  const color = tone === null ? 'var(--ink-soft)' : `var(--tone-${tone % 6})`
  return (
    <>
      <dl
        aria-label={t('histogram', { party: name })}
        className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5 text-[13px]"
      >
        {rows.map((row) => (
          <div key={row.key} className="contents">
            <dt className={row.count === 0 ? 'text-faint' : ''}>{row.name}</dt>
            <span aria-hidden className="h-2 rounded-full bg-sunken">
              <span
                className="block h-full rounded-full"
                style={{
                  width: `${support.n === 0 ? 0 : (100 * row.count) / support.n}%`,
                  background: color,
                }}
              />
            </span>
            <dd className="text-right tabular-nums">{row.count}</dd>
          </div>
        ))}
      </dl>
      <p className="text-[13px] leading-normal text-soft">
        {t('people', { count: support.n })}
        {support.kind !== 'groups' && (
          <>
            {' · '}
            {assessed('endorse', rate(support.endorse))}
            {' · '}
            {assessed('accept', rate(support.accept))}
            {' · '}
            {support.accepts ? assessed('accepts') : assessed('acceptsNot')}
          </>
        )}
      </p>
      {Boolean(support.adReferendum) && (
        <p className="text-[13px] text-soft">{t('adReferendum')}</p>
      )}
      {support.kind === 'exact' && support.voices.some(({ who }) => who !== null) && (
        <ul className="text-[13px] text-soft">
          {support.voices.map(({ who, gradient: key }, place) => (
            <li key={place}>
              {who}: {assessed(`gradient.${key}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Expected({ party, cell }: { party: PartyId; cell: PublishedCell }) {
  const t = useTranslations('results.proposal')
  const { say } = useRoom()
  const { name } = useSide(party)
  return (
    <p className="text-[13px] text-soft">
      {t('expected', { party: name, where: say.band(medianOf(cell)) })}
    </p>
  )
}
