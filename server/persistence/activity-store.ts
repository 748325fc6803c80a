import type { BoardId } from '@/dialogue/ids'
import type { Fields } from '@/sync/doc/fields'
import type { ActivityAction, ActivityRow, NewActivity } from './activity-row'
import { Prisma, type PrismaClient } from './database'

/** Rows of one document that are kept; more is a flood, and the oldest go first. */
const MOST_ROWS = 20_000

/** Who did what on boards. Rows of what people do come with `DocumentStorage.append`. */
export class ActivityStore {
  constructor(private readonly prisma: PrismaClient) {}

  /** Newest first, older than `before`; of shapes only: bindings go with their arrows. */
  async page(
    documentId: string,
    { before, deletedOnly, most }: { before: number | null; deletedOnly: boolean; most: number },
  ): Promise<ActivityRow[]> {
    const rows = await this.prisma.activity.findMany({
      where: {
        documentId,
        recordId: { startsWith: 'shape:' },
        ...(before !== null && { id: { lt: before } }),
        ...(deletedOnly && { action: 'deleted' }),
      },
      orderBy: { id: 'desc' },
      take: most,
    })
    return rows.map(rowOf)
  }

  async find(documentId: BoardId, id: number): Promise<ActivityRow | null> {
    if (!Number.isSafeInteger(id)) return null
    const row = await this.prisma.activity.findUnique({ where: { id } })
    return row?.documentId === documentId ? rowOf(row) : null
  }

  /** What the same person deleted in the same moment: with a frame, what was in it. */
  async deletedWith(documentId: string, { participantId, at }: ActivityRow) {
    const rows = await this.prisma.activity.findMany({
      where: { documentId, participantId, at, action: 'deleted' },
      orderBy: { id: 'asc' },
    })
    return rows.map(rowOf)
  }

  /** The last deletion of each of these records, by record id. */
  async lastDeletions(documentId: string, recordIds: string[]): Promise<Map<string, ActivityRow>> {
    if (recordIds.length === 0) return new Map()
    const rows = await this.prisma.activity.findMany({
      where: { documentId, action: 'deleted', recordId: { in: recordIds } },
      orderBy: { id: 'asc' },
    })
    return new Map(rows.map((row) => [row.recordId, rowOf(row)]))
  }

  /** What everybody did since `moment` to the records that this person touched since; oldest first. */
  async aroundPerson(
    documentId: string,
    participantId: string,
    moment: Date,
  ): Promise<ActivityRow[]> {
    const since = { documentId, at: { gte: moment } }
    const touched = await this.prisma.activity.findMany({
      where: { ...since, participantId },
      select: { recordId: true },
      distinct: ['recordId'],
    })
    const theirs = new Set(touched.map(({ recordId }) => recordId))
    if (theirs.size === 0) return []
    // Not `recordId in (…)`: a person may have touched more records than a statement takes values.
    const rows = await this.prisma.activity.findMany({ where: since, orderBy: { id: 'asc' } })
    return rows.filter(({ recordId }) => theirs.has(recordId)).map(rowOf)
  }

  /** Remembers what somebody did by a command. */
  async add(documentId: string, rows: readonly NewActivity[]): Promise<void> {
    if (rows.length === 0) return
    await this.prisma.activity.createMany({
      data: rows.map((row) => ({
        ...row,
        documentId,
        before: row.before ?? Prisma.DbNull,
        after: row.after ?? Prisma.DbNull,
      })),
    })
  }

  /** Deletes what happened before `moment`, and of each document what is beyond the newest rows. */
  async forgetActivity(moment: Date): Promise<void> {
    await this.prisma.activity.deleteMany({ where: { at: { lt: moment } } })
    const counts = await this.prisma.activity.groupBy({ by: ['documentId'], _count: true })
    for (const { documentId, _count } of counts) {
      if (_count <= MOST_ROWS) continue
      const oldest = await this.prisma.activity.findFirst({
        where: { documentId },
        orderBy: { id: 'desc' },
        skip: MOST_ROWS - 1,
        select: { id: true },
      })
      if (oldest) {
        await this.prisma.activity.deleteMany({ where: { documentId, id: { lt: oldest.id } } })
      }
    }
  }
}

function rowOf(row: {
  id: number
  at: Date
  participantId: string
  action: string
  recordId: string
  before: unknown
  after: unknown
}): ActivityRow {
  return {
    id: row.id,
    at: row.at,
    participantId: row.participantId,
    action: row.action as ActivityAction,
    recordId: row.recordId,
    before: row.before as Fields | null,
    after: row.after as Fields | null,
  }
}
