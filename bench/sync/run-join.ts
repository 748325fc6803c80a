import { makeBoard, type Board } from './board'
import type { Contender } from './contenders'
import type { JoinOptions, LoadClient } from './load/client'
import { Ledger, RoomLedger } from './load/ledger'
import { pause } from './load/pace'
import { moment, othersShare } from './machine'
import type { JoinScenario } from './scenarios'
import { ServerProcess } from './server-process'
import type { Cores } from './settings'

export interface JoinResult {
  kind: 'join'
  /** Server CPU from the first socket until all is quiet again. */
  cpuMs: number
  /** Until the last of them had the whole board, as far as the load could read it. */
  wholeMs: number
  rssMb: number
  /** Of the machine, what other programs took meanwhile. */
  othersShare: number
}

/** People who come and go before, so that the server's code is as warm as on a working day. */
const REHEARSAL = 10
/** What the host moves between the rehearsal and the crowd: the board isn't as last joined. */
const HOST_DRAGS = 30
const QUIET_MS = 500

const boards = new Map<string, Board>()

export async function runJoin(
  scenario: JoinScenario,
  contender: Contender,
  { cores }: { cores: Cores | null },
): Promise<JoinResult> {
  const { shapes, pastDrags, joiners } = scenario
  const key = `${shapes} ${pastDrags}`
  const board = boards.get(key) ?? makeBoard(shapes, pastDrags)
  boards.set(key, board)
  const server = await ServerProcess.start(contender.script, cores)
  const clients: LoadClient[] = []
  try {
    const ready = await server.setUp(board, 1, 1 + REHEARSAL + joiners)
    const room = new RoomLedger(new Ledger(), joiners)
    const join = async (person: number, options: Partial<JoinOptions> = {}) => {
      const client = await contender.join({
        port: ready.port,
        path: ready.paths[0]?.[person] ?? '',
        documentName: ready.documentNames[0] ?? '',
        person,
        room,
        mover: false,
        checkBoard: false,
        ...options,
      })
      clients.push(client)
      return client
    }
    const host = await join(0, { mover: true, checkBoard: true })
    if (host.records !== board.records.length) {
      throw new Error(`${contender.name} gave ${host.records} of ${board.records.length} records.`)
    }
    const early = Array.from({ length: REHEARSAL }, (_, number) => join(1 + number))
    for (const guest of await Promise.all(early)) guest.close()
    await pause(QUIET_MS)
    for (let drag = 0; drag < HOST_DRAGS; drag++) host.drag()
    await pause(QUIET_MS)

    const before = await server.usage()
    const start = moment()
    const crowd = Array.from({ length: joiners }, (_, number) => join(1 + REHEARSAL + number))
    await Promise.all(crowd)
    const wholeMs = performance.now() - start.at
    await pause(QUIET_MS)
    const after = await server.usage()
    const cpuMs = after.cpuMs - before.cpuMs
    return {
      kind: 'join',
      cpuMs,
      wholeMs,
      rssMb: after.rssBytes / 1_048_576,
      othersShare: othersShare(start, moment(), cpuMs),
    }
  } finally {
    for (const client of clients) client.close()
    await server.stop()
  }
}
