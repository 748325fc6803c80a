import type { BoardId, ParticipantId } from '@/dialogue/ids'
import { withoutPerson } from '@/dialogue/session/apply-command'
import { newSession, type SessionState } from '@/dialogue/session/session-state'
import { agendaOf } from '@/dialogue/templates/agendas'
import type { SessionStore } from '@/server/persistence/session-store'
import type { RoomLog } from '@/server/rooms/log'
import type { Rooms } from '@/server/rooms/rooms'

export interface BoardSessionsDeps {
  sessions: SessionStore
  rooms: Pick<Rooms, 'announceSession'>
  log: RoomLog
}

/** Whoever changes a session so often at once that nobody gets through has a fault. */
const MOST_TRIES = 50

/**
 * The state of each board's meeting: read from the database, changed there by compare-and-set, then told
 * to everyone on the board. Nothing of it is kept in this process; that its changes queue here only saves
 * a crowd of raised hands from trying again and again.
 */
export class BoardSessions {
  private readonly queues = new Map<BoardId, Promise<unknown>>()
  private readonly listeners = new Set<(boardId: BoardId, state: SessionState) => void>()

  constructor(private readonly deps: BoardSessionsDeps) {}

  /** Null when there is no such board. An older board's session begins here, with its template's agenda. */
  async find(boardId: BoardId): Promise<SessionState | null> {
    const { sessions } = this.deps
    const kept = await sessions.find(boardId)
    if (kept) return kept
    const board = await sessions.board(boardId)
    if (!board) return null
    // A caucus has no agenda of its own to begin with: it is where a side gathers in between.
    const agenda =
      board.partyId === null ? agendaOf(board.template, board.parties) : { version: 0, stages: [] }
    return sessions.begin(boardId, newSession(agenda))
  }

  /**
   * Replaces the state by what `change` makes of it, again on the newer state when somebody was quicker;
   * the same object from it changes nothing. Throws what `change` throws. Null when there is no board.
   */
  change(
    boardId: BoardId,
    change: (state: SessionState) => SessionState,
  ): Promise<SessionState | null> {
    const turn = () => this.changeNow(boardId, change)
    const changed = (this.queues.get(boardId) ?? Promise.resolve()).then(turn, turn)
    this.queues.set(boardId, changed)
    const leave = () => {
      if (this.queues.get(boardId) === changed) this.queues.delete(boardId)
    }
    changed.then(leave, leave)
    return changed
  }

  private async changeNow(
    boardId: BoardId,
    change: (state: SessionState) => SessionState,
  ): Promise<SessionState | null> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const before = await this.find(boardId)
      if (!before) return null
      const after = change(before)
      if (after === before) return before
      if (await this.deps.sessions.replace(boardId, before.version, after)) {
        await this.tell(boardId, after)
        return after
      }
    }
    throw new Error('A session was changed too often at once.')
  }

  /**
   * Takes with somebody who is gone what they had: a raised hand, presenting. Never throws: a hand that
   * stays up is lowered by a facilitator.
   */
  async forget(participantId: ParticipantId): Promise<void> {
    const { sessions, log } = this.deps
    try {
      for (const boardId of await sessions.boardsOf(participantId))
        await this.change(boardId, (state) => withoutPerson(state, participantId))
    } catch (error) {
      log.error({ error }, 'somebody who left is still in a session')
    }
  }

  /** Called after each change, once it is in the database. */
  onChange(listener: (boardId: BoardId, state: SessionState) => void): void {
    this.listeners.add(listener)
  }

  /** Never throws: who misses it gets the state with the next one, or on joining. */
  private async tell(boardId: BoardId, state: SessionState): Promise<void> {
    for (const listener of this.listeners) listener(boardId, state)
    try {
      await this.deps.rooms.announceSession(boardId, state)
    } catch (error) {
      this.deps.log.error({ error, boardId }, 'a change of the session was not announced')
    }
  }
}
