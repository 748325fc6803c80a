'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { UndoCounts } from '@/dialogue/activity'
import { Dialog } from '@/ui/dialog'
import { Spinner } from '@/ui/spinner'
import { useAnnounce } from '@/ui/toast'
import { Problem } from '../problem'
import { useCommand } from '../use-command'
import { DialogEnd } from './dialog-end'
import type { OrderActions } from './order-actions'
import type { OrderedPerson } from './person-dialogs'

/** Says what undoing a person's last ten minutes would do, and does it. */
export function UndoDialog({
  person,
  order,
  onClose,
}: {
  person: OrderedPerson
  order: OrderActions
  onClose: () => void
}) {
  const t = useTranslations('order.undo')
  const common = useTranslations('common')
  const announce = useAnnounce()
  const { busy, problem, run } = useCommand()
  const [counts, setCounts] = useState<UndoCounts | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { participantId, name } = person
  useEffect(() => {
    let gone = false
    void order.previewUndo(participantId).then((outcome) => {
      if (gone) return
      if (outcome.ok) setCounts(outcome.value)
      else setRefusal(outcome.words)
    })
    return () => {
      gone = true
    }
  }, [order, participantId])

  const changed = counts ? counts.restored + counts.broughtBack + counts.removed : 0
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name })}
      lead={t('body')}
      closeLabel={common('action.close')}
    >
      <div className="flex flex-col gap-3 text-sm" aria-live="polite">
        {!counts && !refusal && (
          <p className="flex items-center gap-2 text-soft">
            <Spinner /> {t('counting')}
          </p>
        )}
        {counts && (
          <ul className="flex list-disc flex-col gap-1 rounded-control bg-sunken py-3 pr-4 pl-8 font-medium">
            {changed === 0 && <li>{t('nothing')}</li>}
            {(['restored', 'broughtBack', 'removed', 'left'] as const).map(
              (what) => counts[what] > 0 && <li key={what}>{t(what, { count: counts[what] })}</li>,
            )}
          </ul>
        )}
        <p className="text-[13px] text-soft">
          {counts !== null && counts.removed > 0 && <>{t('again')} </>}
          {t('live')}
        </p>
        <Problem words={problem ?? refusal} />
      </div>
      <DialogEnd
        action={t('action')}
        busy={busy}
        disabled={changed === 0}
        onCancel={onClose}
        onAction={() =>
          run(
            () => order.undo(participantId),
            ({ restored, broughtBack, removed, left }) => {
              announce(t('done', { changed: restored + broughtBack + removed, left }))
              onClose()
            },
          )
        }
      />
    </Dialog>
  )
}
