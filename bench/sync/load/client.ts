import type { RoomLedger } from './ledger'

/** One person of the load: joined, hearing everyone, able to move their shape and cursor. */
export interface LoadClient {
  /** Moves this person's own shape once. */
  drag(): void
  /** Moves the cursor once. */
  cursor(): void
  /** Whatever the protocol wants now and then; called every few seconds. */
  keepAlive(): void
  /** How many records the board had when it arrived; only for clients that `checkBoard`. */
  readonly records: number
  /** The close code once the server ended this client; null while all is well. */
  readonly lost: number | null
  close(): void
}

export interface JoinOptions {
  port: number
  path: string
  documentName: string
  /** Number of this person in the room; their shape is the board's shape of that number. */
  person: number
  room: RoomLedger
  /** Reads the whole board: needed to drag. */
  mover: boolean
  /** Counts the records that arrived. */
  checkBoard: boolean
}

/** Opens a socket and resolves when the whole board has arrived. */
export type Join = (options: JoinOptions) => Promise<LoadClient>
