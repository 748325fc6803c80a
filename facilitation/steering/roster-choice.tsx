'use client'

import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { Check } from '@/ui/check'
import { PartyMark } from '@/ui/party-mark'
import { seatsByParty } from '../model/seats'
import { isBrainstorm, useRoom } from '../room'
import { toggled } from './toggled'

/** Who answers: every seat by side, to be ticked off. */
export function RosterChoice({
  without,
  onChange,
}: {
  /** Seats that sit this round out. */
  without: ReadonlySet<string>
  onChange: (without: ReadonlySet<string>) => void
}) {
  const t = useTranslations('dialogue.setup')
  const locale = useLocale()
  const room = useRoom()
  return seatsByParty(room.view.roster, room.parties).map(({ party, tone, seats }) => (
    <fieldset key={party.id}>
      <legend className="flex w-full items-center gap-2 text-sm font-semibold">
        {!isBrainstorm(room) && <PartyMark tone={tone} size={14} />}
        <span className="flex-1">{textIn(party.name, locale)}</span>
        <span className="text-[13px] font-normal text-soft">
          {t('seats', { count: seats.filter(({ id }) => !without.has(id)).length })}
        </span>
      </legend>
      {seats.length === 0 && <p className="text-[13px] text-soft">{t('noSeats')}</p>}
      {seats.map((seat) => (
        <Check
          key={seat.id}
          label={seat.name ?? seat.label}
          aside={seat.name === null && t('notTaken')}
          checked={!without.has(seat.id)}
          onChange={() => onChange(toggled(without, seat.id))}
        />
      ))}
    </fieldset>
  ))
}
