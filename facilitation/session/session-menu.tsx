'use client'

import {
  Coffee,
  EllipsisVertical,
  EyeOff,
  Hand,
  Keyboard,
  Languages,
  Megaphone,
  PanelsTopLeft,
  Pencil,
  Presentation,
  Volume2,
  VolumeX,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { REACTIONS } from '@/sync/protocol/presence'
import { Dialog } from '@/ui/dialog'
import { Menu, MenuItem, MenuSeparator, MenuTiles } from '@/ui/menu'
import { FramesList } from './frames-list'
import { KeysDialog } from './keys-dialog'
import { REACTION_ICONS } from './reaction-icons'
import { useSessionRoom } from './session-room'
import { FreezeChoices } from './steer-buttons'
import { useAsk } from './use-ask'

/** The rest of the bar; on phones also a facilitator's buttons that have no room there. */
export function SessionMenu({
  muted,
  onMute,
  helping,
  onHelp,
  onEdit,
  onTranslate,
}: {
  muted: boolean
  onMute: (muted: boolean) => void
  helping: boolean
  onHelp: (open: boolean) => void
  onEdit: (() => void) | null
  onTranslate: (() => void) | null
}) {
  const t = useTranslations('session')
  const hiding = useTranslations('hiding.list')
  const common = useTranslations('common')
  const { state, me, away, setAway, summon, react, setHidden } = useSessionRoom()
  const [showsFrames, setShowsFrames] = useState(false)
  const ask = useAsk()
  const leads = me.role === 'facilitator'
  const isUp = state.hands.some(({ participantId }) => participantId === me.participantId)
  const presents = state.presenter?.participantId === me.participantId
  return (
    <>
      <Menu
        trigger={
          <Button
            look={away ? 'primary' : 'quiet'}
            size="s"
            square={!away}
            aria-label={t('menu')}
            className={away ? 'px-2' : undefined}
          >
            {away && (
              <>
                <Coffee size={16} aria-hidden />
                <span className="max-md:hidden">{t('away.sign')}</span>
              </>
            )}
            <EllipsisVertical size={17} aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={<Coffee size={16} />} onSelect={() => setAway(!away)}>
          {away ? t('away.back') : t('away.set')}
        </MenuItem>
        <MenuItem
          icon={muted ? <Volume2 size={16} /> : <VolumeX size={16} />}
          onSelect={() => onMute(!muted)}
        >
          {muted ? t('timer.unmute') : t('timer.mute')}
        </MenuItem>
        <MenuItem icon={<Keyboard size={16} />} onSelect={() => onHelp(true)}>
          {t('keys.open')}
        </MenuItem>
        {leads && onEdit && (
          <MenuItem icon={<Pencil size={16} />} onSelect={onEdit}>
            {t('stage.edit')}
          </MenuItem>
        )}
        {onTranslate && (
          <MenuItem icon={<Languages size={16} />} onSelect={onTranslate}>
            {t('translate.open')}
          </MenuItem>
        )}
        {leads && !state.drafting && (
          <MenuItem icon={<EyeOff size={16} />} onSelect={() => void ask({ do: 'startDrafting' })}>
            {t('drafting.start')}
          </MenuItem>
        )}
        {leads && (
          <div className="sm:hidden">
            <MenuSeparator />
            <MenuTiles
              label={t('reaction.open')}
              tiles={REACTIONS.map((kind) => {
                const Icon = REACTION_ICONS[kind]
                return { value: kind, name: t(`reaction.${kind}`), icon: <Icon size={20} /> }
              })}
              onSelect={react}
            />
            <MenuSeparator />
            <MenuItem
              icon={<Hand size={16} />}
              onSelect={() => void ask({ do: 'raiseHand', up: !isUp })}
            >
              {isUp ? t('hand.lower') : t('hand.raise')}
            </MenuItem>
            <MenuItem icon={<Megaphone size={16} />} onSelect={() => summon()}>
              {t('summon.action')}
            </MenuItem>
            <MenuItem
              icon={<Presentation size={16} />}
              onSelect={() => void ask({ do: 'present', on: !presents })}
            >
              {presents ? t('present.stop') : t('present.start')}
            </MenuItem>
            <FreezeChoices />
            {setHidden && (
              <>
                <MenuSeparator />
                <MenuItem icon={<PanelsTopLeft size={16} />} onSelect={() => setShowsFrames(true)}>
                  {hiding('open')}
                </MenuItem>
              </>
            )}
          </div>
        )}
      </Menu>
      <Dialog
        open={showsFrames}
        onOpenChange={setShowsFrames}
        title={hiding('title')}
        closeLabel={common('action.close')}
      >
        <FramesList onGone={() => setShowsFrames(false)} />
      </Dialog>
      <KeysDialog open={helping} onOpenChange={onHelp} />
    </>
  )
}
