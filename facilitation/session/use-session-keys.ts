'use client'

import { useEffect, useRef } from 'react'
import { isRunning } from '@/dialogue/session/timer'
import { nextStage, previousStage } from '@/dialogue/session/stages'
import { sessionKey, type SessionKey } from './session-keys'
import { useSessionRoom } from './session-room'
import { useAsk } from './use-ask'
import { useSteps } from './use-steps'

/** One key for each thing, while nobody writes and no dialog is open. */
export function useSessionKeys({
  onHelp,
  onReact,
}: {
  onHelp: () => void
  onReact: () => void
}): void {
  const room = useSessionRoom()
  const ask = useAsk()
  const steps = useSteps()

  /** Whether this key did something. */
  function press(key: SessionKey): boolean {
    const { state, me } = room
    const { stageId, timer, frozen, presenter, hands } = state
    const isMine = presenter?.participantId === me.participantId
    if (key === 'help' || key === 'reactions' || key === 'away') {
      const done = { help: onHelp, reactions: onReact, away: () => room.setAway(!room.away) }
      done[key]()
      return true
    }
    if (key === 'hand') {
      if (me.role === 'observer') return false
      const isUp = hands.some(({ participantId }) => participantId === me.participantId)
      void ask({ do: 'raiseHand', up: !isUp })
      return true
    }
    if (me.role !== 'facilitator') return false
    switch (key) {
      case 'next':
      case 'previous': {
        const stage = key === 'next' ? nextStage(state) : previousStage(state)
        if (stage) void ask({ do: 'moveTo', stage: stage.id, from: stageId })
        return stage !== null
      }
      case 'timer':
        if (timer) void ask({ do: isRunning(timer) ? 'pauseTimer' : 'resumeTimer' })
        return timer !== null
      case 'summon':
        room.summon()
        return true
      case 'present':
        void ask({ do: 'present', on: !isMine })
        return true
      case 'freeze':
        void ask({ do: 'freeze', whom: frozen === 'nobody' ? 'participants' : 'nobody' })
        return true
      case 'nextPlace':
      case 'previousPlace':
        if (isMine) steps.go(key === 'nextPlace' ? 1 : -1)
        return isMine
    }
  }

  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing || isTaken(event)) return
      const key = sessionKey(event)
      if (key && latest.current(key)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Somebody writes, chooses in a list, or has a dialog or a menu before them. */
function isTaken({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input, textarea, select, [role="slider"], [role="radio"]') ||
    target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
  )
}
