'use client'

import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { AdReferendumStatus } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { Problem } from '../problem'
import { useRoom, type Card } from '../room'
import { useCommand } from '../use-command'

/** What the capitals say of a proposal; a delegate of the side says it. */
export function AdReferendum({ card }: { card: Card }) {
  const t = useTranslations('dialogue.cards.adReferendum')
  const locale = useLocale()
  const { view, me, parties, actions } = useRoom()
  const { busy, problem, run } = useCommand()
  const entries = view.proposals.find(({ id }) => id === card.id)?.adReferendum ?? []
  if (entries.length === 0) return null
  return (
    <section className="flex flex-col gap-1.5 rounded-chip bg-sunken p-2.5 text-[13px]">
      <h4 className="font-semibold">{t('heading')}</h4>
      {entries.map(({ party, status, roundId }) => {
        const name = parties.find(({ id }) => id === party)?.short
        const settle = (next: AdReferendumStatus) =>
          run(() => actions.settleAdReferendum({ roundId, proposalId: card.id, status: next }))
        return (
          <div key={`${roundId}-${party}`} className="flex flex-col gap-1.5">
            <p>{t(status, { party: name ? textIn(name, locale) : party })}</p>
            {me.role === 'delegate' && me.party === party && (
              <div className="flex flex-wrap gap-2">
                {status !== 'confirmed' && (
                  <Button size="s" disabled={busy} onClick={() => settle('confirmed')}>
                    {t('confirm')}
                  </Button>
                )}
                {status !== 'refused' && (
                  <Button size="s" disabled={busy} onClick={() => settle('refused')}>
                    {t('refuse')}
                  </Button>
                )}
                {status !== 'pending' && (
                  <Button size="s" look="quiet" disabled={busy} onClick={() => settle('pending')}>
                    {t('again')}
                  </Button>
                )}
              </div>
            )}
          </div>
        )
      })}
      <Problem words={problem} />
    </section>
  )
}
