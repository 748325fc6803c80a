import { maySteer } from '@/dialogue/boards'
import { DialogueError } from '@/dialogue/errors'
import { newId, type BoardId } from '@/dialogue/ids'
import { requireBoard } from '@/server/auth/participations'
import type { BackstageService } from '@/server/backstage-service'
import type { BackstageStore } from '@/server/persistence/backstage-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { ParticipantAuth } from '@/server/services'
import { seedDraft } from '@/sync/doc/drafts'

export interface BackstageDeps {
  backstages: BackstageStore
  workshops: Pick<WorkshopStore, 'placeOf'>
}

/** The commands behind `services().backstage`, and what the server does for them by itself. */
export interface Backstages {
  service: BackstageService
}

export function createBackstages(deps: BackstageDeps): Backstages {
  const { backstages } = deps

  async function documentOf(boardId: BoardId): Promise<string> {
    const present = await backstages.ofBoard(boardId)
    return present?.id ?? (await backstages.create(newId<BoardId>(), boardId, seedDraft()))
  }

  const service: BackstageService = {
    async open(auth, boardId) {
      await requireHiding(deps, auth, boardId)
      return { documentId: await documentOf(boardId) }
    },
    async hide(auth, boardId) {
      await requireHiding(deps, auth, boardId)
      throw notYet()
    },
    async show(auth, boardId) {
      await requireHiding(deps, auth, boardId)
      throw notYet()
    },
  }
  return { service }
}

function notYet(): DialogueError {
  return new DialogueError('unavailable', 'Frames cannot be hidden yet.')
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
