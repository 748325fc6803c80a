import type { TLShape } from '@tldraw/tlschema'
import { visibleAuthor } from '@/dialogue/attribution'
import { newId, type BoardId } from '@/dialogue/ids'
import type { SessionState } from '@/dialogue/session/session-state'
import type { AttributionMode } from '@/dialogue/workshop'
import type { DraftRow, DraftStore } from '@/server/persistence/draft-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { RoomLog } from '@/server/rooms/log'
import type { Rooms } from '@/server/rooms/rooms'
import { draftOf, releasable, type DraftAuthor } from '@/sync/doc/drafts'
import { readRecords, recordsOf } from '@/sync/doc/layout'
import { writeReleased, type Releasing } from '@/sync/doc/draft-release'
import { META } from '@/sync/doc/schema'
import type { Doc } from 'yjs'

export interface ReleaseDeps {
  drafts: DraftStore
  workshops: WorkshopStore
  rooms: Pick<Rooms, 'readDocument' | 'writeAsServer'>
  /** Where the meeting on a board is; null when there is no such board. */
  session: (boardId: BoardId) => Promise<SessionState | null>
  log: RoomLog
}

/**
 * Brings drafts onto the board, once each, whatever fails in between. Every step is committed before the
 * next, and doing all of it again is harmless:
 *
 *  1. the drafts are flagged in the database: from here on the release is asked for;
 *  2. in its writer's document every draft gets the id it will have on the board (`meta.releasing`);
 *  3. the board gets those of them that it hasn't, in one transaction;
 *  4. each draft is told which of its words are there (`meta.released`);
 *  5. the flag goes.
 *
 * A draft is never deleted here: a laptop that is away may hold letters for it, which a deletion would
 * swallow. What is on the board is out of its writer's sight, and their browser deletes it when it holds
 * nothing unsent (docs/decisions/0011).
 */
export class Releases {
  private readonly running = new Map<BoardId, Promise<unknown>>()

  constructor(private readonly deps: ReleaseDeps) {}

  /** One at a time per board, with what an earlier try left. Returns the ids on the board. */
  release(boardId: BoardId, rows: readonly DraftRow[]): Promise<string[]> {
    const before = this.running.get(boardId) ?? Promise.resolve()
    const work = () => this.follow(boardId, rows)
    const done = before.then(work, work)
    this.running.set(boardId, done)
    const forget = () => {
      if (this.running.get(boardId) === done) this.running.delete(boardId)
    }
    done.then(forget, forget)
    return done
  }

  /** At start: what a crash cut short. */
  async mendAll(): Promise<void> {
    for (const boardId of await this.deps.drafts.boardsToMend()) {
      await this.release(boardId, []).catch((error: unknown) => {
        this.deps.log.error({ error, boardId }, 'drafts are still to be released')
      })
    }
  }

  private async follow(boardId: BoardId, wanted: readonly DraftRow[]): Promise<string[]> {
    const { drafts, rooms, session } = this.deps
    await drafts.startRelease(wanted.map(({ id }) => id))
    const rows = await drafts.releasing(boardId)
    const mode = await this.modeOf(boardId)
    const releasing: Releasing[] = []
    for (const { id, owner } of rows) {
      await rooms.writeAsServer(id, (doc) => giveIds(doc, id))
      const shown = visibleAuthor(mode, { who: owner.name, party: owner.party })
      const author = {
        ...(shown.who !== null && { name: shown.who }),
        ...(shown.party !== null && { party: shown.party }),
      } satisfies DraftAuthor
      releasing.push(...(await this.onTheirWay(id)).map((draft) => ({ ...draft, author })))
    }
    let written: ReadonlyMap<string, string> = new Map()
    if (releasing.length > 0) {
      const frame = frameOf(await session(boardId))
      await rooms.writeAsServer(boardId, (doc) => {
        written = writeReleased(doc, releasing, frame)
      })
    }
    for (const { id } of rows) await rooms.writeAsServer(id, (doc) => noteReleased(doc, written))
    await drafts.endRelease(rows.map(({ id }) => id))
    return [...written.keys()]
  }

  private async onTheirWay(id: string): Promise<Omit<Releasing, 'author'>[]> {
    const doc = await this.deps.rooms.readDocument(id)
    if (!doc) return []
    const found = releasable(readRecords(doc), id).flatMap((shape) => {
      const to = releasingTo(shape)
      return to === null ? [] : [{ shape, to }]
    })
    doc.destroy()
    return found
  }

  private async modeOf(boardId: BoardId): Promise<AttributionMode> {
    const { workshops } = this.deps
    const workshopId = await workshops.workshopOfBoard(boardId)
    const workshop = workshopId && (await workshops.find(workshopId))
    // Without a workshop there is no board to write to either.
    return workshop ? workshop.attributionMode : 'none'
  }
}

/** What a writer's own browser may have put there is no id. */
const SHAPE_ID = /^shape:[0-9A-Za-z]{16}$/

function releasingTo(shape: TLShape): string | null {
  const to = shape.meta[META.releasing]
  return typeof to === 'string' && SHAPE_ID.test(to) ? to : null
}

/** Gives every draft that may be released the id it will have, unless it has one from an earlier try. */
function giveIds(doc: Doc, draftId: string): void {
  for (const shape of releasable(readRecords(doc), draftId)) {
    if (releasingTo(shape) === null) {
      recordsOf(doc).get(shape.id)?.set(`meta.${META.releasing}`, `shape:${newId<BoardId>()}`)
    }
  }
}

/** Notes what stands on the board of each draft. One that didn't fit there stays a draft. */
function noteReleased(doc: Doc, written: ReadonlyMap<string, string>): void {
  for (const record of readRecords(doc)) {
    if (record.typeName !== 'shape' || draftOf(record) === null) continue
    const map = recordsOf(doc).get(record.id)
    const to = record.meta[META.releasing]
    if (!map || typeof to !== 'string') continue
    const words = written.get(to)
    if (words !== undefined) map.set(`meta.${META.released}`, words)
    map.delete(`meta.${META.releasing}`)
  }
}

/** The frame the present stage happens in. */
function frameOf(state: SessionState | null): string | null {
  const stage = state?.agenda.stages.find(({ id }) => id === state.stageId)
  return stage?.frame ?? null
}
