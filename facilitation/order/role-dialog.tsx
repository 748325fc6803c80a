'use client'

import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { roleProblem, type WantedRole } from '@/dialogue/roles'
import { ROLES, type Party } from '@/dialogue/workshop'
import { ChoiceCards } from '@/ui/choice'
import { Dialog } from '@/ui/dialog'
import { Spinner } from '@/ui/spinner'
import { useAnnounce } from '@/ui/toast'
import { Problem } from '../problem'
import { useCommand } from '../use-command'
import { DialogEnd } from './dialog-end'
import type { OrderActions, WorkshopPerson } from './order-actions'
import type { OrderedPerson } from './person-dialogs'
import { useOrderProblem } from './use-order-problem'

/** Every role this person may have, with its party where it has one. */
function choicesFor({ cameBy }: WorkshopPerson, parties: readonly Party[]): WantedRole[] {
  const ids = parties.map(({ id }) => id)
  return ROLES.flatMap((role) =>
    [null, ...ids]
      .map((party) => ({ role, party }))
      .filter((wanted) => roleProblem(wanted, cameBy, ids) === null),
  )
}

const keyOf = ({ role, party }: WantedRole) => `${role} ${party ?? ''}`

/** Chooses another role for somebody. */
export function RoleDialog({
  person,
  order,
  parties,
  onClose,
  onDone,
}: {
  person: OrderedPerson
  order: OrderActions
  parties: readonly Party[]
  onClose: () => void
  onDone?: () => void
}) {
  const t = useTranslations('order.role')
  const common = useTranslations('common')
  const locale = useLocale()
  const announce = useAnnounce()
  const explained = useOrderProblem()
  const { busy, problem, run } = useCommand()
  const [known, setKnown] = useState<WorkshopPerson | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isGone, setIsGone] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const { participantId, name } = person
  useEffect(() => {
    let gone = false
    void order.people().then((outcome) => {
      if (gone) return
      if (!outcome.ok) return setRefusal(outcome.words)
      const found = outcome.value.find((each) => each.participantId === participantId)
      if (found) setKnown(found)
      else setIsGone(true)
    })
    return () => {
      gone = true
    }
  }, [order, participantId])
  const choices = known ? choicesFor(known, parties) : []
  const value = chosen ?? (known ? keyOf(known) : '')
  const nameOf = ({ role, party }: WantedRole) => {
    const short = parties.find(({ id }) => id === party)?.short
    if (!short) return common(`role.${role}`)
    const words = { party: textIn(short, locale) }
    return role === 'delegate' ? common('delegateOf', words) : t('interpreterOf', words)
  }
  const cameBy = parties.find(({ id }) => id === known?.cameBy)
  const wanted = choices.find((choice) => keyOf(choice) === value)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name })}
      lead={t('lead')}
      closeLabel={common('action.close')}
    >
      <div className="flex flex-col gap-3">
        {!known && !refusal && !isGone && <Spinner />}
        {known && (
          <ChoiceCards
            label={<span className="sr-only">{t('title', { name })}</span>}
            hint={
              cameBy
                ? t('kept', { party: textIn(cameBy.short, locale) })
                : parties.length > 1 && t('noRoom')
            }
            choices={choices.map((choice) => ({
              value: keyOf(choice),
              name: nameOf(choice),
              meaning: t(choice.role),
            }))}
            value={value}
            onChange={setChosen}
          />
        )}
        <Problem words={isGone ? t('gone') : (problem ?? refusal)} />
      </div>
      <DialogEnd
        action={t('action')}
        busy={busy}
        disabled={!wanted || (known !== null && value === keyOf(known))}
        onCancel={onClose}
        onAction={() =>
          wanted &&
          run(
            () => explained(order.changeRole(participantId, wanted)),
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
