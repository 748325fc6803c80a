import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { GRADIENTS } from '@/dialogue/measures/gradients'
import { templateContent } from '@/dialogue/templates'
import type { AttributionMode } from '@/dialogue/workshop'
import { createServices } from '@/server/create-services'
import { openSqlite } from '@/server/persistence/database'
import { migrate } from '@/server/persistence/migrate'
import type { ParticipantAuth, RoundView, Services } from '@/server/services'
import { writeRecords } from '@/sync/doc/layout'
import { confirmedWording } from '@/sync/doc/shapes/proposal-card'
import { card } from '@/sync/doc/testing/records'
import { median, randomFrom } from '../sync/statistics'

/**
 * How long a round takes the server: one answer, closing, revealing, and looking at the result, for 9, 60
 * and 500 people on two sides. Everything but HTTP and sockets: services, rooms, the database on disk.
 */
const root = process.env.BENCH_ROOT ?? process.cwd()
const RUNS = Number(process.env.BENCH_RUNS ?? 3)
const SIZES = (process.env.BENCH_SIZES ?? '9,60,500').split(',').map(Number)
const MODES: AttributionMode[] = ['party', 'none']
const CARDS = 6

const folder = mkdtempSync(join(tmpdir(), 'common-ground-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

interface Person {
  auth: ParticipantAuth
  other: string
  key: string
}

/** Milliseconds: by the clock, and of this process's CPU (what other programs take doesn't count). */
interface Time {
  ms: number
  cpuMs: number
}

interface Figures {
  answer: Time
  closePositions: Time
  revealPositions: Time
  closeAssessments: Time
  revealAssessments: Time
  view: Time
}

const rows: string[] = []
for (const mode of MODES) {
  for (const size of SIZES) {
    const runs: Figures[] = []
    for (let run = 0; run < RUNS; run++) runs.push(await measure(mode, size, run))
    const of = (key: keyof Figures) => {
      const ms = median(runs.map((one) => one[key].ms))
      const cpuMs = median(runs.map((one) => one[key].cpuMs))
      return `${ms.toFixed(0)} (${cpuMs.toFixed(0)})`
    }
    rows.push(
      `| ${size} | ${mode} | ${of('answer')} | ${of('closePositions')} | ${of('revealPositions')} | ${of('closeAssessments')} | ${of('revealAssessments')} | ${of('view')} |`,
    )
  }
}
console.log(`
Milliseconds by the clock (of CPU), medians of ${RUNS} runs (one answer: of all answers of a run, ten people answering at once).

| people | mode | one answer | close positions | reveal 3 axes | close assessments | reveal ${CARDS} cards | look |
| ------ | ---- | ---------- | --------------- | ------------- | ----------------- | -------------- | ---- |
${rows.join('\n')}
`)

async function measure(mode: AttributionMode, size: number, run: number): Promise<Figures> {
  const databasePath = join(folder, `${mode}-${size}-${run}.db`)
  migrate({ databasePath, migrationsDir: join(root, 'prisma/sqlite/migrations') })
  const database = openSqlite(databasePath)
  const { services, rooms } = createServices({
    env: {},
    version: 'bench',
    lanUrls: [],
    database,
    serverKey: randomBytes(32),
    log: pino({ level: 'warn' }, pino.destination(2)),
    addressOf: () => '',
  })
  const { workshopId, boardId, links } = await services.workshops.create(
    { template: 'us-rok-space', attributionMode: mode },
    'http://127.0.0.1',
  )
  const enter = async (link: string, name: string): Promise<ParticipantAuth> => {
    const token = link.split('/').at(-1) ?? ''
    const joined = await services.workshops.join({ token, name })
    return { ...joined, workshopId, name }
  }
  const facilitator = await enter(links.facilitator, 'Facilitator')
  const people: Person[] = []
  for (let n = 0; n < size; n++) {
    const party = n % 9 < 5 ? 'us' : 'rok'
    people.push({
      auth: await enter(links.parties[party as never] ?? '', `Person ${n}`),
      other: party === 'us' ? 'rok' : 'us',
      key: randomBytes(32).toString('base64url'),
    })
  }
  const cards = Array.from({ length: CARDS }, (_, n) => `shape:card-${n}`)
  await rooms.writeAsServer(boardId, (doc) => {
    const wording = { titleEn: 'Title', titleKo: '제목', textEn: 'Text', textKo: '글' }
    const confirmed = { en: confirmedWording(wording, 'en'), ko: confirmedWording(wording, 'ko') }
    writeRecords(
      doc,
      cards.map((id) => card(id, { ...wording, confirmed }, { parentId: 'page:page' })),
    )
  })

  const random = randomFrom(run + 1)
  const mark = () => Math.floor(random() * 101)
  const answers: number[] = []
  const open = (kind: RoundView['kind'], items: string[]) =>
    services.dialogue.openRound(facilitator, boardId, {
      kind,
      items,
      without: [],
      asksMore: true,
      minimum: 3,
      closesAt: null,
    })
  const axes = templateContent('us-rok-space').axes.map((axis) => axis.id as string)
  const positions = await open('positions', axes)
  const answering = await timed(() =>
    asInAHall(people, async (person) => {
      for (const axis of axes) {
        const marks = { [person.other]: mark() }
        const answer = { self: mark(), estimates: marks, meta: { [person.other]: mark() } }
        answers.push(await send(services, person, positions.id, axis, answer))
      }
    }),
  )
  const positionsSent = answers.length
  const closed = await timed(() =>
    services.dialogue.closeRound(facilitator, positions.id, positions.version),
  )
  const revealed = await timed(() =>
    services.dialogue.revealItems(facilitator, positions.id, {
      items: axes,
      version: closed.result.version,
    }),
  )
  await services.dialogue.table(facilitator, boardId, cards)
  const assessments = await open('assessments', cards)
  await asInAHall(people, async (person, place) => {
    for (const id of cards) {
      const text = `Only if ${place} agrees.`
      const answer = {
        gradient: GRADIENTS[Math.floor(random() * GRADIENTS.length)],
        // Every second person attaches one.
        condition: place % 2 === 0 ? { locale: 'en', text } : null,
        predictedShare: mark(),
      }
      answers.push(await send(services, person, assessments.id, id, answer))
    }
  })
  const closedToo = await timed(() =>
    services.dialogue.closeRound(facilitator, assessments.id, assessments.version),
  )
  const revealedToo = await timed(() =>
    services.dialogue.revealItems(facilitator, assessments.id, {
      items: cards,
      version: closedToo.result.version,
    }),
  )
  const view = await timed(() => services.dialogue.view(facilitator, boardId))
  await rooms.stop()
  await database.prisma.$disconnect()
  return {
    answer: { ms: median(answers), cpuMs: answering.cpuMs / positionsSent },
    closePositions: closed,
    revealPositions: revealed,
    closeAssessments: closedToo,
    revealAssessments: revealedToo,
    view,
  }
}

/** Ten at a time, the next as soon as one is done. */
async function asInAHall(
  people: readonly Person[],
  work: (person: Person, place: number) => Promise<void>,
): Promise<void> {
  const queue = people.entries()
  const one = async () => {
    for (const [place, person] of queue) await work(person, place)
  }
  await Promise.all(Array.from({ length: 10 }, one))
}

async function send(
  services: Services,
  { auth, key }: Person,
  roundId: string,
  itemId: string,
  answer: unknown,
): Promise<number> {
  const { ms } = await timed(() => services.dialogue.answer(auth, roundId, itemId, { answer, key }))
  return ms
}

async function timed<Result>(work: () => Promise<Result>): Promise<Time & { result: Result }> {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000, result }
}
