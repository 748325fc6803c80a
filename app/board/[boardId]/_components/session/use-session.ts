'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { askServer, type Refusal } from '@/app/_api/ask-server'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { BoardId, ParticipantId } from '@/dialogue/ids'
import type { SessionCommand } from '@/dialogue/session/commands'
import type { SessionState } from '@/dialogue/session/session-state'
import type { Outcome } from '@/facilitation/actions'
import type { BoardConnection } from '@/sync/client/connect-board'
import { serverClock, type ServerClock } from '@/sync/client/server-clock'

/** The session of a board as a page knows it, and what can be asked of it. */
export interface BoardSession {
  /** Null before the server has said; kept while it can't be reached. */
  state: SessionState | null
  /** The server's time, milliseconds since 1970. Stays the same function. */
  now: () => number
  /** Never throws; a refusal brings its words. Stays the same function. */
  command: (command: SessionCommand) => Promise<Outcome<SessionState>>
}

/** Where the meeting is, from this board's connection, and steering it under this participation. */
export function useSession(
  connection: BoardConnection,
  { boardId, participantId }: { boardId: BoardId; participantId: ParticipantId },
): BoardSession {
  const words = useRefusalText()
  const source = useMemo(
    () => liveSession(connection, boardId, participantId),
    [connection, boardId, participantId],
  )
  useEffect(() => source.speak(words.refusal))
  // Renders anew as well when the estimate of the server's time has changed.
  useSyncExternalStore(source.subscribe, source.version, source.version)
  const { now, command } = source
  const state = source.state()
  return useMemo(() => ({ state, now, command }), [state, now, command])
}

function liveSession(connection: BoardConnection, boardId: BoardId, participantId: ParticipantId) {
  const listeners = new Set<() => void>()
  const path = `/api/boards/${boardId}/session?as=${participantId}`
  let clock: ServerClock | null = null
  let stop: (() => void)[] = []
  let version = 0
  let words: (refusal: Refusal) => string = ({ code }) => code
  /** What a command answered: on a slow line it may be here before the push. */
  let answered: SessionState | null = null

  const tell = () => {
    version += 1
    for (const listener of [...listeners]) listener()
  }
  const state = () => {
    const pushed = connection.session?.state ?? null
    return answered && answered.version > (pushed?.version ?? -1) ? answered : pushed
  }

  return {
    state,
    version: () => version,
    speak: (next: typeof words) => void (words = next),
    now: () => clock?.now() ?? Date.now(),
    command: async (command: SessionCommand): Promise<Outcome<SessionState>> => {
      const answer = await askServer<SessionState>('POST', path, command)
      if (!answer.ok) {
        const { code, fields } = answer.refusal
        return { ok: false, code, fields, words: words(answer.refusal) }
      }
      answered = answer.value
      tell()
      return { ok: true, value: answer.value }
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener)
      if (listeners.size === 1) {
        clock = serverClock({ askNow })
        const { session } = connection
        if (session) clock.isAtLeast(session.now)
        stop = [
          clock.subscribe(tell),
          connection.onSession(({ now, state: pushed }) => {
            clock?.isAtLeast(now)
            if (answered && pushed.version >= answered.version) answered = null
            tell()
          }),
          () => clock?.close(),
        ]
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        for (const each of stop) each()
        clock = null
      }
    },
  }
}

async function askNow(): Promise<number> {
  const answer = await askServer<{ now: number }>('GET', '/api/clock')
  if (!answer.ok) throw new Error(`The server did not say what time it is: ${answer.refusal.code}`)
  return answer.value.now
}
