'use client'

import { useEffect, useMemo } from 'react'
import { askServer } from '@/app/_api/ask-server'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { ActivityPage, UndoCounts } from '@/dialogue/activity'
import type { Outcome } from '@/facilitation/actions'
import type { OrderActions, WorkshopPerson } from '@/facilitation/order/order-actions'
import type { BoardView } from '@/server/services'

/** Keeping order over HTTP; null for all but facilitators. The same object while nobody changes. */
export function useOrder({ board, workshop, me }: BoardView): OrderActions | null {
  const words = useRefusalText()
  const isFacilitator = me.role === 'facilitator'
  const order = useMemo(
    () =>
      isFacilitator
        ? orderActions(`/api/boards/${board.id}`, `/api/workshops/${workshop.id}`, me.participantId)
        : null,
    [isFacilitator, board.id, workshop.id, me.participantId],
  )
  useEffect(() => {
    order?.speak(words.refusal)
  })
  return order?.actions ?? null
}

type Say = ReturnType<typeof useRefusalText>['refusal']

/** `speak` says in whose language refusals are from now on. */
function orderActions(
  board: string,
  workshop: string,
  as: string,
): { actions: OrderActions; speak: (say: Say) => void } {
  let say: Say = ({ code }) => code
  async function ask<Value>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    query: Record<string, string> = {},
  ): Promise<Outcome<Value>> {
    const search = new URLSearchParams({ as, ...query })
    const answer = await askServer<Value>(method, `${path}?${search}`, body)
    if (answer.ok) return answer
    const { code, fields } = answer.refusal
    return { ok: false, code, fields, words: say(answer.refusal) }
  }
  const actions: OrderActions = {
    activity: ({ before, deletedOnly }) =>
      ask<ActivityPage>('GET', `${board}/activity`, undefined, {
        ...(before !== null && { before: String(before) }),
        ...(deletedOnly && { only: 'deleted' }),
      }),
    bringBack: (id) => ask<{ broughtBack: number }>('POST', `${board}/activity/${id}/bring-back`),
    previewUndo: (id) => ask<UndoCounts>('GET', `${board}/people/${id}/undo`),
    undo: (id) => ask<UndoCounts>('POST', `${board}/people/${id}/undo`),
    async people() {
      const outcome = await ask<{ people: WorkshopPerson[] }>('GET', `${workshop}/people`)
      return outcome.ok ? { ok: true, value: outcome.value.people } : outcome
    },
    changeRole: (id, wanted) => ask('POST', `${workshop}/people/${id}/role`, wanted),
    takeOut: (id, replaceLink) => ask('POST', `${workshop}/people/${id}/take-out`, { replaceLink }),
  }
  return { actions, speak: (next) => (say = next) }
}
