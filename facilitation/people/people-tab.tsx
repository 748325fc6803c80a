'use client'

import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { SeatView } from '@/dialogue/views'
import { PartyMark } from '@/ui/party-mark'
import { Section } from '../frame/section'
import { seatsByParty } from '../model/seats'
import { openRound } from '../model/stage'
import { PeopleSection } from '../order/people-section'
import { isBrainstorm, useRoom } from '../room'
import { AttributionChoice } from './attribution-choice'

/** The roster, visible to all, and how answers are shown. */
export function PeopleTab() {
  const t = useTranslations('dialogue.people')
  const locale = useLocale()
  const room = useRoom()
  const { view, parties, order } = room
  return (
    <div className="flex flex-col gap-7">
      <Section title={t('heading')} lead={t('lead')}>
        {seatsByParty(view.roster, parties).map(({ party, tone, seats, isFew }) => (
          <section key={party.id} aria-label={textIn(party.name, locale)}>
            <h4 className="flex items-center gap-2 text-sm font-semibold">
              {!isBrainstorm(room) && <PartyMark tone={tone} size={14} />}
              <span className="min-w-0 flex-1 wrap-anywhere">{textIn(party.name, locale)}</span>
              <span className="text-[13px] font-normal text-soft">
                {t('seats', { count: seats.length })}
              </span>
            </h4>
            <ul className="mt-1">
              {seats.map((seat) => (
                <SeatRow key={seat.id} seat={seat} />
              ))}
            </ul>
            {isFew && <p className="mt-1 text-[13px] text-warn">{t('few')}</p>}
          </section>
        ))}
      </Section>
      {order && <PeopleSection order={order} />}
      <AttributionChoice />
    </div>
  )
}

function SeatRow({ seat }: { seat: SeatView }) {
  const t = useTranslations('dialogue.people')
  const { view } = useRoom()
  const round = openRound(view)
  const isIn = round?.roster.some(({ id }) => id === seat.id)
  const { name, label } = seat
  return (
    <li className="flex min-h-8 items-baseline gap-2 border-b border-line py-1 text-sm last:border-0">
      <span className="min-w-0 flex-1 wrap-anywhere">
        {name ?? label}
        {name !== null && name !== label && <span className="text-soft"> · {label}</span>}
        {seat.mine && <span className="text-soft"> {t('you')}</span>}
      </span>
      {name === null && <span className="text-[13px] text-faint">{t('free')}</span>}
      {isIn && name !== null && <span className="text-[13px] text-soft">{t('inRound')}</span>}
    </li>
  )
}
