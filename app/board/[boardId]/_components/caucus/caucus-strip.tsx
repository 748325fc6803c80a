'use client'

import { Send, UserRoundPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { BoardHandle } from '@/canvas/board-canvas'
import { textIn } from '@/dialogue/localized'
import type { BoardView } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import { Button } from '@/ui/button'
import { PartyMark } from '@/ui/party-mark'
import { Popover } from '@/ui/popover'
import { useAnnounce } from '@/ui/toast'
import { Guests } from './guests'
import { ReleaseDialog } from './release-dialog'
import type { Caucus } from './use-caucus'

/** Over a caucus: whose room this is, who sees it, and what its side can do with it. */
export function CaucusStrip({
  view,
  caucus,
  handle,
  status,
}: {
  view: BoardView
  caucus: Caucus
  handle: BoardHandle | null
  status: SavedStatus
}) {
  const t = useTranslations('caucus')
  const locale = useLocale()
  const [releasing, setReleasing] = useState(false)
  const { workshop, board, me } = view
  const tone = workshop.parties.findIndex(({ id }) => id === board.caucus?.party)
  const side = workshop.parties[tone]
  if (!side) return null
  const party = textIn(side.short, locale)
  const guests = caucus.view?.own?.guests ?? []
  // Those of this side whom a facilitator has put there, and nobody has let in yet.
  const waiting = (caucus.view?.own?.admissible ?? []).filter(
    ({ participantId, role }) =>
      role !== 'facilitator' && !guests.some((one) => one.participantId === participantId),
  )
  const names = guests.map(({ name }) => name).join(', ')
  const [who, whoShort] =
    me.role === 'facilitator'
      ? [t('guestHere', { party }), t('guestShort')]
      : names
        ? [t('onlyAndGuests', { party, guests: names }), t('andGuestsShort', { guests: names })]
        : [t('only', { party }), t('onlyShort')]
  return (
    <section
      aria-label={t('name', { party })}
      data-caucus={side.id}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b-2 px-3 py-1.5 sm:px-4"
      style={{
        borderColor: `var(--tone-${tone % 6})`,
        background: `color-mix(in srgb, var(--tone-${tone % 6}) 14%, var(--surface))`,
      }}
    >
      <p className="flex min-w-0 flex-1 basis-56 items-center gap-2.5 text-sm leading-snug max-sm:basis-full">
        <PartyMark tone={tone} size={18} />
        <span className="min-w-0 max-sm:truncate">
          <strong className="mr-2 font-bold">{t('name', { party })}</strong>
          <span role="status">
            <span className="max-sm:hidden">{who}</span>
            <span className="text-soft sm:hidden">{whoShort}</span>
            {me.role === 'delegate' && waiting.length > 0 && (
              <strong className="ml-1.5 font-semibold max-sm:ml-0 max-sm:block max-sm:whitespace-normal">
                {t('waiting', {
                  count: waiting.length,
                  names: waiting.map(({ name }) => name).join(', '),
                })}
              </strong>
            )}
          </span>
        </span>
      </p>
      {me.role === 'facilitator' && <Leave view={view} caucus={caucus} />}
      {me.role === 'delegate' && (
        <div className="flex flex-wrap items-center gap-2">
          <Consult caucus={caucus} party={side.id} />
          <Popover
            label={t('invite.open')}
            className="w-80 p-4"
            trigger={
              <Button size="s" aria-label={t('invite.open')}>
                <UserRoundPlus size={16} aria-hidden />
                <span className="max-sm:hidden">{t('invite.open')}</span>
              </Button>
            }
          >
            <Guests caucus={caucus} />
          </Popover>
          <Button
            look="primary"
            size="s"
            disabled={!handle}
            aria-haspopup="dialog"
            onClick={() => setReleasing(true)}
          >
            <Send size={15} aria-hidden />
            <span className="max-sm:hidden">{t('release.open')}</span>
            <span className="sm:hidden">{t('release.short')}</span>
          </Button>
        </div>
      )}
      {releasing && handle && (
        <ReleaseDialog
          view={view}
          caucus={caucus}
          handle={handle}
          isSaved={status.waiting === 0 && status.state === 'saved'}
          onClose={() => setReleasing(false)}
        />
      )}
    </section>
  )
}

/** What the plenary is told: that a side consults, and nothing more. */
function Consult({ caucus, party }: { caucus: Caucus; party: string }) {
  const t = useTranslations('caucus')
  const words = useRefusalText()
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  const isConsulting = caucus.view?.consulting.some((one) => one === party) ?? false
  async function change() {
    setBusy(true)
    const answer = await caucus.actions.setConsulting(!isConsulting)
    setBusy(false)
    if (!answer.ok) announce(words.refusal(answer.refusal), 'danger')
    else if (!isConsulting) announce(t('consulting'))
  }
  return (
    <Button size="s" busy={busy} aria-pressed={isConsulting} onClick={() => void change()}>
      {isConsulting ? (
        t('consultDone')
      ) : (
        <>
          <span className="max-sm:hidden">{t('consult')}</span>
          <span className="sm:hidden">{t('consultShort')}</span>
        </>
      )}
    </Button>
  )
}

/** A guest goes back to the plenary for good, until they are asked in again. */
function Leave({ view, caucus }: { view: BoardView; caucus: Caucus }) {
  const t = useTranslations('caucus')
  const words = useRefusalText()
  const announce = useAnnounce()
  const router = useRouter()
  const { me, board } = view
  async function leave() {
    const answer = await caucus.actions.setGuest(me.participantId, false)
    if (answer.ok) router.push(`/board/${board.caucus?.plenaryId}?as=${me.participantId}`)
    else announce(words.refusal(answer.refusal), 'danger')
  }
  return (
    <Button size="s" onClick={() => void leave()}>
      {t('leave')}
    </Button>
  )
}
