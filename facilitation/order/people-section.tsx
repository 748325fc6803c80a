'use client'

import { useCallback, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { Button } from '@/ui/button'
import { PartyMark } from '@/ui/party-mark'
import { Section } from '../frame/section'
import { Problem } from '../problem'
import { useRoom } from '../room'
import type { OrderActions, WorkshopPerson } from './order-actions'
import { usePersonDialogs } from './person-dialogs'

/** Everybody who takes part, here now or not, and what facilitators can do about them. */
export function PeopleSection({ order }: { order: OrderActions }) {
  const t = useTranslations('order.people')
  const { parties } = useRoom()
  const [people, setPeople] = useState<readonly WorkshopPerson[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const load = useCallback(async () => {
    setBusy(true)
    const outcome = await order.people()
    setBusy(false)
    if (outcome.ok) setPeople(outcome.value)
    setProblem(outcome.ok ? null : outcome.words)
  }, [order])
  const { menu, dialogs } = usePersonDialogs(order, parties, () => void load())
  return (
    <Section title={t('heading')} lead={t('lead')}>
      <Problem words={problem} />
      {people && (
        <ul>
          {people.map((person) => (
            <li
              key={person.participantId}
              className="flex min-h-10 items-center gap-2 border-b border-line py-1 text-sm last:border-0"
            >
              <Who person={person} />
              {menu(person)}
            </li>
          ))}
        </ul>
      )}
      <Button
        size="s"
        className="self-start"
        busy={busy}
        onClick={() => (people ? setPeople(null) : void load())}
      >
        {people ? t('hide') : t('show')}
      </Button>
      {dialogs}
    </Section>
  )
}

function Who({ person }: { person: WorkshopPerson }) {
  const t = useTranslations('dialogue.people')
  const common = useTranslations('common')
  const locale = useLocale()
  const { parties } = useRoom()
  const tone = parties.findIndex(({ id }) => id === person.party)
  const party = parties[tone]
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2">
      {party && parties.length > 1 && <PartyMark tone={tone} size={12} />}
      <span className="min-w-0">
        <span className="block wrap-anywhere">
          {person.name}
          {person.isMe && <span className="text-soft"> {t('you')}</span>}
        </span>
        <span className="block text-[13px] text-soft">
          {party && person.role === 'delegate'
            ? common('delegateOf', { party: textIn(party.short, locale) })
            : common(`role.${person.role}`)}
        </span>
      </span>
    </span>
  )
}
