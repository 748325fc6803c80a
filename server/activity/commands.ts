import { UNDO_MINUTES, type ActivityPage, type UndoCounts } from '@/dialogue/activity'
import { maySteer } from '@/dialogue/boards'
import { DialogueError } from '@/dialogue/errors'
import type { BoardId, ParticipantId } from '@/dialogue/ids'
import type { ActivityService } from '@/server/activity-service'
import { requireBoard } from '@/server/auth/participations'
import { activityOf } from '@/server/persistence/activity-row'
import type { ActivityStore } from '@/server/persistence/activity-store'
import type { PeopleStore } from '@/server/persistence/people-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { Rooms } from '@/server/rooms/rooms'
import type { ParticipantAuth } from '@/server/services'
import type { RecordChange } from '@/sync/doc/replay'
import { applyChanges } from './board-change'
import { planBringBack } from './bring-back'
import { entriesOf } from './list'
import { planUndo, type UndoPlan } from './undo-person'

export interface ActivityDeps {
  activity: ActivityStore
  people: Pick<PeopleStore, 'participant' | 'authors'>
  workshops: Pick<WorkshopStore, 'find' | 'placeOf'>
  rooms: Pick<Rooms, 'readDocument' | 'writeAsServer' | 'rememberActivity'>
  /** Says of a board's records which are hidden. */
  hidden: (boardId: BoardId) => Promise<(id: string) => boolean>
  /** Milliseconds since 1970. */
  now?: () => number
}

/** Rows looked at for one part of the list; what was deleted together is fewer lines. */
const PAGE_ROWS = 60

/** The commands behind `services().activity`. */
export function createActivityCommands(deps: ActivityDeps): ActivityService {
  return {
    async list(auth, boardId, { before, deletedOnly }) {
      await mayKeepOrder(deps, auth, boardId)
      return list(deps, auth, boardId, { before, deletedOnly })
    },
    async bringBack(auth, boardId, activityId) {
      await mayKeepOrder(deps, auth, boardId)
      const row = await deps.activity.find(boardId, activityId)
      if (row?.action !== 'deleted') {
        throw new DialogueError('not_found', 'This is no longer remembered.')
      }
      const together = await deps.activity.deletedWith(boardId, row)
      const isHidden = await deps.hidden(boardId)
      const changes = await write(deps, auth, boardId, (doc) =>
        planBringBack(doc, row.recordId, together, isHidden),
      )
      return { broughtBack: changes.filter(({ id }) => id.startsWith('shape:')).length }
    },
    async previewUndo(auth, boardId, participantId) {
      const rows = await doings(deps, auth, boardId, participantId)
      const doc = await deps.rooms.readDocument(boardId)
      if (!doc) throw new DialogueError('not_found', 'There is no such board.')
      return countsOf(planUndo(doc, participantId, rows, await deps.hidden(boardId)))
    },
    async undo(auth, boardId, participantId) {
      const rows = await doings(deps, auth, boardId, participantId)
      const isHidden = await deps.hidden(boardId)
      let plan: UndoPlan | null = null
      await write(deps, auth, boardId, (doc) => {
        plan = planUndo(doc, participantId, rows, isHidden)
        return plan.changes
      })
      return countsOf(plan)
    },
  }
}

/** Throws forbidden for all but those who steer the board: in a caucus its party's delegates. */
async function mayKeepOrder({ workshops }: ActivityDeps, auth: ParticipantAuth, boardId: BoardId) {
  const place = await requireBoard(workshops, auth, boardId)
  if (!maySteer(auth, place)) {
    throw new DialogueError('forbidden', 'Only those who steer this board may do this.')
  }
}

async function list(
  deps: ActivityDeps,
  auth: ParticipantAuth,
  boardId: BoardId,
  { before, deletedOnly }: { before: number | null; deletedOnly: boolean },
): Promise<ActivityPage> {
  const { activity, people, workshops, rooms } = deps
  await rooms.rememberActivity(boardId)
  const rows = await activity.page(boardId, { before, deletedOnly, most: PAGE_ROWS })
  const [workshop, doc, authors] = await Promise.all([
    workshops.find(auth.workshopId),
    rooms.readDocument(boardId),
    people.authors([...new Set(rows.map(({ participantId }) => participantId))]),
  ])
  if (!workshop || !doc) throw new DialogueError('not_found', 'There is no such board.')
  const deletions = await activity.lastDeletions(boardId, [
    ...new Set(rows.map(({ recordId }) => recordId)),
  ])
  const mode = workshop.attributionMode
  const nobody = { who: null, party: null }
  return {
    mode,
    entries: entriesOf(rows, {
      mode,
      doc,
      deletions,
      isHidden: await deps.hidden(boardId),
      authorOf: (id) => authors.get(id) ?? nobody,
    }),
    next: rows.length < PAGE_ROWS ? null : (rows.at(-1)?.id ?? null),
  }
}

/** What this person did lately, and others to the same records. Throws not_found for strangers. */
async function doings(
  deps: ActivityDeps,
  auth: ParticipantAuth,
  boardId: BoardId,
  participantId: ParticipantId,
) {
  await mayKeepOrder(deps, auth, boardId)
  const person = await deps.people.participant(participantId)
  if (person?.workshopId !== auth.workshopId) {
    throw new DialogueError('not_found', 'There is no such person in this workshop.')
  }
  await deps.rooms.rememberActivity(boardId)
  const now = deps.now?.() ?? Date.now()
  const since = new Date(now - UNDO_MINUTES * 60_000)
  return deps.activity.aroundPerson(boardId, participantId, since)
}

/** Writes a plan in one batch, and remembers it as the facilitator's doing: it can be taken back too. */
async function write(
  deps: ActivityDeps,
  auth: ParticipantAuth,
  boardId: BoardId,
  plan: (doc: Parameters<typeof applyChanges>[0]) => RecordChange[],
): Promise<RecordChange[]> {
  let changes: RecordChange[] = []
  await deps.rooms.writeAsServer(boardId, (doc) => {
    changes = plan(doc)
    applyChanges(doc, changes)
  })
  const at = new Date(deps.now?.() ?? Date.now())
  const rows = changes.flatMap((change) => activityOf(change, auth.participantId, at) ?? [])
  await deps.activity.add(boardId, rows)
  return changes
}

function countsOf(plan: UndoPlan | null): UndoCounts {
  const { restored = 0, broughtBack = 0, removed = 0, left = 0 } = plan ?? {}
  return { restored, broughtBack, removed, left }
}
