import { readFileSync } from 'node:fs'
import { Hocuspocus } from '@hocuspocus/server'
import * as Y from 'yjs'
import { plainPaths, serve } from './contract'
import { listenForSockets } from './front'

/** Hocuspocus 3.4.4 without extensions: documents are filled when loaded and never stored. */
serve(async (setup) => {
  const board = readFileSync(setup.yjsFile)
  const hocuspocus = new Hocuspocus({
    quiet: true,
    onLoadDocument: async ({ document }) => {
      Y.applyUpdate(document, board)
    },
  })
  const port = await listenForSockets((socket, request) => {
    socket.setMaxListeners(Number.POSITIVE_INFINITY)
    hocuspocus.handleConnection(socket, request)
  })
  return { port, ...plainPaths(setup) }
})
