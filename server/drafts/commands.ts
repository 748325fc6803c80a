import { DialogueError } from '@/dialogue/errors'
import { newId, type BoardId } from '@/dialogue/ids'
import type { SessionState } from '@/dialogue/session/session-state'
import { maySteer } from '@/dialogue/boards'
import { requireBoard } from '@/server/auth/participations'
import type { DraftService } from '@/server/draft-service'
import type { DraftStore } from '@/server/persistence/draft-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { RoomLog } from '@/server/rooms/log'
import type { Rooms } from '@/server/rooms/rooms'
import type { ParticipantAuth } from '@/server/services'
import { seedDraft } from '@/sync/doc/drafts'
import { Releases } from './releases'
import { Writers } from './writers'

export interface DraftDeps {
  drafts: DraftStore
  workshops: WorkshopStore
  rooms: Pick<Rooms, 'readDocument' | 'writeAsServer'>
  /** Where the meeting on each board is. */
  sessions: {
    find(boardId: BoardId): Promise<SessionState | null>
    change(
      boardId: BoardId,
      change: (state: SessionState) => SessionState,
    ): Promise<SessionState | null>
    onChange(listener: (boardId: BoardId, state: SessionState) => void): void
  }
  /** How many people may write on this board. */
  seats: (boardId: BoardId) => Promise<number>
  /** Private writing has begun or ended: whose view is shared changes with it. Never throws. */
  draftingChanged: (boardId: BoardId) => Promise<void>
  log: RoomLog
}

/** The commands behind `services().drafts`, and what the server does for them by itself. */
export interface Drafts {
  service: DraftService
  /** Ends what a crash cut short, and counts who writes from now on. Call before the first request. */
  start(): Promise<void>
  stop(): void
}

export function createDrafts(deps: DraftDeps): Drafts {
  const { drafts, workshops, sessions } = deps
  const releases = new Releases({ ...deps, session: (boardId) => sessions.find(boardId) })
  const writers = new Writers(deps)
  const service: DraftService = {
    async find(auth, boardId) {
      await requireBoard(workshops, auth, boardId)
      return { documentId: await drafts.find(boardId, auth.participantId) }
    },

    async open(auth, boardId) {
      await requireBoard(workshops, auth, boardId)
      requireWriting(auth)
      const present = await drafts.find(boardId, auth.participantId)
      if (present) return { documentId: present }
      const id = newId<BoardId>()
      return { documentId: await drafts.create(id, boardId, auth.participantId, seedDraft()) }
    },

    async release(auth, boardId) {
      await requireBoard(workshops, auth, boardId)
      const place = await workshops.placeOf(boardId)
      if (!place || !maySteer(auth, place)) {
        throw new DialogueError('forbidden', 'Only facilitators end private writing.')
      }
      const shapeIds = await releases.release(boardId, await drafts.ofBoard(boardId))
      await sessions.change(boardId, withoutDrafting)
      return { shapeIds }
    },

    async releaseOwn(auth, boardId) {
      await requireBoard(workshops, auth, boardId)
      requireWriting(auth)
      const state = await sessions.find(boardId)
      if (state?.drafting) {
        throw new DialogueError(
          'conflict',
          'Everyone is writing privately: it is released together.',
        )
      }
      if (state && state.frozen !== 'nobody' && auth.role !== 'facilitator') {
        throw new DialogueError('forbidden', 'The board is frozen. Try again when it is not.')
      }
      const all = await drafts.ofBoard(boardId)
      const own = all.filter(({ owner }) => owner.participantId === auth.participantId)
      return { shapeIds: await releases.release(boardId, own) }
    },
  }
  return {
    service,
    async start() {
      await releases.mendAll()
      await writers.start()
    },
    stop: () => writers.stop(),
  }
}

/** Only what stands in nobody's state any more is private no longer; version as in `applyCommand`. */
function withoutDrafting(state: SessionState): SessionState {
  return state.drafting ? { ...state, version: state.version + 1, drafting: null } : state
}

/** Throws forbidden for those who only look on, and for interpreters. */
function requireWriting(auth: ParticipantAuth): void {
  if (auth.role === 'delegate' || auth.role === 'facilitator') return
  throw new DialogueError('forbidden', 'Only delegates and facilitators write.')
}
