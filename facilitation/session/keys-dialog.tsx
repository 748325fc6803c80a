'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '@/ui/dialog'
import { shownKey } from './session-keys'
import { useSessionRoom } from './session-room'

const EVERYONE = ['hand', 'reactions', 'away', 'help'] as const
const FACILITATORS = ['next', 'previous', 'timer', 'summon', 'present', 'freeze'] as const

/** The session's keys; tldraw's own list is in the board's menu. */
export function KeysDialog({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('session.keys')
  const common = useTranslations('common')
  const { me } = useSessionRoom()
  const keyed = (key: (typeof EVERYONE | typeof FACILITATORS)[number]) => ({
    name: t(key),
    keys: [shownKey(key)],
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      lead={t('lead')}
      closeLabel={common('action.close')}
    >
      <div className="flex flex-col gap-5">
        <Keys
          title={t('everyone')}
          rows={[...EVERYONE.map(keyed), { name: t('laser'), keys: ['K'] }]}
        />
        {me.role === 'facilitator' && (
          <>
            <Keys title={t('facilitators')} rows={FACILITATORS.map(keyed)} />
            <Keys
              title={t('presenting')}
              rows={[
                {
                  name: t('places'),
                  keys: [shownKey('previousPlace'), shownKey('nextPlace')],
                },
              ]}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}

function Keys({
  title,
  rows,
}: {
  title: string
  rows: readonly { name: string; keys: string[] }[]
}) {
  return (
    <section>
      <h3 className="mb-1 text-[13px] font-semibold text-soft">{title}</h3>
      <dl>
        {rows.map(({ name, keys }) => (
          <div key={name} className="flex min-h-8 items-center justify-between gap-4 text-sm">
            <dt>{name}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys
                .flatMap((key) => key.split(' '))
                .map((key) => (
                  <kbd
                    key={key}
                    className="rounded-chip border border-line-strong bg-sunken px-1.5 font-sans text-xs leading-6 font-semibold"
                  >
                    {key}
                  </kbd>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
