import * as Y from 'yjs'
import { DialogueError } from '@/dialogue/errors'
import { newId, type BoardId } from '@/dialogue/ids'
import type { BackstageRow, BackstageStore } from '@/server/persistence/backstage-store'
import type { RoomLog } from '@/server/rooms/log'
import type { Rooms } from '@/server/rooms/rooms'
import { hiddenId, shownId } from '@/sync/doc/backstage'
import {
  collectHidden,
  collectVisible,
  isMoved,
  pagesOf,
  putHidden,
  putShown,
  sameParcel,
  takeAway,
  tieAgain,
  type NewIds,
  type Parcel,
  type Refusal,
} from '@/sync/doc/hiding'
import { readFields, readSchemaStamp } from '@/sync/doc/layout'
import { LIMITS } from '@/sync/protocol/limits'
import { readNote, writeNote, type Note } from './note'

export interface MoveDeps {
  backstages: Pick<BackstageStore, 'note' | 'toMend' | 'ofBoard'>
  rooms: Pick<Rooms, 'readDocument' | 'writeAsServer'>
  /** Writes onto what is on the board again what became of it meanwhile. Doing it again is harmless. */
  shown: (boardId: BoardId, parcel: Parcel, ids: NewIds) => Promise<void>
  /** Most bytes of a document. */
  documentBytes?: number
  log: RoomLog
}

/**
 * How often a frame is looked at again because somebody changed it between being written down and being
 * taken: each time two waits for the disk.
 */
const LOOKS = 20

type Look = (doc: Y.Doc) => Parcel | Refusal

/**
 * Takes frames from the board to its backstage and back, whole and once, whatever fails in between. Every
 * step is committed before the next, and doing all of it again is harmless:
 *
 *  1. the frame with all that goes along is written down in the database (`Note`);
 *  2. it is taken from where it is, if nothing of it has changed since; else again from 1;
 *  3. it is put where it goes;
 *  4. shown: what became of it meanwhile is written onto it, and arrows that stay hidden are tied to it;
 *  5. the note goes.
 *
 * Each document says, in the same transaction, which move it last took part in (`isMoved`): so it is known
 * after a crash what was done. Between 2 and 3 the note alone has the content: nobody can change it.
 */
export class Moves {
  private readonly running = new Map<BoardId, Promise<unknown>>()

  constructor(private readonly deps: MoveDeps) {}

  /** Returns the frame's id while it is hidden; of one that is hidden already, too. */
  hide(boardId: BoardId, frameId: string): Promise<string> {
    return this.alone(boardId, (backstage) => this.hideNow(backstage, frameId))
  }

  /** Returns the frame's id on the board; of one that is there already, too. */
  show(boardId: BoardId, frameId: string): Promise<string> {
    return this.alone(boardId, (backstage) => this.showNow(backstage, frameId))
  }

  /** Waits for what is under way, and ends what an earlier try left. Never rejects. */
  async settle(boardId: BoardId): Promise<void> {
    await this.alone(boardId, () => Promise.resolve()).catch((error: unknown) => {
      this.deps.log.error({ error, boardId }, 'a frame is still on its way')
    })
  }

  /** Throws as `hide`, where nothing was ever hidden. */
  async requireFrame(boardId: BoardId, frameId: string): Promise<void> {
    const parcel = collectVisible(await this.read(boardId), frameId)
    if (typeof parcel === 'string') throw refused(parcel)
  }

  /** As `show`, where nothing was ever hidden. */
  async alreadyShown(boardId: BoardId, frameId: string): Promise<string> {
    const there = frameIn(await this.read(boardId), [frameId, shownId(frameId)])
    if (!there) throw noFrame()
    return there
  }

  /** At start: what a crash cut short is brought to its end. */
  async mendAll(): Promise<void> {
    const { backstages, log } = this.deps
    for (const { boardId } of await backstages.toMend()) {
      const again = (backstage: BackstageRow, cutShort: Note | null) => {
        if (!cutShort) return Promise.resolve()
        const { frameId } = cutShort.parcel
        return cutShort.way === 'hide'
          ? this.hideNow(backstage, frameId)
          : this.showNow(backstage, frameId)
      }
      await this.alone<unknown>(boardId, again).catch((error: unknown) => {
        log.error({ error, boardId }, 'a frame was not hidden or shown')
      })
    }
  }

  /** One at a time per board, after what an earlier try left. */
  private alone<Result>(
    boardId: BoardId,
    work: (backstage: BackstageRow, cutShort: Note | null) => Promise<Result>,
  ): Promise<Result> {
    const run = async () => {
      const backstage = await this.deps.backstages.ofBoard(boardId)
      if (!backstage) throw noFrame()
      return work(backstage, await this.finish(backstage))
    }
    const done = (this.running.get(boardId) ?? Promise.resolve()).then(run, run)
    this.running.set(boardId, done)
    const forget = () => {
      if (this.running.get(boardId) === done) this.running.delete(boardId)
    }
    done.then(forget, forget)
    return done
  }

  /** Ends what was taken and not put; returns what was written down and never taken. */
  private async finish(backstage: BackstageRow): Promise<Note | null> {
    const note = readNote(backstage)
    if (!note) return null
    const source = await this.read(note.way === 'hide' ? backstage.boardId : backstage.id)
    if (isMoved(source, note.move)) {
      await this.put(backstage, note)
      return null
    }
    await this.deps.backstages.note(backstage.id, {})
    return note
  }

  private async hideNow(backstage: BackstageRow, frameId: string): Promise<string> {
    const board = await this.read(backstage.boardId)
    if (!readFields(board, frameId)) {
      const there = frameIn(await this.read(backstage.id), [hiddenId(frameId), frameId])
      if (there) return there
    }
    return this.move(backstage, 'hide', () =>
      Promise.resolve((doc) => collectVisible(doc, frameId)),
    )
  }

  private async showNow(backstage: BackstageRow, frameId: string): Promise<string> {
    const hidden = await this.read(backstage.id)
    const id = [frameId, hiddenId(frameId)].find((each) => readFields(hidden, each))
    if (id === undefined) return this.alreadyShown(backstage.boardId, frameId)
    return this.move(backstage, 'show', async () => {
      const pageOf = pagesOf(await this.read(backstage.boardId))
      return (doc) => collectHidden(doc, id, pageOf)
    })
  }

  private async move(
    backstage: BackstageRow,
    way: Note['way'],
    look: () => Promise<Look>,
  ): Promise<string> {
    const { backstages } = this.deps
    try {
      for (let looks = 0; looks < LOOKS; looks++) {
        const note = await this.take(backstage, way, await look())
        if (note) return await this.put(backstage, note)
      }
      throw new DialogueError(
        'conflict',
        'People go on writing in this frame. Try again, or freeze the board first.',
      )
    } catch (error) {
      // Refused: nothing was taken, and nobody is to do it later. Anything else is brought to its end.
      if (error instanceof DialogueError) await backstages.note(backstage.id, {})
      throw error
    }
  }

  /** Writes down what goes and takes it; null when somebody has changed it in between. */
  private async take(
    { id, boardId }: BackstageRow,
    way: Note['way'],
    collect: Look,
  ): Promise<Note | null> {
    const [from, to] = way === 'hide' ? [boardId, id] : [id, boardId]
    const doc = await this.read(from)
    const parcel = collect(doc)
    if (typeof parcel === 'string') throw refused(parcel)
    const note: Note = { way, move: newId(), parcel, schema: readSchemaStamp(doc) }
    const written = writeNote(note)
    await this.requireRoom(to, written)
    await this.deps.backstages.note(id, written)
    let isTaken = false
    await this.deps.rooms.writeAsServer(from, (now) => {
      const there = collect(now)
      isTaken = typeof there !== 'string' && sameParcel(there, parcel)
      if (isTaken) takeAway(now, parcel, note.move)
    })
    return isTaken ? note : null
  }

  private async put(backstage: BackstageRow, note: Note): Promise<string> {
    const { backstages, rooms, shown } = this.deps
    const { way, move, parcel } = note
    const { id, boardId } = backstage
    let ids: NewIds = new Map()
    if (way === 'hide') {
      await rooms.writeAsServer(id, (doc) => {
        ids = putHidden(doc, parcel, id, move)
      })
    } else {
      await rooms.writeAsServer(boardId, (doc) => {
        ids = putShown(doc, parcel, move)
      })
      await rooms.writeAsServer(id, (doc) => tieAgain(doc, ids))
      await shown(boardId, parcel, ids)
    }
    await backstages.note(id, {})
    return ids.get(parcel.frameId) ?? parcel.frameId
  }

  /** Throws conflict when it might not fit: clients could add nothing to a document that is over its limit. */
  private async requireRoom(documentId: string, written: object): Promise<void> {
    const bytes = Y.encodeStateAsUpdate(await this.read(documentId)).length
    const most = this.deps.documentBytes ?? LIMITS.documentBytes
    if (bytes + JSON.stringify(written).length <= most) return
    throw new DialogueError('conflict', 'There is no room for this frame. Delete something first.')
  }

  private async read(documentId: string): Promise<Y.Doc> {
    const doc = await this.deps.rooms.readDocument(documentId)
    if (!doc) throw noFrame()
    return doc
  }
}

/** The first of these that is a frame. */
function frameIn(doc: Y.Doc, ids: readonly string[]): string | null {
  return ids.find((id) => readFields(doc, id)?.type === 'frame') ?? null
}

function noFrame(): DialogueError {
  return new DialogueError('not_found', 'There is no such frame on this board.')
}

function refused(why: Refusal): DialogueError {
  if (why === 'missing') return noFrame()
  return new DialogueError(
    'bad_request',
    why === 'inside'
      ? 'This frame stands in something else: hide what stands on the page.'
      : 'Only frames are hidden and shown.',
  )
}
