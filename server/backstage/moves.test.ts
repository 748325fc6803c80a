import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { newId, type BoardId, type SessionId, type WorkshopId } from '@/dialogue/ids'
import { templateContent } from '@/dialogue/templates'
import { BackstageStore } from '@/server/persistence/backstage-store'
import { PrismaDocumentStorage } from '@/server/persistence/prisma-document-storage'
import { createTestDatabase, type TestDatabase } from '@/server/persistence/test-database'
import { WorkshopStore } from '@/server/persistence/workshop-store'
import { createRooms, type Rooms } from '@/server/rooms/rooms'
import { seedDraft } from '@/sync/doc/drafts'
import { readRecords, recordsOf, writeRecords } from '@/sync/doc/layout'
import { normalize } from '@/sync/doc/normalize'
import { seedDocument } from '@/sync/doc/seed'
import {
  arrow,
  binding,
  frame,
  image,
  imageAsset,
  note,
  olderStamp,
} from '@/sync/doc/testing/records'
import { Moves, type MoveDeps } from './moves'

// Each test has a database of its own on a disk that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const WORDS = 'HERON-BASALT'
const FRAME = 'shape:prepared'
const HIDDEN = 'shape:hidden-prepared'
const LOG = { info: () => {}, warn: () => {}, error: () => {} }
const page = { parentId: 'page:page' }

let database: TestDatabase
let rooms: Rooms
let backstages: BackstageStore
let boardId: BoardId
let backstageId: string
let shown: string[]

beforeEach(async () => {
  database = createTestDatabase()
  backstages = new BackstageStore(database.prisma)
  boardId = newId<BoardId>()
  shown = []
  const doc = new Y.Doc()
  const content = templateContent('us-rok-space')
  seedDocument(doc, content, { sample: null, locale: 'en' })
  writeRecords(doc, [
    frame(FRAME, { ...page, x: 5, y: 6, index: 'aX' }),
    note('shape:words', WORDS, { parentId: FRAME }),
    image('shape:picture', 'asset:picture', { parentId: FRAME, index: 'a2' }),
    imageAsset('asset:picture', '/api/assets/abc'),
    note('shape:outside', 'outside', { ...page, index: 'aY' }),
    arrow('shape:arrow', { ...page, index: 'aZ' }),
    binding('binding:in', 'shape:arrow', 'shape:words', 'start'),
    binding('binding:out', 'shape:arrow', 'shape:outside', 'end'),
  ])
  await new WorkshopStore(database.prisma).create({
    id: newId<WorkshopId>(),
    title: 'Test',
    template: 'us-rok-space',
    locale: 'en',
    attributionMode: 'party',
    sample: false,
    content,
    agenda: { version: 0, stages: [] },
    sessionId: newId<SessionId>(),
    boardId,
    boardUpdate: Y.encodeStateAsUpdate(doc),
    invitations: [],
  })
  backstageId = await backstages.create(newId<BoardId>(), boardId, seedDraft())
  rooms = startRooms()
})
afterEach(async () => {
  await rooms.stop()
  await database.dispose()
})

function startRooms(): Rooms {
  return createRooms({
    storage: new PrismaDocumentStorage(database),
    auth: { openDocument: () => Promise.resolve({ ok: false, reason: 'bad_token' }) },
    log: LOG,
  })
}

function moves(more: Partial<MoveDeps> = {}): Moves {
  return new Moves({
    backstages,
    rooms,
    shown: (_, parcel, ids) => {
      shown.push(ids.get(parcel.frameId) ?? '')
      return Promise.resolve()
    },
    log: LOG,
    ...more,
  })
}

async function read(documentId: string): Promise<Y.Doc> {
  return (await rooms.readDocument(documentId))!
}

const seen = async () => normalize(await read(boardId))
const hiddenShapes = async () =>
  readRecords(await read(backstageId)).filter(({ typeName }) => typeName === 'shape')

/** How often the words are stored in either document. */
async function copies(): Promise<number> {
  const both = [await read(boardId), await read(backstageId)].map((doc) => readRecords(doc))
  return JSON.stringify(both).split(WORDS).length - 1
}

async function isUnderWay(): Promise<boolean> {
  const { hiding, showing } = (await backstages.ofBoard(boardId))!
  return hiding !== null || showing !== null
}

it('hides a frame with all that goes along, and shows it as it was', async () => {
  const before = await seen()
  expect(await moves().hide(boardId, FRAME)).toBe(HIDDEN)
  const gone = [FRAME, 'shape:words', 'shape:picture', 'asset:picture', 'shape:arrow']
  const there = new Set<string>((await seen()).map(({ id }) => id))
  for (const id of gone) expect(there.has(id), id).toBe(false)
  expect(await copies()).toBe(1)
  const bytes = Buffer.from(Y.encodeStateAsUpdate(await read(boardId)))
  expect(bytes.includes(WORDS)).toBe(false)
  expect(await isUnderWay()).toBe(false)
  // Twice is once; so is by its other id.
  expect(await moves().hide(boardId, FRAME)).toBe(HIDDEN)
  expect(await moves().hide(boardId, HIDDEN)).toBe(HIDDEN)
  expect(await copies()).toBe(1)

  expect(await moves().show(boardId, FRAME)).toBe(FRAME)
  expect(await seen()).toEqual(before)
  expect(await hiddenShapes()).toEqual([])
  expect(await moves().show(boardId, HIDDEN)).toBe(FRAME)
  expect(await moves().show(boardId, FRAME)).toBe(FRAME)
  expect(await copies()).toBe(1)
  expect(shown).toEqual([FRAME])
})

it('both at once, and twice at once, is one after the other', async () => {
  const one = moves()
  const before = await seen()
  const answers = await Promise.all([
    one.hide(boardId, FRAME),
    one.hide(boardId, FRAME),
    one.show(boardId, HIDDEN),
    one.show(boardId, HIDDEN),
  ])
  expect(answers).toEqual([HIDDEN, HIDDEN, FRAME, FRAME])
  expect(await seen()).toEqual(before)
})

it.each([
  ['shape:words', 'bad_request'],
  ['shape:nothing', 'not_found'],
])('refuses %s (%s), and leaves nothing', async (id, code) => {
  await expect(moves().hide(boardId, id)).rejects.toMatchObject({ code })
  await expect(moves().show(boardId, id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await isUnderWay()).toBe(false)
})

it('is refused when what it goes to has no room for it', async () => {
  const { length } = Y.encodeStateAsUpdate(await read(backstageId))
  const few = moves({ documentBytes: length + 500 })
  await expect(few.hide(boardId, FRAME)).rejects.toMatchObject({ code: 'conflict' })
  await moves().hide(boardId, FRAME)
  await expect(few.show(boardId, FRAME)).rejects.toMatchObject({ code: 'conflict' })
  expect(await hiddenShapes()).not.toEqual([])
  expect(await isUnderWay()).toBe(false)
})

describe('people who go on writing', () => {
  /** Changes the note each time it has been looked at, as often as this. */
  function disturbed(times: number): Moves {
    let left = times
    return moves({
      backstages: {
        ofBoard: (id) => backstages.ofBoard(id),
        toMend: () => backstages.toMend(),
        note: async (id, underWay) => {
          await backstages.note(id, underWay)
          if (!underWay.hiding || left-- <= 0) return
          await rooms.writeAsServer(boardId, (doc) => {
            writeRecords(doc, [note('shape:words', `${WORDS} ${left}`, { parentId: FRAME })])
          })
        },
      },
    })
  }

  it('what they wrote last goes along', async () => {
    await disturbed(3).hide(boardId, FRAME)
    expect(JSON.stringify(await hiddenShapes())).toContain(`${WORDS} 0`)
    expect(await copies()).toBe(1)
  })

  it('who never stops is told to wait, and nothing has happened', async () => {
    const before = (await seen()).length
    await expect(disturbed(1000).hide(boardId, FRAME)).rejects.toMatchObject({ code: 'conflict' })
    expect((await seen()).length).toBe(before)
    expect(await hiddenShapes()).toEqual([])
    expect(await isUnderWay()).toBe(false)
  })
})

/** Ends the process, as it were, at the given moment: before or after one of its effects. */
class Crash extends Error {
  effects = 0

  constructor(private readonly at: number) {
    super('killed')
  }

  async effect<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.effects++ >= this.at) throw this
    const result = await work()
    if (this.effects++ >= this.at) throw this
    return result
  }
}

function crashing(crash: Crash): Moves {
  return moves({
    backstages: {
      ofBoard: (id) => backstages.ofBoard(id),
      toMend: () => backstages.toMend(),
      note: (id, underWay) => crash.effect(() => backstages.note(id, underWay)),
    },
    rooms: {
      readDocument: (id) => rooms.readDocument(id),
      writeAsServer: (id, write) => crash.effect(() => rooms.writeAsServer(id, write)),
    },
    shown: (_, parcel, ids) =>
      crash.effect(() => {
        shown.push(ids.get(parcel.frameId) ?? '')
        return Promise.resolve()
      }),
  })
}

async function restart(): Promise<void> {
  await rooms.stop()
  rooms = startRooms()
}

/** 0: before the first effect; the last of them: after the last one. */
const MOMENTS = { hide: 9, show: 13 }

describe('a crash', () => {
  it.each(Array.from({ length: MOMENTS.hide }, (_, at) => [at]))(
    'at moment %i of hiding is mended at start: hidden once, whole',
    async (at) => {
      const before = await seen()
      const crash = new Crash(at)
      const outcome = crashing(crash).hide(boardId, FRAME)
      if (at < MOMENTS.hide - 1) await expect(outcome).rejects.toBe(crash)
      else expect(await outcome).toBe(HIDDEN)
      await restart()
      await moves().mendAll()
      expect(await isUnderWay()).toBe(false)
      expect(await copies()).toBe(1)
      const isHidden = (await hiddenShapes()).some(({ id }) => id === HIDDEN)
      expect(isHidden).toBe(at > 0)
      expect((await seen()).some(({ id }) => id === FRAME)).toBe(at === 0)
      await moves().show(boardId, FRAME)
      expect(await seen()).toEqual(before)
    },
  )

  it.each(Array.from({ length: MOMENTS.show }, (_, at) => [at]))(
    'at moment %i of showing is mended at start: shown once, whole',
    async (at) => {
      const before = await seen()
      await moves().hide(boardId, FRAME)
      const crash = new Crash(at)
      const outcome = crashing(crash).show(boardId, HIDDEN)
      if (at < MOMENTS.show - 1) await expect(outcome).rejects.toBe(crash)
      else expect(await outcome).toBe(FRAME)
      await restart()
      await moves().mendAll()
      expect(await isUnderWay()).toBe(false)
      expect(await copies()).toBe(1)
      expect((await hiddenShapes()).length === 0).toBe(at > 0)
      await moves().show(boardId, FRAME)
      expect(await seen()).toEqual(before)
      expect(shown.at(-1)).toBe(FRAME)
    },
  )

  it('without a restart, the next command finds nothing half done', async () => {
    const before = await seen()
    for (const at of [1, 2, 3, 4, 5, 6, 7]) {
      const one = crashing(new Crash(at))
      await expect(one.hide(boardId, FRAME)).rejects.toThrow('killed')
      expect(await moves().show(boardId, FRAME)).toBe(FRAME)
      expect(await seen()).toEqual(before)
      expect(await copies()).toBe(1)
    }
  })

  it('of a server that starts again with a newer schema brings what was on its way up to it', async () => {
    const crash = new Crash(4)
    await expect(crashing(crash).hide(boardId, FRAME)).rejects.toBe(crash)
    const { hiding } = (await backstages.ofBoard(boardId))!
    const written = JSON.parse(hiding!) as { schema: unknown; parcel: { records: Written[] } }
    written.schema = olderStamp()
    const words = written.parcel.records.find(({ id }) => id === 'shape:words')!
    words.fields = { ...words.fields, type: 'geo', ...OLDER_GEO }
    delete words.fields['props.richText']
    await backstages.note(backstageId, { hiding: JSON.stringify(written) })
    await restart()
    await moves().mendAll()
    const map = recordsOf(await read(backstageId)).get('shape:hidden-words')!
    expect(map.get('props.richText')?.toString()).toContain('in older words')
  })
})

interface Written {
  id: string
  fields: Record<string, unknown>
}
const OLDER_GEO = { 'props.text': 'in older words' }
