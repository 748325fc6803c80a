'use client'

import { Ellipsis, House, UserRoundPlus, UsersRound } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PreferenceChoices } from '@/app/_components/preference-menu'
import { Logo } from '@/app/_components/wordmark'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import type { SavedStatus } from '@/sync/client/connect-board'
import type { BoardView } from '@/server/services'
import { Button } from '@/ui/button'
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu'
import { Tooltip } from '@/ui/tooltip'
import { useOrder } from './order/use-order'
import { ReactionsSeen } from './session/reactions-seen'
import { SavedSign } from './saved-sign'
import { WhoIsHere } from './who-is-here'

/** What the board is, whether it is saved, who is here, and what can be done with it. */
export function TopBar({
  view,
  status,
  arrived,
  presence,
  rooms,
  exportMenu,
  onShare,
  onHandOver,
}: {
  view: BoardView
  status: SavedStatus
  /** The board's content is here. */
  arrived: boolean
  presence: PresenceConnection | null
  /** The way to the other rooms that this person may enter. */
  rooms: ReactNode
  /** The export button, with or without its word; null until there is something to export. */
  exportMenu: (square: boolean) => ReactNode
  onShare: () => void
  onHandOver: () => void
}) {
  const t = useTranslations('board')
  const common = useTranslations('common')
  const router = useRouter()
  const order = useOrder(view)
  const { workshop, session, me } = view
  return (
    <header className="relative z-10 flex h-14 shrink-0 items-center gap-1 border-b border-line bg-surface pr-2 pl-3 sm:gap-2 sm:pr-3 sm:pl-4">
      <Link
        href="/"
        prefetch={false}
        aria-label={t('home')}
        className="mr-1 rounded-chip p-1 sm:mr-2"
      >
        <Logo size={22} />
      </Link>
      <div className="flex min-w-0 items-baseline gap-2.5">
        <h1 className="truncate text-[15px] leading-tight font-bold tracking-[-0.01em]">
          {workshop.title}
        </h1>
        <span className="shrink-0 text-[13px] text-soft max-md:hidden">
          {t('session', { number: String(session.number) })}
        </span>
      </div>
      {workshop.sample && (
        <Tooltip text={common('fictionalNote')}>
          <span
            tabIndex={0}
            className="shrink-0 rounded-chip border border-warn px-1.5 text-[11px] leading-5 font-bold tracking-wide text-warn"
          >
            {common('fictional')}
          </span>
        </Tooltip>
      )}
      {me.role === 'interpreter' && (
        <Tooltip text={t('interpreter')}>
          <span
            tabIndex={0}
            className="shrink-0 rounded-chip bg-sunken px-2 text-xs leading-6 font-semibold text-soft max-sm:hidden"
          >
            {common('role.interpreter')}
          </span>
        </Tooltip>
      )}
      {me.role === 'observer' && (
        <Tooltip text={t('observer')}>
          <span
            tabIndex={0}
            className="shrink-0 rounded-chip bg-sunken px-2 text-xs leading-6 font-semibold text-soft max-sm:hidden"
          >
            {common('role.observer')}
          </span>
        </Tooltip>
      )}
      <SavedSign status={status} arrived={arrived} />
      {rooms}

      <div className="ml-auto flex shrink-0 items-center gap-1 sm:gap-2">
        {presence && (
          <div className="relative">
            <WhoIsHere presence={presence} parties={workshop.parties} order={order} />
            <ReactionsSeen presence={presence} />
          </div>
        )}
        <span className="contents max-md:hidden">{exportMenu(false)}</span>
        <span className="contents md:hidden">{exportMenu(true)}</span>
        {me.role === 'facilitator' && !view.board.caucus && (
          <Button look="primary" size="s" onClick={onShare} aria-label={t('share')}>
            <UserRoundPlus size={16} aria-hidden />
            <span className="max-sm:hidden">{t('share')}</span>
          </Button>
        )}
        <Menu
          trigger={
            <Button look="quiet" size="s" square aria-label={t('menu')}>
              <Ellipsis size={18} aria-hidden />
            </Button>
          }
        >
          <PreferenceChoices />
          <MenuSeparator />
          <MenuItem icon={<UsersRound size={16} />} onSelect={onHandOver}>
            {t('handOver')}
          </MenuItem>
          <MenuItem icon={<House size={16} />} onSelect={() => router.push('/')}>
            {t('home')}
          </MenuItem>
        </Menu>
      </div>
    </header>
  )
}
