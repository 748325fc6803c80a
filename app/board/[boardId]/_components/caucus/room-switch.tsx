'use client'

import { DoorOpen, Lock } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { BoardId, PartyId } from '@/dialogue/ids'
import { textIn } from '@/dialogue/localized'
import type { BoardView } from '@/server/services'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { Menu, MenuItem } from '@/ui/menu'
import { PartyMark } from '@/ui/party-mark'
import { Popover } from '@/ui/popover'
import { Spinner } from '@/ui/spinner'
import { useAnnounce } from '@/ui/toast'
import type { Caucus } from './use-caucus'

/** A room one may enter. `boardId` null: made when it is first entered. */
interface Room {
  party: PartyId | null
  boardId: BoardId | null
  name: string
  tone: number | null
  isHere: boolean
}

/** Between the plenary and a side's own room; nothing for those who have no other room. */
export function RoomSwitch({ view, caucus }: { view: BoardView; caucus: Caucus }) {
  const t = useTranslations('caucus')
  const router = useRouter()
  const words = useRefusalText()
  const announce = useAnnounce()
  const [going, setGoing] = useState(false)
  const rooms = useRooms(view, caucus)
  const locked = useLockedRoom(view, caucus)
  if (locked) return <LockedRoom {...locked} />
  if (rooms.length < 2) return null

  async function go({ boardId, isHere }: Room) {
    if (isHere || going) return
    setGoing(true)
    const answer = boardId
      ? ({ ok: true, value: { boardId } } as const)
      : await caucus.actions.enter()
    if (answer.ok) router.push(`/board/${answer.value.boardId}?as=${view.me.participantId}`)
    else {
      setGoing(false)
      announce(words.refusal(answer.refusal), 'danger')
    }
  }

  return (
    <nav aria-label={t('rooms')} className="shrink-0">
      <ul className="flex rounded-chip bg-sunken p-0.5 max-lg:hidden">
        {rooms.map((room) => (
          <li key={room.party ?? 'plenary'}>
            <button
              type="button"
              aria-current={room.isHere ? 'page' : undefined}
              onClick={() => void go(room)}
              className={classNames(
                'flex h-8 items-center gap-2 rounded-[7px] px-3 text-[13px] font-semibold whitespace-nowrap',
                room.isHere ? 'bg-raised text-ink shadow-card' : 'text-soft hover:text-ink',
              )}
            >
              {room.tone !== null && <PartyMark tone={room.tone} size={12} />}
              {room.name}
            </button>
          </li>
        ))}
      </ul>
      <div className="lg:hidden">
        <Menu
          trigger={
            <Button look="quiet" size="s" square aria-label={t('rooms')}>
              {going ? <Spinner /> : <DoorOpen size={18} aria-hidden />}
            </Button>
          }
        >
          {rooms
            .filter((room) => !room.isHere)
            .map((room) => (
              <MenuItem
                key={room.party ?? 'plenary'}
                icon={room.tone === null ? <DoorOpen size={16} /> : <PartyMark tone={room.tone} />}
                onSelect={() => void go(room)}
              >
                {room.name}
              </MenuItem>
            ))}
        </Menu>
      </div>
      <span role="status" className="sr-only">
        {going && t('entering')}
      </span>
    </nav>
  )
}

/** The room of the side one serves, while it isn't open to one. */
function useLockedRoom({ workshop }: BoardView, { view }: Caucus) {
  const locale = useLocale()
  const tone = workshop.parties.findIndex(({ id }) => id === view?.notLetInto)
  const side = workshop.parties[tone]
  if (!side || workshop.parties.length < 2) return null
  return { tone, party: textIn(side.short, locale) }
}

/** Says why there is no way in, and who opens it. */
function LockedRoom({ tone, party }: { tone: number; party: string }) {
  const t = useTranslations('caucus')
  const name = t('locked.name', { party })
  return (
    <Popover
      label={name}
      align="start"
      className="w-80 p-4 text-sm"
      trigger={
        <Button look="quiet" size="s" aria-label={name} className="shrink-0">
          <Lock size={15} aria-hidden />
          <PartyMark tone={tone} size={12} />
          <span className="max-lg:hidden">{t('name', { party })}</span>
        </Button>
      }
    >
      <p className="font-semibold">{t('locked.title', { party })}</p>
      <p className="mt-1 text-soft">{t('locked.body', { party })}</p>
    </Popover>
  )
}

function useRooms({ board, workshop }: BoardView, { view }: Caucus): Room[] {
  const t = useTranslations('caucus')
  const locale = useLocale()
  const { parties } = workshop
  if (!view || parties.length < 2) return []
  const { own, invitedTo, plenaryId } = view
  const room = (party: PartyId, boardId: BoardId | null): Room => {
    const tone = parties.findIndex(({ id }) => id === party)
    const short = parties[tone]?.short
    return {
      party,
      boardId,
      name: t('name', { party: short ? textIn(short, locale) : party }),
      tone: tone < 0 ? null : tone,
      isHere: board.caucus?.party === party,
    }
  }
  return [
    {
      party: null,
      boardId: plenaryId,
      name: t('plenary'),
      tone: null,
      isHere: board.caucus === null,
    },
    ...(own ? [room(own.party, own.boardId)] : []),
    ...invitedTo.map(({ party, boardId }) => room(party, boardId)),
  ]
}
