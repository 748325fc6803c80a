'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Check } from '@/ui/check'
import { Dialog } from '@/ui/dialog'
import { useAnnounce } from '@/ui/toast'
import { Problem } from '../problem'
import { useCommand } from '../use-command'
import { DialogEnd } from './dialog-end'
import type { OrderActions } from './order-actions'
import type { OrderedPerson } from './person-dialogs'
import { useOrderProblem } from './use-order-problem'

/** Ends somebody's participation, and says what that does not do. */
export function TakeOutDialog({
  person,
  order,
  onClose,
  onDone,
}: {
  person: OrderedPerson
  order: OrderActions
  onClose: () => void
  onDone?: () => void
}) {
  const t = useTranslations('order.out')
  const common = useTranslations('common')
  const announce = useAnnounce()
  const explained = useOrderProblem()
  const { busy, problem, run } = useCommand()
  const [replaceLink, setReplaceLink] = useState(false)
  const { participantId, name } = person
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name })}
      lead={t('body')}
      closeLabel={common('action.close')}
    >
      <Check
        label={t('link')}
        hint={t('linkHint')}
        checked={replaceLink}
        onChange={(event) => setReplaceLink(event.target.checked)}
      />
      <Problem words={problem} />
      <DialogEnd
        action={t('action')}
        look="danger"
        busy={busy}
        onCancel={onClose}
        onAction={() =>
          run(
            () => explained(order.takeOut(participantId, replaceLink)),
            () => {
              announce(t('done', { name }))
              onClose()
              onDone?.()
            },
          )
        }
      />
    </Dialog>
  )
}
