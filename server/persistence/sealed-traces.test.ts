import { readFileSync, statSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SealedTraces } from './sealed-traces'
import { createTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase
beforeEach(() => {
  database = createTestDatabase()
})
afterEach(() => database.dispose())

const failed = (error: unknown) => {
  throw error
}
const bytes = (end: string) => readFileSync(database.path + end, 'latin1')

it('empties the write-ahead log, also for several at once and again', async () => {
  const traces = new SealedTraces(database.connection, failed)
  for (const id of ['ZEBRA-1', 'ZEBRA-2']) {
    await database.prisma.document.create({ data: { id } })
    expect(bytes('-wal')).toContain(id)
    await Promise.all([traces.wipe(), traces.wipe()])
    expect(statSync(database.path + '-wal').size).toBe(0)
  }
})

it('waits for the transaction that is open, whose writes leave the log with the next pass', async () => {
  const traces = new SealedTraces(database.connection, failed)
  let wiped: Promise<void> | undefined
  await database.prisma.$transaction(async (tx) => {
    await tx.document.create({ data: { id: 'ZEBRA' } })
    wiped = traces.wipe()
  })
  await wiped
  expect(statSync(database.path + '-wal').size).toBe(0)
  expect(await database.prisma.document.count()).toBe(1)
})

it('what is deleted leaves no bytes', async () => {
  const traces = new SealedTraces(database.connection, failed)
  await database.prisma.document.create({ data: { id: 'ZEBRA' } })
  await database.prisma.document.deleteMany()
  await traces.wipe()
  expect(bytes('')).not.toContain('ZEBRA')
})
