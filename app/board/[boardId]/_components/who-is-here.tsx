'use client'

import { Coffee } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations, useLocale } from 'use-intl'
import { useValue } from 'tldraw'
import type { Person } from '@/canvas/presence/people'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import { textIn } from '@/dialogue/localized'
import type { Party } from '@/dialogue/workshop'
import type { OrderActions } from '@/facilitation/order/order-actions'
import { usePersonDialogs } from '@/facilitation/order/person-dialogs'
import { classNames } from '@/ui/class-names'
import { PartyMark } from '@/ui/party-mark'
import { Popover } from '@/ui/popover'

/** Faces in the bar; the rest are a number that opens the list. */
const MOST_FACES = 5

/** Who has the board open: faces in their side's colour and mark, and the whole list behind them. */
export function WhoIsHere({
  presence,
  parties,
  order,
}: {
  presence: PresenceConnection
  parties: readonly Party[]
  /** What facilitators may do about a person; null for everyone else. */
  order: OrderActions | null
}) {
  const t = useTranslations('board')
  const people = useValue('people', () => presence.people.get(), [presence])
  const following = useValue('following', () => presence.following.get(), [presence])
  const toggle = ({ participantId }: Person) =>
    participantId === following ? presence.stopFollowing() : presence.follow(participantId)
  const { menu, dialogs } = usePersonDialogs(order, parties)
  return (
    <>
      <Popover
        label={t('here.label')}
        className="w-80 p-2"
        trigger={
          <button
            type="button"
            aria-label={`${t('here.label')}: ${t('here.count', { count: people.length })}`}
            className="flex h-9 items-center rounded-full px-1 hover:bg-hover pointer-coarse:h-11"
          >
            <span className="flex gap-0.5 max-sm:hidden">
              {people.slice(0, MOST_FACES).map((person) => (
                <Face key={person.participantId} person={person} />
              ))}
              {people.length > MOST_FACES && <Count count={people.length - MOST_FACES} plus />}
            </span>
            <span className="sm:hidden">
              <Count count={people.length} />
            </span>
          </button>
        }
      >
        <Roster
          people={people}
          parties={parties}
          following={following}
          onFollow={toggle}
          menu={menu}
        />
      </Popover>
      {dialogs}
    </>
  )
}

function Count({ count, plus = false }: { count: number; plus?: boolean }) {
  return (
    <span className="grid size-8 place-items-center rounded-full border-2 border-surface bg-sunken text-xs font-semibold">
      {plus && '+'}
      {count}
    </span>
  )
}

/** Initials on the side's colour, with its mark in the corner. */
export function Face({ person }: { person: Person }) {
  const tone = person.tone === null ? 'var(--ink-soft)' : `var(--tone-${person.tone % 6})`
  return (
    <span
      className="relative grid size-8 shrink-0 place-items-center rounded-full border-2 border-surface text-xs font-bold text-surface"
      style={{ background: tone }}
    >
      {person.away ? <Coffee size={15} aria-hidden /> : initials(person.name)}
      {person.tone !== null && (
        <span className="absolute -right-1 -bottom-1 rounded-[4px] bg-surface p-0.5">
          <PartyMark tone={person.tone} size={10} />
        </span>
      )}
    </span>
  )
}

/** Two letters of a Latin name, the last two syllables of a Hangul one. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')]
  if (/\p{Script=Hangul}/u.test(name)) return first.slice(-2).join('')
  const last = words.length > 1 ? [...(words.at(-1) ?? '')] : []
  return ((first[0] ?? '') + (last[0] ?? '')).toUpperCase()
}

/** Everyone here, by side. */
function Roster({
  people,
  parties,
  following,
  onFollow,
  menu,
}: {
  people: readonly Person[]
  parties: readonly Party[]
  following: string | null
  onFollow: (person: Person) => void
  /** Beside each person. */
  menu: (person: Person) => ReactNode
}) {
  const t = useTranslations('board')
  const locale = useLocale()
  const groups = [
    ...parties.map((party, tone) => ({
      key: String(party.id),
      name: textIn(party.name, locale),
      tone: parties.length > 1 ? tone : null,
      people: people.filter((person) => person.party === party.id),
    })),
    {
      key: 'none',
      name: t('here.noParty'),
      tone: null,
      people: people.filter((person) => person.tone === null),
    },
  ].filter((group) => group.key !== 'none' || group.people.length > 0)
  return (
    <div>
      <p className="px-2 pt-1 text-sm font-bold">{t('here.count', { count: people.length })}</p>
      {people.length > 1 && <p className="px-2 text-[13px] text-soft">{t('here.hint')}</p>}
      {groups.map((group) => (
        <section key={group.key} aria-label={group.name} className="mt-3">
          <h3 className="flex items-center gap-2 px-2 text-xs font-semibold text-soft">
            {group.tone !== null && <PartyMark tone={group.tone} size={12} />}
            {group.name}
          </h3>
          {group.people.length === 0 && (
            <p className="px-2 py-1.5 text-[13px] text-faint">{t('here.empty')}</p>
          )}
          <ul>
            {group.people.map((person) => (
              <li key={person.participantId} className="flex items-center gap-1">
                <RosterRow
                  person={person}
                  followed={person.participantId === following}
                  onFollow={() => onFollow(person)}
                />
                {menu(person)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function RosterRow({
  person,
  followed,
  onFollow,
}: {
  person: Person
  followed: boolean
  onFollow: () => void
}) {
  const t = useTranslations('board')
  const common = useTranslations('common')
  const session = useTranslations('session')
  const { name, isMe, role, canFollow } = person
  const words = (
    <>
      <Face person={person} />
      <span className="min-w-0 flex-1 text-left">
        <span className="block truncate text-sm font-medium">
          {isMe ? t('here.you', { name }) : name}
        </span>
        <span className="block text-xs text-soft">
          {common(`role.${role}`)}
          {person.away && ` · ${session('away.sign')}`}
        </span>
      </span>
    </>
  )
  const row = 'flex min-w-0 flex-1 items-center gap-3 rounded-chip px-2 py-1.5'
  if (isMe || !canFollow) return <div className={row}>{words}</div>
  return (
    <button
      type="button"
      aria-pressed={followed}
      aria-label={followed ? t('here.stop') : t('here.follow', { name })}
      onClick={onFollow}
      className={classNames(row, 'hover:bg-hover', followed && 'bg-hover')}
    >
      {words}
      {followed && <span className="text-xs font-semibold text-soft">{t('here.stop')}</span>}
    </button>
  )
}
