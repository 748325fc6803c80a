'use client'

import { useCallback, useEffect, useState } from 'react'
import { askServer, type Answer, type Refusal } from '@/app/_api/ask-server'
import type { InvitationId, ParticipantId, WorkshopId } from '@/dialogue/ids'
import type { Invitation, NewInvitation } from '@/server/services'

export interface Invitations {
  /** Null until the server has answered. */
  list: readonly Invitation[] | null
  refusal: Refusal | null
  /** Asks again. */
  load: () => void
  add: (input: NewInvitation) => Promise<Answer<Invitation>>
  renew: (id: InvitationId) => Promise<Answer<Invitation>>
  revoke: (id: InvitationId) => Promise<Answer<Invitation>>
}

/** The workshop's links, fresh each time the dialog opens. */
export function useInvitations(workshopId: WorkshopId, as: ParticipantId): Invitations {
  const [list, setList] = useState<readonly Invitation[] | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const path = `/api/workshops/${workshopId}/invitations`
  const query = `?as=${as}`

  useEffect(() => {
    let gone = false
    void askServer<{ invitations: Invitation[] }>('GET', path + query).then((answer) => {
      if (gone) return
      if (answer.ok) setList(answer.value.invitations)
      else setRefusal(answer.refusal)
    })
    return () => {
      gone = true
    }
  }, [path, query, attempt])

  function load() {
    setRefusal(null)
    setAttempt((before) => before + 1)
  }

  const change = useCallback(async (asked: Promise<Answer<Invitation>>) => {
    const answer = await asked
    if (answer.ok) {
      const changed = answer.value
      setList((before) => {
        const known = before?.some(({ id }) => id === changed.id)
        if (!known) return [...(before ?? []), changed]
        return before?.map((one) => (one.id === changed.id ? changed : one)) ?? null
      })
    }
    return answer
  }, [])

  return {
    list,
    refusal,
    load,
    add: (input) => change(askServer('POST', path + query, input)),
    renew: (id) => change(askServer('POST', `${path}/${id}/renew${query}`)),
    revoke: (id) => change(askServer('POST', `${path}/${id}/revoke${query}`)),
  }
}
