'use client'

import { useCallback } from 'react'
import type { SessionCommand } from '@/dialogue/session/commands'
import { useAnnounce } from '@/ui/toast'
import { useSessionRoom } from './session-room'

/** Sends a command of the session; what is refused is said in passing. Resolves whether it was done. */
export function useAsk(): (command: SessionCommand) => Promise<boolean> {
  const { command } = useSessionRoom()
  const announce = useAnnounce()
  return useCallback(
    async (asked) => {
      const outcome = await command(asked)
      if (!outcome.ok) announce(outcome.words, 'danger')
      return outcome.ok
    },
    [command, announce],
  )
}
