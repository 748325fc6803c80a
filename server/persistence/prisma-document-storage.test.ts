import { afterEach } from 'vitest'
import { acceptsDocumentStorage } from './document-storage.acceptance'
import { PrismaDocumentStorage } from './prisma-document-storage'
import { createTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase | null = null
afterEach(async () => {
  await database?.dispose()
  database = null
})

acceptsDocumentStorage('prisma on sqlite', async () => {
  const opened = createTestDatabase()
  database = opened
  return {
    storage: new PrismaDocumentStorage(opened),
    reopen: async () => new PrismaDocumentStorage(await opened.reopen()),
  }
})
