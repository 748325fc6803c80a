'use client'

import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { PublishedProposalResult } from '@/dialogue/publication/proposal-result'
import { AnswersTable } from '@/ui/answers-table'
import { AdReferendum } from '../cards/ad-referendum'
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
            {assessed(isOne ? `classOne.${kind}` : `class.${kind}`)}
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
      {result.suppressed === null && (
        <>
          <AnswersTable {...room.say.support(result)} />
          <Voices result={result} />
        </>
      )}
      <AdReferendum card={card} />
    </ResultFrame>
  )
}

/** Who said what, where the mode tells it. */
function Voices({ result }: { result: PublishedProposalResult }) {
  const assessed = useTranslations('canvas.assessed')
  const voices = result.parties.flatMap(({ support }) =>
    support?.kind === 'exact' ? support.voices : [],
  )
  if (voices.every(({ who }) => who === null)) return null
  return (
    <ul className="border-t border-line pt-2 text-[13px] text-soft">
      {voices.map(({ who, gradient }, place) => (
        <li key={place}>
          {who}: {assessed(`gradient.${gradient}`)}
        </li>
      ))}
    </ul>
  )
}
