import type { Doc } from 'yjs'
import { DialogueError } from '@/dialogue/errors'
import { requireFacilitator, requirePlenary } from '@/server/auth/participations'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { Views } from '@/server/dialogue/view'
import type { Services } from '@/server/services'
import { readSchemaStamp } from '@/sync/doc/schema-stamp'
import { normalize } from '@/sync/doc/normalize'

/** The commands behind `services().boards`. */
export function createBoardCommands(deps: {
  workshops: WorkshopStore
  /** A copy of the live document, or null when there is none. */
  readDocument(documentId: string): Promise<Doc | null>
  /** What was published of the dialogue on a board. */
  results: Views['results']
}): Services['boards'] {
  return {
    async exportJson(auth, boardId) {
      await requirePlenary(deps.workshops, auth, boardId)
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
          results: exportedResults(await deps.results(auth, boardId)),
        }
      } finally {
        doc.destroy()
      }
    },
  }
}

/** What an item of a round is called in an export. */
const KINDS = { positions: 'axis', assessments: 'proposal', priorities: 'priorities' } as const

/** A flat list, oldest round first. Nothing that isn't published to everyone on the board. */
function exportedResults(found: Awaited<ReturnType<Views['results']>>): unknown[] {
  const { rounds, proposals, conditions, commitments } = found
  const published = [...rounds].reverse().flatMap((round) =>
    round.items
      .filter((item) => item.published !== null)
      .map((item) => ({
        kind: KINDS[round.kind],
        round: round.number,
        id: item.id,
        wording: item.wording,
        published: item.published,
      })),
  )
  const referenda = proposals.flatMap(({ id, adReferendum }) =>
    adReferendum.map(({ party, status }) => ({
      kind: 'ad_referendum',
      proposalId: id,
      party,
      status,
    })),
  )
  return [
    ...published,
    ...referenda,
    ...conditions.map((one) => ({ kind: 'condition', ...one })),
    ...commitments.map((one) => ({ kind: 'commitment', ...one })),
  ]
}
