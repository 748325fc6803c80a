'use client'

import { useState, type ReactNode } from 'react'
import { Ellipsis, History, UserRoundCog, UserRoundX } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Party } from '@/dialogue/workshop'
import { Button } from '@/ui/button'
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu'
import type { OrderActions } from './order-actions'
import { RoleDialog } from './role-dialog'
import { TakeOutDialog } from './take-out-dialog'
import { UndoDialog } from './undo-dialog'

/** Somebody a facilitator does something about. */
export interface OrderedPerson {
  participantId: string
  name: string
  isMe: boolean
}

type Asked = { what: 'undo' | 'role' | 'out'; person: OrderedPerson } | null

/**
 * What facilitators do about a person: `menu` goes beside their name, `dialogs` anywhere that stays when
 * the list is closed. `onChanged`: somebody's role has changed, or they are out.
 */
export function usePersonDialogs(
  order: OrderActions | null,
  parties: readonly Party[],
  onChanged?: () => void,
): { menu: (person: OrderedPerson) => ReactNode; dialogs: ReactNode } {
  const [asked, setAsked] = useState<Asked>(null)
  if (!order) return { menu: () => null, dialogs: null }
  const close = () => setAsked(null)
  const shared = { order, onClose: close }
  return {
    menu: (person) => (
      <PersonMenu person={person} onChoose={(what) => setAsked({ what, person })} />
    ),
    dialogs: (
      <>
        {asked?.what === 'undo' && <UndoDialog {...shared} person={asked.person} />}
        {asked?.what === 'role' && (
          <RoleDialog {...shared} person={asked.person} parties={parties} onDone={onChanged} />
        )}
        {asked?.what === 'out' && (
          <TakeOutDialog {...shared} person={asked.person} onDone={onChanged} />
        )}
      </>
    ),
  }
}

function PersonMenu({
  person,
  onChoose,
}: {
  person: OrderedPerson
  onChoose: (what: 'undo' | 'role' | 'out') => void
}) {
  const t = useTranslations('order.people')
  return (
    <Menu
      trigger={
        <Button look="quiet" size="s" square aria-label={t('menu', { name: person.name })}>
          <Ellipsis size={16} aria-hidden />
        </Button>
      }
    >
      <MenuItem icon={<History size={16} />} onSelect={() => onChoose('undo')}>
        {person.isMe ? t('undoMine') : t('undo')}
      </MenuItem>
      <MenuItem icon={<UserRoundCog size={16} />} onSelect={() => onChoose('role')}>
        {t('role')}
      </MenuItem>
      {!person.isMe && (
        <>
          <MenuSeparator />
          <MenuItem icon={<UserRoundX size={16} />} onSelect={() => onChoose('out')}>
            {t('out')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
