'use client'

import { Megaphone, Presentation, Snowflake } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { FROZEN, type Frozen } from '@/dialogue/session/session-state'
import { Button } from '@/ui/button'
import { Menu, MenuChoices } from '@/ui/menu'
import { Tooltip } from '@/ui/tooltip'
import { FramesButton } from './frames-list'
import { useSessionRoom } from './session-room'
import { useAsk } from './use-ask'

/** What a facilitator reaches mid-sentence: everyone here, everyone after me, hands off, what is to be seen. */
export function SteerButtons() {
  const t = useTranslations('session')
  const { state, me, summon } = useSessionRoom()
  const ask = useAsk()
  if (me.role !== 'facilitator') return null
  const presents = state.presenter?.participantId === me.participantId
  return (
    <div
      role="group"
      aria-label={t('steer')}
      className="ml-1 flex items-center gap-0.5 border-l border-line pl-1 max-sm:hidden"
    >
      <Tooltip text={`${t('summon.action')} (S)`}>
        <Button
          look="quiet"
          size="s"
          square
          aria-label={t('summon.action')}
          onClick={() => summon()}
        >
          <Megaphone size={17} aria-hidden />
        </Button>
      </Tooltip>
      <Tooltip text={`${presents ? t('present.stop') : t('present.start')} (M)`}>
        <Button
          look={presents ? 'primary' : 'quiet'}
          size="s"
          square
          aria-pressed={presents}
          aria-label={presents ? t('present.stop') : t('present.start')}
          onClick={() => void ask({ do: 'present', on: !presents })}
        >
          <Presentation size={17} aria-hidden />
        </Button>
      </Tooltip>
      <Menu
        trigger={
          <Button
            look="quiet"
            size="s"
            square
            aria-label={t('freeze.label')}
            title={t('freeze.label')}
            className={state.frozen === 'nobody' ? undefined : 'text-warn'}
          >
            <Snowflake size={17} aria-hidden />
          </Button>
        }
      >
        <FreezeChoices />
      </Menu>
      <FramesButton />
    </div>
  )
}

export function FreezeChoices() {
  const t = useTranslations('session.freeze')
  const { state } = useSessionRoom()
  const ask = useAsk()
  return (
    <MenuChoices<Frozen>
      label={t('label')}
      value={state.frozen}
      onChange={(whom) => void ask({ do: 'freeze', whom })}
      choices={FROZEN.map((value) => ({ value, name: t(value) }))}
    />
  )
}
