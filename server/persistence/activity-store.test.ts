import { afterEach, beforeEach, expect, it } from 'vitest'
import type { BoardId } from '@/dialogue/ids'
import type { NewActivity } from './activity-row'
import { ActivityStore } from './activity-store'
import { PrismaDocumentStorage } from './prisma-document-storage'
import { createTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase
let storage: PrismaDocumentStorage
let store: ActivityStore
const BOARD = 'board' as BoardId
beforeEach(async () => {
  database = createTestDatabase()
  storage = new PrismaDocumentStorage(database)
  store = new ActivityStore(database.prisma)
  await storage.create(BOARD)
})
afterEach(() => database.dispose())

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute, 5, 250))
const deletion = (recordId: string, minute = 0, participantId = 'ann'): NewActivity => ({
  at: at(minute),
  participantId,
  action: 'deleted',
  recordId,
  before: { typeName: 'shape', type: 'geo', 'props.w': 0.1 },
  after: null,
})
const all = () => store.page(BOARD, { before: null, deletedOnly: false, most: 10 })

it('keeps with a change who made it, and reads both back equal', async () => {
  const row = deletion('shape:a')
  await storage.append(BOARD, 1, [new Uint8Array([1])], [row])
  const [kept] = await all()
  expect(kept).toEqual({ ...row, id: kept!.id })
  expect(await store.find(BOARD, kept!.id)).toEqual(kept)
  expect(await store.find('other' as BoardId, kept!.id)).toBeNull()
  expect(await store.deletedWith(BOARD, kept!)).toEqual([kept])
  await store.add(BOARD, [{ ...row, recordId: 'shape:b' }])
  expect(await store.deletedWith(BOARD, kept!)).toHaveLength(2)
})

it('a change that is refused leaves nothing of who made it', async () => {
  await expect(
    storage.append(BOARD, 7, [new Uint8Array([1])], [deletion('shape:a')]),
  ).rejects.toMatchObject({ reason: 'epoch_changed' })
  expect(await all()).toEqual([])
})

it('remembers nothing of drafts', async () => {
  await database.prisma.document.update({ where: { id: BOARD }, data: { kind: 'draft' } })
  await storage.append(BOARD, 1, [new Uint8Array([1])], [deletion('shape:a')])
  await storage.append(BOARD, 1, [], [deletion('shape:b')])
  expect(await all()).toEqual([])
})

it('gives what others did to the records that one person touched, within the time', async () => {
  await store.add(BOARD, [
    deletion('shape:a', 0),
    deletion('shape:a', 5, 'bob'),
    deletion('shape:a', 6),
    deletion('shape:b', 7, 'bob'),
  ])
  const rows = await store.aroundPerson(BOARD, 'ann', at(3))
  expect(rows.map(({ recordId, participantId }) => [recordId, participantId])).toEqual([
    ['shape:a', 'bob'],
    ['shape:a', 'ann'],
  ])
  expect(await store.aroundPerson(BOARD, 'ann', at(8))).toEqual([])
})

it('goes through the list in parts, of bindings nothing', async () => {
  const created = { ...deletion('shape:c', 1), action: 'created' as const, before: null, after: {} }
  await store.add(BOARD, [deletion('shape:a'), created, deletion('binding:x')])
  const [newest, ...older] = await store.page(BOARD, { before: null, deletedOnly: false, most: 1 })
  expect([newest?.recordId, older]).toEqual(['shape:c', []])
  const rest = await store.page(BOARD, { before: newest!.id, deletedOnly: false, most: 10 })
  expect(rest.map(({ recordId }) => recordId)).toEqual(['shape:a'])
  const deleted = await store.page(BOARD, { before: null, deletedOnly: true, most: 10 })
  expect(deleted.map(({ recordId }) => recordId)).toEqual(['shape:a'])
})

it('forgets what is past its time', async () => {
  await store.add(BOARD, [deletion('shape:a', 0), deletion('shape:b', 9)])
  await store.forgetActivity(at(5))
  expect((await all()).map(({ recordId }) => recordId)).toEqual(['shape:b'])
})
