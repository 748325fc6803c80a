import { acceptsDocumentStorage } from './document-storage.acceptance'
import { MemoryDocumentStorage } from './memory-document-storage'

acceptsDocumentStorage('memory', async () => {
  const storage = new MemoryDocumentStorage()
  return { storage, reopen: async () => storage }
})
