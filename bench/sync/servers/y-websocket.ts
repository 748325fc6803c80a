import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type * as Yjs from 'yjs'
import type { WebSocket } from 'ws'
import { plainPaths, serve } from './contract'
import { listenForSockets } from './front'

// Its server is CommonJS: the same copy of Yjs has to fill its documents.
const require = createRequire(import.meta.url)
const Y = require('yjs') as typeof Yjs
const { getYDoc, setupWSConnection } = require('y-websocket/bin/utils') as {
  getYDoc: (name: string) => Yjs.Doc
  setupWSConnection: (
    socket: WebSocket,
    request: IncomingMessage,
    options: { docName: string },
  ) => void
}

/** y-websocket 1.5.4's own server, as its `bin/server.js` uses it, in memory only. */
serve(async (setup) => {
  const board = readFileSync(setup.yjsFile)
  const { paths, documentNames } = plainPaths(setup)
  for (const name of documentNames) Y.applyUpdate(getYDoc(name), board)
  const port = await listenForSockets((socket, request, docName) =>
    setupWSConnection(socket, request, { docName }),
  )
  return { port, paths, documentNames }
})
