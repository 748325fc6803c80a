import type { Doc } from 'yjs'
import { DialogueError } from '@/dialogue/errors'
import { requireBoard, requireFacilitator } from '@/server/auth/participations'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { Services } from '@/server/services'
import { readSchemaStamp } from '@/sync/doc/schema-stamp'
import { normalize } from '@/sync/doc/normalize'

/** The commands behind `services().boards`. */
export function createBoardCommands(deps: {
  workshops: WorkshopStore
  /** A copy of the live document, or null when there is none. */
  readDocument(documentId: string): Promise<Doc | null>
}): Services['boards'] {
  return {
    async exportJson(auth, boardId) {
      await requireBoard(deps.workshops, auth, boardId)
      requireFacilitator(auth)
      const workshop = await deps.workshops.find(auth.workshopId)
      const doc = await deps.readDocument(boardId)
      if (!workshop || !doc) throw new DialogueError('not_found', 'There is no such board.')
      try {
        return {
          workshopId: workshop.id,
          boardId,
          title: workshop.title,
          exportedAt: new Date().toISOString(),
          schema: readSchemaStamp(doc),
          // In the order of their ids: two exports of one state are the same.
          records: normalize(doc).sort((a, b) => (a.id < b.id ? -1 : 1)),
          results: [],
        }
      } finally {
        doc.destroy()
      }
    },
  }
}
