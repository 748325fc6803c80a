import { readFileSync } from 'node:fs'
import { TLSocketRoom } from '@tldraw/sync-core'
import type { UnknownRecord } from '@tldraw/store'
import { createTLSchema } from '@tldraw/tlschema'
import { plainPaths, serve } from './contract'
import { listenForSockets } from './front'

/** tldraw's own sync-core 3.15.6, a room per board, validating by tldraw's schema, in memory only. */
serve(async (setup) => {
  const records = JSON.parse(readFileSync(setup.recordsFile, 'utf8')) as UnknownRecord[]
  const schema = createTLSchema()
  const { paths, documentNames } = plainPaths(setup)
  const rooms = new Map(
    documentNames.map((name) => {
      const documents = records.map((state) => ({ state, lastChangedClock: 1 }))
      const initialSnapshot = { clock: 1, documents, schema: schema.serialize() }
      return [name, new TLSocketRoom({ schema, initialSnapshot })]
    }),
  )
  let sessions = 0
  const port = await listenForSockets((socket, _request, name) => {
    sessions += 1
    rooms.get(name)?.handleSocketConnect({ sessionId: `session-${sessions}`, socket })
  })
  return { port, paths, documentNames }
})
