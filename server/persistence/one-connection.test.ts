import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PrismaClient } from './database'
import { createTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase
let prisma: PrismaClient
beforeEach(() => {
  database = createTestDatabase()
  prisma = database.prisma
})
afterEach(() => database.dispose())

const addDocument = (id: string) => prisma.$transaction([prisma.document.create({ data: { id } })])

it.runIf(process.platform === 'linux')('transactions leave no open files behind', async () => {
  const openFiles = () => readdirSync('/proc/self/fd').length
  await addDocument('first')
  const before = openFiles()
  for (let n = 0; n < 50; n += 1) await addDocument(`document-${n}`)
  expect(openFiles()).toBe(before)
})

it('a transaction that throws leaves nothing, and the next one works', async () => {
  const failing = prisma.$transaction(async (tx) => {
    await tx.document.create({ data: { id: 'lost' } })
    throw new Error('changed our mind')
  })
  await expect(failing).rejects.toThrow('changed our mind')
  await addDocument('kept')
  expect((await prisma.document.findMany()).map((row) => row.id)).toEqual(['kept'])
})

it('a commit that is refused leaves nothing, and what comes after is really saved', async () => {
  const refused = prisma.$transaction(async (tx) => {
    // Checked at COMMIT only, which is the statement that has to fail.
    await tx.$executeRawUnsafe('PRAGMA defer_foreign_keys = ON')
    await tx.documentUpdate.create({ data: { documentId: 'nobody', bytes: new Uint8Array(1) } })
  })
  await expect(refused).rejects.toThrow()
  await prisma.document.create({ data: { id: 'after' } })
  ;({ prisma } = await database.reopen())
  expect((await prisma.document.findMany()).map((row) => row.id)).toEqual(['after'])
  expect(await prisma.documentUpdate.count()).toBe(0)
})

it('queries beside an open transaction wait for it instead of joining it', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const failing = prisma.$transaction(async (tx) => {
    await tx.document.create({ data: { id: 'inside' } })
    await held
    throw new Error('rolled back')
  })
  const beside = prisma.document.create({ data: { id: 'beside' } })
  release()
  await expect(failing).rejects.toThrow('rolled back')
  await beside
  expect((await prisma.document.findMany()).map((row) => row.id)).toEqual(['beside'])
})
