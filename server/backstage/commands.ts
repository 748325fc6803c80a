import { maySteer } from '@/dialogue/boards'
import { DialogueError } from '@/dialogue/errors'
import { newId, type BoardId } from '@/dialogue/ids'
import { requireBoard } from '@/server/auth/participations'
import type { BackstageService } from '@/server/backstage-service'
import type { BackstageStore } from '@/server/persistence/backstage-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { ParticipantAuth } from '@/server/services'
import { hiddenId } from '@/sync/doc/backstage'
import { seedDraft } from '@/sync/doc/drafts'
import { recordsOf } from '@/sync/doc/layout'
import { Moves, type MoveDeps } from './moves'

export interface BackstageDeps extends MoveDeps {
  backstages: BackstageStore
  workshops: Pick<WorkshopStore, 'placeOf'>
}

/** The commands behind `services().backstage`, and what the server does for them by itself. */
export interface Backstages {
  service: BackstageService
  /** Ends what a crash cut short. Call before the first request, once the dialogue is mended. */
  mendAll(): Promise<void>
  /** Says of ids on this board which of those records are hidden now. */
  hidden(boardId: BoardId): Promise<(id: string) => boolean>
}

export function createBackstages(deps: BackstageDeps): Backstages {
  const { backstages } = deps
  const moves = new Moves(deps)

  async function documentOf(boardId: BoardId): Promise<string> {
    const present = await backstages.ofBoard(boardId)
    if (!present) return backstages.create(newId<BoardId>(), boardId, seedDraft())
    if (present.hiding !== null || present.showing !== null) await moves.settle(boardId)
    return present.id
  }

  const service: BackstageService = {
    async open(auth, boardId) {
      await requireHiding(deps, auth, boardId)
      return { documentId: await documentOf(boardId) }
    },
    async hide(auth, boardId, frameId) {
      await requireHiding(deps, auth, boardId)
      if (!(await backstages.ofBoard(boardId))) {
        await moves.requireFrame(boardId, frameId)
        await documentOf(boardId)
      }
      return { frameId: await moves.hide(boardId, frameId) }
    },
    async show(auth, boardId, frameId) {
      await requireHiding(deps, auth, boardId)
      if (!(await backstages.ofBoard(boardId))) {
        return { frameId: await moves.alreadyShown(boardId, frameId) }
      }
      return { frameId: await moves.show(boardId, frameId) }
    },
  }
  return {
    service,
    mendAll: () => moves.mendAll(),
    async hidden(boardId) {
      const backstage = await backstages.ofBoard(boardId)
      const doc = backstage && (await deps.rooms.readDocument(backstage.id))
      if (!doc) return () => false
      const ids = new Set(recordsOf(doc).keys())
      doc.destroy()
      return (id) => ids.has(hiddenId(id)) || ids.has(id)
    },
  }
}

/** Throws forbidden for all but those who facilitate the plenary; in a caucus nothing is hidden. */
async function requireHiding(
  { workshops }: BackstageDeps,
  auth: ParticipantAuth,
  boardId: BoardId,
): Promise<void> {
  const place = await requireBoard(workshops, auth, boardId)
  if (place.party === null && maySteer(auth, place)) return
  throw new DialogueError('forbidden', 'Only facilitators hide frames, and only of the plenary.')
}
