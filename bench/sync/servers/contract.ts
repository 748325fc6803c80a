import { memoryUsage } from 'node:process'

/** What the benchmark asks of a server's process, by IPC. */
export type Ask = { kind: 'setup'; setup: Setup } | { kind: 'usage' }

export interface Setup {
  rooms: number
  clientsPerRoom: number
  /** A file with the board as one v1 Yjs update, for servers that keep Yjs documents. */
  yjsFile: string
  /** The same board as a JSON array of tldraw records. */
  recordsFile: string
}

/** What it answers. */
export type Answer =
  | { kind: 'started' }
  /** `paths[room][client]`: path and query of each client's socket on 127.0.0.1. */
  | { kind: 'ready'; port: number; paths: string[][]; documentNames: string[] }
  | { kind: 'usage'; cpuMs: number; rssBytes: number }
  | { kind: 'failed'; message: string }

export interface Ready {
  port: number
  paths: string[][]
  /** Per room; Hocuspocus names the document in every message. */
  documentNames: string[]
}

/**
 * Runs a server's side of the contract. The process ends when the benchmark does, whatever the
 * reason: the channel closes.
 */
export function serve(setUp: (setup: Setup) => Promise<Ready>): void {
  // The benchmark may have gone while a busy server was getting round to its answer.
  const answer = (message: Answer) => process.send?.(message, () => undefined)
  // Ctrl-C reaches every process; the benchmark's own end is what ends this one.
  process.on('SIGINT', () => undefined)
  process.on('disconnect', () => process.exit(0))
  process.on('message', (message: Ask) => {
    if (message.kind === 'usage') {
      const { user, system } = process.cpuUsage()
      answer({ kind: 'usage', cpuMs: (user + system) / 1000, rssBytes: memoryUsage.rss() })
      return
    }
    setUp(message.setup).then(
      (ready) => answer({ kind: 'ready', ...ready }),
      (error: unknown) => answer({ kind: 'failed', message: String(error) }),
    )
  })
  answer({ kind: 'started' })
}

/** Room and client numbers as paths, for servers without tokens. */
export function plainPaths(setup: Setup): { paths: string[][]; documentNames: string[] } {
  const documentNames = Array.from({ length: setup.rooms }, (_, room) => `room-${room}`)
  return {
    documentNames,
    paths: documentNames.map((name) =>
      Array.from({ length: setup.clientsPerRoom }, (_, client) => `/${name}?client=${client}`),
    ),
  }
}
