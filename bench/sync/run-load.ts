import { makeBoard, type Board } from './board'
import type { Contender } from './contenders'
import type { LoadClient } from './load/client'
import { Ledger, RoomLedger } from './load/ledger'
import { pause, Pace } from './load/pace'
import { moment, othersShare } from './machine'
import type { LoadScenario } from './scenarios'
import { ServerProcess } from './server-process'
import type { Cores } from './settings'

export interface LoadResult {
  kind: 'load'
  /** Server CPU per 1,000 deliveries. */
  cpuPerThousandMs: number
  /** Of one core, in the window. */
  cpuShare: number
  p50Ms: number
  p95Ms: number
  /** Of the deliveries there had to be, those that came (at most a second after the window). */
  deliveredShare: number
  /** Of the deliveries, those that came only within a newer change of the same stream. */
  supersededShare: number
  /** Of the changes there should have been, those the load managed to send. */
  offeredShare: number
  rssMb: number
  /** Of the machine, what other programs took meanwhile. */
  othersShare: number
  lostClients: number
}

const WARM_UP_MS = 1_500
const DRAIN_MS = 1_000
const KEEP_ALIVE_HZ = 0.2
/** Sockets opened at a time, so that joining is no scenario of its own. */
const JOINING_AT_ONCE = 10
const SHAPES = 200

let board: Board | null = null

export async function runLoad(
  scenario: LoadScenario,
  contender: Contender,
  { seconds, cores }: { seconds: number; cores: Cores | null },
): Promise<LoadResult> {
  board ??= makeBoard(SHAPES, 0)
  const server = await ServerProcess.start(contender.script, cores)
  const clients: LoadClient[] = []
  const pace = new Pace()
  try {
    const ready = await server.setUp(board, scenario.rooms, scenario.clientsPerRoom)
    const ledger = new Ledger()
    const joins = ready.paths.flatMap((paths, room) => {
      const roomLedger = new RoomLedger(ledger, scenario.clientsPerRoom - 1)
      return paths.map((path, person) => ({
        path,
        person,
        room: roomLedger,
        port: ready.port,
        documentName: ready.documentNames[room] ?? '',
        mover: person < scenario.movers,
        checkBoard: false,
      }))
    })
    for (let at = 0; at < joins.length; at += JOINING_AT_ONCE) {
      clients.push(
        ...(await Promise.all(joins.slice(at, at + JOINING_AT_ONCE).map(contender.join))),
      )
    }
    clients.forEach((client, number) => {
      const phase = number / clients.length
      pace.add(KEEP_ALIVE_HZ, phase, () => client.keepAlive())
      if (!joins[number]?.mover) return
      pace.add(scenario.dragHz, phase, () => client.drag())
      pace.add(scenario.cursorHz, phase, () => client.cursor())
    })
    pace.start()
    await pause(WARM_UP_MS)

    const before = await server.usage()
    const start = moment()
    ledger.startWindow()
    await pause(seconds * 1000)
    ledger.endWindow()
    const end = moment()
    const after = await server.usage()
    // Only now: a server that lags answers late, and what it did until then it did for these.
    ledger.counting = false
    const took = end.at - start.at
    pace.stop()
    await pause(DRAIN_MS)

    const cpuMs = after.cpuMs - before.cpuMs
    const rate = scenario.dragHz + scenario.cursorHz
    const planned = scenario.rooms * scenario.movers * rate * (took / 1000)
    return {
      kind: 'load',
      cpuPerThousandMs: (cpuMs / ledger.delivered) * 1000,
      cpuShare: cpuMs / took,
      p50Ms: ledger.latency.quantile(0.5),
      p95Ms: ledger.latency.quantile(0.95),
      deliveredShare: ledger.latency.count / ledger.expected,
      supersededShare: ledger.superseded / Math.max(1, ledger.latency.count),
      offeredShare: ledger.sent / planned,
      rssMb: after.rssBytes / 1_048_576,
      othersShare: othersShare(start, end, cpuMs),
      lostClients: clients.filter((client) => client.lost !== null).length,
    }
  } finally {
    pace.stop()
    for (const client of clients) client.close()
    await server.stop()
  }
}
