import type { BoardId } from '@/dialogue/ids'
import { movedOnAtZero } from '@/dialogue/session/move'
import type { SessionState } from '@/dialogue/session/session-state'
import { movesOnAt } from '@/dialogue/session/timer'
import type { SessionStore } from '@/server/persistence/session-store'
import type { RoomLog } from '@/server/rooms/log'
import type { BoardSessions } from './board-sessions'

export interface MovingOnDeps {
  sessions: Pick<SessionStore, 'movingOn'>
  boards: BoardSessions
  log: RoomLog
  /** Milliseconds since 1970. */
  now: () => number
}

/** After a failure (a busy database) before the next try. */
const RETRY_MS = 1000

/**
 * Moves meetings on whose timer is to do so at zero. When that is, is in the database: what is kept here
 * are alarm clocks, set anew after each change and when the server starts. An alarm looks at the state
 * before it does anything, so one too many, of another process as well, changes nothing.
 */
export class MovingOn {
  private readonly alarms = new Map<BoardId, NodeJS.Timeout>()
  private stopped = false

  constructor(private readonly deps: MovingOnDeps) {
    deps.boards.onChange((boardId, state) => this.set(boardId, state))
  }

  /** Sets the alarms of all boards; a timer that ran out while the server was away goes off at once. */
  async start(): Promise<void> {
    for (const boardId of await this.deps.sessions.movingOn()) {
      const state = await this.deps.boards.find(boardId)
      if (state) this.set(boardId, state)
    }
  }

  stop(): void {
    this.stopped = true
    for (const alarm of this.alarms.values()) clearTimeout(alarm)
    this.alarms.clear()
  }

  private set(boardId: BoardId, state: SessionState): void {
    const at = movesOnAt(state)
    this.ring(boardId, at === null ? null : at - this.deps.now())
  }

  private ring(boardId: BoardId, inMs: number | null): void {
    clearTimeout(this.alarms.get(boardId))
    this.alarms.delete(boardId)
    if (inMs === null || this.stopped) return
    // A timer of the process may ring a millisecond early, and there is nothing to do then.
    const alarm = setTimeout(() => void this.moveOn(boardId), Math.max(0, Math.ceil(inMs) + 1))
    alarm.unref()
    this.alarms.set(boardId, alarm)
  }

  private async moveOn(boardId: BoardId): Promise<void> {
    this.alarms.delete(boardId)
    const { boards, log, now } = this.deps
    try {
      let isDue = true
      const state = await boards.change(boardId, (before) => {
        const after = movedOnAtZero(before, now())
        isDue = after !== before
        return after
      })
      if (state && !isDue) this.set(boardId, state)
    } catch (error) {
      log.error({ error, boardId }, 'a meeting was not moved on; trying again')
      if (!this.alarms.has(boardId)) this.ring(boardId, RETRY_MS)
    }
  }
}
