import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { StorageError } from './document-storage'
import { PrismaDocumentStorage } from './prisma-document-storage'
import { createTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase
let storage: PrismaDocumentStorage
beforeEach(async () => {
  database = createTestDatabase()
  storage = new PrismaDocumentStorage(database)
  for (const id of ['a', 'b', 'bad']) await storage.create(id)
})
afterEach(() => database.dispose())

const append = (id: string, ...values: number[]) =>
  storage.append(id, 1, [new Uint8Array(values)]).then(
    () => 'saved',
    (error: unknown) => (error instanceof StorageError ? error.reason : error),
  )

/** What is on disk, as another start would read it. */
async function kept(): Promise<string[]> {
  const { prisma } = await database.reopen()
  const rows = await prisma.documentUpdate.findMany({ orderBy: { id: 'asc' } })
  return rows.map((row) => `${row.documentId}${row.bytes.join()}`)
}

it('commits what many documents append in one go in one transaction', async () => {
  const transact = vi.spyOn(database.connection, 'transact')
  expect(await Promise.all([append('a', 1), append('b', 2), append('a', 3)])).toEqual([
    'saved',
    'saved',
    'saved',
  ])
  expect(transact).toHaveBeenCalledTimes(1)
  expect(await kept()).toEqual(['a1', 'b2', 'a3'])
})

it('a write that fails takes its whole group with it, and the next group is saved', async () => {
  await database.prisma.$executeRawUnsafe(`CREATE TRIGGER refuse BEFORE INSERT ON document_updates
    WHEN NEW.documentId = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END`)
  expect(await Promise.all([append('a', 1), append('bad', 2), append('b', 3)])).toEqual([
    'not_saved',
    'not_saved',
    'not_saved',
  ])
  expect(await append('b', 4)).toBe('saved')
  expect(await kept()).toEqual(['b4'])
})

it('[R4] a COMMIT that fails fails the whole group, and the next group is saved', async () => {
  await database.prisma.$executeRawUnsafe(`CREATE TABLE late (of TEXT
    REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED)`)
  await database.prisma.$executeRawUnsafe(`CREATE TRIGGER refuse AFTER INSERT ON document_updates
    WHEN NEW.documentId = 'bad' BEGIN INSERT INTO late VALUES ('nobody'); END`)
  expect(await Promise.all([append('a', 1), append('bad', 2)])).toEqual(['not_saved', 'not_saved'])
  expect(await append('a', 3)).toBe('saved')
  expect(await kept()).toEqual(['a3'])
})

it("waits for an open transaction of Prisma's, and is not taken back with it", async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  let outcome = ''
  const failing = database.prisma.$transaction(async (tx) => {
    await tx.document.create({ data: { id: 'lost' } })
    const waiting = append('a', 1).then((now) => (outcome = String(now)))
    await tx.document.findMany()
    expect(outcome).toBe('')
    void waiting
    await held
    throw new Error('rolled back')
  })
  const later = append('b', 2)
  release()
  await expect(failing).rejects.toThrow('rolled back')
  expect(await later).toBe('saved')
  await vi.waitFor(() => expect(outcome).toBe('saved'))
  expect((await kept()).sort()).toEqual(['a1', 'b2'])
  expect(await database.prisma.document.findUnique({ where: { id: 'lost' } })).toBeNull()
})

it('says so when the database is closed', async () => {
  await database.prisma.document.findMany()
  await database.prisma.$disconnect()
  expect(await append('a', 1)).toBe('not_saved')
})
