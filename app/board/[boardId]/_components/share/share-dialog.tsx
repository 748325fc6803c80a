'use client'

import { ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useRefusalText } from '@/app/_components/refusal-text'
import { textIn } from '@/dialogue/localized'
import type { BoardView, Invitation, NewInvitation } from '@/server/services'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { PartyMark } from '@/ui/party-mark'
import { Spinner } from '@/ui/spinner'
import { Tabs } from '@/ui/tabs'
import { LinkRow } from './link-row'
import { NewInterpreters } from './new-interpreters'
import { LoopbackNotice } from './loopback-notice'
import { QrView } from './qr-view'
import { SeatForm } from './seat-form'
import { useInvitations, type Invitations } from './use-invitations'

interface ShareDialogProps {
  view: BoardView
  /** Addresses of this server on the local network, when it listens there. */
  lanUrls: readonly string[]
  onClose: () => void
}

type Tab = 'sides' | 'observers' | 'interpreters' | 'facilitators' | 'seats'

/** Invitation links for every kind of guest; facilitators only. */
export function ShareDialog({ view, lanUrls, onClose }: ShareDialogProps) {
  const t = useTranslations('share')
  const common = useTranslations('common')
  const words = useRefusalText()
  const invitations = useInvitations(view.workshop.id, view.me.participantId)
  const [tab, setTab] = useState<Tab>('sides')
  const [projected, setProjected] = useState<Invitation | null>(null)
  const describe = useDescription(view)
  const { list, refusal } = invitations

  if (projected?.url) {
    const { who, mark } = describe(projected, 40)
    return (
      <QrView
        url={projected.url}
        title={view.workshop.title}
        who={who}
        mark={mark}
        onClose={() => setProjected(null)}
      />
    )
  }

  const links = (wanted: Invitation[], replacement?: (one: Invitation) => NewInvitation) => (
    <LinkList
      wanted={wanted}
      describe={(one) => describe(one, 20)}
      onShowQr={setProjected}
      {...{ invitations, replacement }}
    />
  )
  const shared = (role: Invitation['role'], party: Invitation['party']) =>
    currentLink((list ?? []).filter((one) => one.role === role && one.party === party))
  const asShared = ({ role, party }: Invitation): NewInvitation => ({
    role,
    party,
    seatLabel: null,
  })
  const { parties } = view.workshop
  // A group of one side has no rooms apart: its interpreter is everyone's.
  const servedParties = parties.length > 1 ? parties.map(({ id }) => id) : []

  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      lead={view.workshop.parties.length > 1 ? t('lead') : t('leadGroup')}
      closeLabel={common('action.close')}
    >
      {refusal && (
        <Notice kind="danger" live title={t('loadFailed')}>
          <p>{words.refusal(refusal)}</p>
          <Button size="s" className="mt-2" onClick={invitations.load}>
            {common('action.retry')}
          </Button>
        </Notice>
      )}
      {!list && !refusal && (
        <p role="status" className="flex items-center gap-3 py-10 text-soft">
          <Spinner />
          {common('loading')}
        </p>
      )}
      {list && (
        <div className="flex flex-col gap-4">
          <LoopbackNotice
            link={list.find(({ url }) => url !== null)?.url ?? ''}
            lanUrls={lanUrls}
          />
          <Tabs
            label={t('title')}
            value={tab}
            onChange={setTab}
            tabs={[
              {
                value: 'sides',
                name: parties.length > 1 ? t('tabs.sides') : t('group'),
                content: (
                  <Panel note={parties.length > 1 ? t('few') : null}>
                    {links(
                      parties.flatMap((party) => shared('delegate', party.id)),
                      asShared,
                    )}
                  </Panel>
                ),
              },
              {
                value: 'observers',
                name: t('tabs.observers'),
                content: (
                  <Panel note={t('observersAbout')}>
                    {links(shared('observer', null), asShared)}
                  </Panel>
                ),
              },
              {
                value: 'interpreters',
                name: t('tabs.interpreters'),
                content: (
                  <Panel note={t('interpretersAbout')}>
                    {links(
                      [null, ...servedParties].flatMap((party) => shared('interpreter', party)),
                      asShared,
                    )}
                    <NewInterpreters
                      parties={parties}
                      missing={[null, ...servedParties].filter(
                        (party) => shared('interpreter', party).length === 0,
                      )}
                      onAdd={invitations.add}
                    />
                  </Panel>
                ),
              },
              {
                value: 'facilitators',
                name: t('tabs.facilitators'),
                content: (
                  <Panel note={t('facilitatorsAbout')}>
                    {links(shared('facilitator', null), asShared)}
                  </Panel>
                ),
              },
              {
                value: 'seats',
                name: t('tabs.seats'),
                content: (
                  <Panel note={t('seatsAbout')}>
                    <SeatForm parties={parties} onAdd={invitations.add} />
                    <PersonalLinks parties={parties} all={list.filter(isPersonal)} links={links} />
                  </Panel>
                ),
              },
            ]}
          />
        </div>
      )}
    </Dialog>
  )
}

/** More than these in all, and each side's are folded away under its name. */
const UNFOLDED = 3

/** Personal links by side, the newest first. */
function PersonalLinks({
  parties,
  all,
  links,
}: {
  parties: BoardView['workshop']['parties']
  all: readonly Invitation[]
  links: (wanted: Invitation[]) => ReactNode
}) {
  const t = useTranslations('share.seat')
  const locale = useLocale()
  if (all.length === 0) return <p className="py-4 text-sm text-soft">{t('none')}</p>
  return parties.map((party, tone) => {
    const own = all.filter((one) => one.party === party.id).reverse()
    const free = own.filter(({ url, joined }) => url !== null && joined === 0).length
    return (
      own.length > 0 && (
        <details key={party.id} open={all.length <= UNFOLDED} className="group">
          <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2.5 rounded-control px-2 hover:bg-hover">
            <ChevronRight
              size={16}
              aria-hidden
              className="shrink-0 text-soft transition-transform group-open:rotate-90"
            />
            {parties.length > 1 && <PartyMark tone={tone} size={16} />}
            <span className="min-w-0 flex-1 font-semibold">{textIn(party.name, locale)}</span>
            <span className="text-[13px] text-soft">{t('count', { count: own.length, free })}</span>
          </summary>
          <div className="pt-2">{links(own)}</div>
        </details>
      )
    )
  })
}

function isPersonal({ seatLabel }: Invitation): boolean {
  return seatLabel !== null
}

/** Of a group's shared links the one that works, else the newest revoked one. */
function currentLink(group: readonly Invitation[]): Invitation[] {
  const shared = group.filter((one) => !isPersonal(one))
  const current = shared.findLast(({ revoked }) => !revoked) ?? shared.at(-1)
  return current ? [current] : []
}

function Panel({ note, children }: { note: string | null; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3">
      {note && <p className="text-sm text-soft">{note}</p>}
      {children}
    </div>
  )
}

function LinkList({
  wanted,
  describe,
  invitations,
  replacement,
  onShowQr,
}: {
  wanted: readonly Invitation[]
  describe: (one: Invitation) => { who: string; mark: ReactNode }
  invitations: Invitations
  replacement?: (one: Invitation) => NewInvitation
  onShowQr: (one: Invitation) => void
}) {
  return (
    <ul className="flex flex-col gap-3">
      {wanted.map((one) => (
        <LinkRow
          key={one.id}
          invitation={one}
          {...describe(one)}
          onShowQr={() => onShowQr(one)}
          onRenew={() => invitations.renew(one.id)}
          onRevoke={() => invitations.revoke(one.id)}
          onReplace={replacement && (() => invitations.add(replacement(one)))}
        />
      ))}
    </ul>
  )
}

/** Whom a link is for: the seat, else the side, else the role. */
function useDescription({ workshop }: BoardView) {
  const t = useTranslations('share')
  const locale = useLocale()
  return ({ role, party, seatLabel }: Invitation, markSize: number) => {
    const tone = workshop.parties.findIndex(({ id }) => id === party)
    const side = workshop.parties[tone]
    const group =
      role === 'interpreter'
        ? side
          ? t('interpreterOf', { party: textIn(side.short, locale) })
          : t('interpreterOfAll')
        : side && workshop.parties.length > 1
          ? textIn(side.name, locale)
          : role === 'observer'
            ? t('tabs.observers')
            : role === 'facilitator'
              ? t('tabs.facilitators')
              : t('group')
    return {
      who: seatLabel ?? group,
      mark: side && workshop.parties.length > 1 ? <PartyMark tone={tone} size={markSize} /> : null,
    }
  }
}
