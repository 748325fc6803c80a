'use client'

import { useSyncExternalStore } from 'react'
import { boardRights, type BoardRights } from '@/dialogue/session/stage-rights'
import type { Role } from '@/dialogue/workshop'
import type { BoardConnection } from '@/sync/client/connect-board'

/** What the session leaves this person to do on the board, as the server last said. */
export function useBoardRights(connection: BoardConnection, role: Role): BoardRights {
  return useSyncExternalStore(
    (notify) => connection.onSession(notify),
    () => boardRights(connection.session?.state ?? null, role),
    () => boardRights(null, role),
  )
}
