'use client'

import { Hand as HandIcon } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { PartyMark } from '@/ui/party-mark'
import { Popover } from '@/ui/popover'
import { Tooltip } from '@/ui/tooltip'
import { useSessionRoom } from './session-room'
import { useAsk } from './use-ask'

/** Raises and lowers one's own hand; says which in the row it is. */
export function HandButton() {
  const t = useTranslations('session.hand')
  const { state, me } = useSessionRoom()
  const ask = useAsk()
  const place = state.hands.findIndex(({ participantId }) => participantId === me.participantId)
  const isUp = place >= 0
  const name = isUp ? t('up', { place: String(place + 1) }) : t('raise')
  return (
    <Tooltip text={isUp ? `${name}. ${t('lower')}` : `${name} (U)`}>
      <Button
        look={isUp ? 'primary' : 'quiet'}
        size="s"
        square={!isUp}
        aria-pressed={isUp}
        aria-label={name}
        onClick={() => void ask({ do: 'raiseHand', up: !isUp })}
      >
        <HandIcon size={17} aria-hidden />
        {isUp && <span className="tabular-nums">{place + 1}</span>}
      </Button>
    </Tooltip>
  )
}

/** Whose hands are up, in order; there only while some are. Facilitators lower them. */
export function HandsList() {
  const t = useTranslations('session.hand')
  const { state, me, parties } = useSessionRoom()
  const ask = useAsk()
  const { hands } = state
  if (hands.length === 0) return null
  const leads = me.role === 'facilitator'
  return (
    <Popover
      label={t('list', { count: hands.length })}
      className="w-72 p-3"
      trigger={
        <Button
          size="s"
          aria-label={t('list', { count: hands.length })}
          data-hands={hands.length}
          className={leads ? 'px-2' : 'px-2 max-sm:hidden'}
        >
          <HandIcon size={15} aria-hidden />
          <span className="max-w-28 truncate max-[90rem]:hidden">{hands[0]?.name}</span>
          <span className="text-soft tabular-nums">
            {hands.length > 1 && <span className="max-[90rem]:hidden">+{hands.length - 1}</span>}
            <span className="min-[90rem]:hidden">{hands.length}</span>
          </span>
        </Button>
      }
    >
      <p className="px-1 text-sm font-bold">{t('list', { count: hands.length })}</p>
      <p className="px-1 text-[13px] text-soft">{t('lead')}</p>
      <ol className="mt-2" aria-label={t('lead')}>
        {hands.map(({ participantId, name, party }, place) => {
          const tone = parties.findIndex(({ id }) => id === party)
          const isMe = participantId === me.participantId
          return (
            <li
              key={participantId}
              className="flex min-h-9 items-center gap-2 rounded-chip px-1 text-sm pointer-coarse:min-h-11"
            >
              <span className="w-5 shrink-0 text-right text-soft tabular-nums">{place + 1}</span>
              {tone >= 0 && parties.length > 1 && <PartyMark tone={tone} size={12} />}
              <span className="min-w-0 flex-1 truncate font-medium">
                {isMe ? t('you', { name }) : name}
              </span>
              {leads && (
                <Button
                  size="s"
                  look="quiet"
                  aria-label={t('lowerOf', { name })}
                  onClick={() => void ask({ do: 'lowerHand', participantId })}
                >
                  {t('lowerOne')}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      {leads && hands.length > 1 && (
        <Button
          size="s"
          className="mt-2 w-full"
          onClick={() => void ask({ do: 'lowerHand', participantId: null })}
        >
          {t('lowerAll')}
        </Button>
      )}
    </Popover>
  )
}
