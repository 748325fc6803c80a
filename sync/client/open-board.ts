import { Doc } from 'yjs'
import { connectBoard, type BoardConnection, type ConnectBoardOptions } from './connect-board'

/** A fresh document and the connection that fills it and keeps it equal to everyone else's. */
export interface OpenBoard {
  doc: Doc
  connection: BoardConnection
  /** Ends the connection and lets go of the document. */
  close(): void
}

/** Opens a board for those who have no document yet. */
export function openBoard(options: Omit<ConnectBoardOptions, 'doc'>): OpenBoard {
  const doc = new Doc()
  const connection = connectBoard({ ...options, doc })
  return {
    doc,
    connection,
    close() {
      connection.destroy()
      doc.destroy()
    },
  }
}
