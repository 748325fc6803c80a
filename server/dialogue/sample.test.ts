import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import pino from 'pino'
import { publishedAxisResultSchema } from '@/dialogue/publication/axis-result'
import { publishedProposalResultSchema } from '@/dialogue/publication/proposal-result'
import { sampleVotes } from '@/dialogue/testing/golden'
import { createServices } from '@/server/create-services'
import { createTestDatabase, type TestDatabase } from '@/server/persistence/test-database'
import type { DialogueView, ParticipantAuth, Services } from '@/server/services'
import { sampleCardId } from './sample'

// Each test has a database of its own on a disk that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let database: TestDatabase
let services: Services
let stop: () => Promise<void>
let view: DialogueView
let records: { id: string; props?: Record<string, unknown> }[]
let results: { kind: string }[]

beforeAll(async () => {
  database = createTestDatabase()
  const made = createServices({
    env: { PUBLIC_URL: undefined, OPERATOR: undefined },
    version: 'test',
    lanUrls: [],
    database,
    serverKey: Buffer.alloc(32, 1),
    log: pino({ level: 'silent' }),
    addressOf: () => '',
  })
  services = made.services
  stop = () => made.rooms.stop()
  const { workshopId, boardId, links } = await services.workshops.create(
    { template: 'us-rok-space', sample: true },
    'http://x',
  )
  const joined = await services.workshops.join({
    token: links.facilitator.split('/').at(-1)!,
    name: 'Fay',
  })
  const auth: ParticipantAuth = {
    ...joined,
    workshopId: workshopId,
    cameBy: joined.party,
    name: 'Fay',
  }
  view = await services.dialogue.view(auth, boardId)
  const exported = await services.boards.exportJson(auth, boardId)
  records = exported.records as typeof records
  results = exported.results as typeof results
})
afterAll(async () => {
  await stop()
  await database.dispose()
})

const propsOf = (id: string) => records.find((record) => record.id === id)!.props!

it('has nine fictional seats that nobody holds', () => {
  expect(view.roster.map((seat) => [seat.party, seat.name])).toEqual([
    ...Array.from({ length: 5 }, () => ['us', null]),
    ...Array.from({ length: 4 }, () => ['rok', null]),
  ])
  expect(view.roster[0]!.label).toBe('U.S. 1 (fictional)')
})

it('shows on every axis what was said and thought, the golden numbers on the first', () => {
  const round = view.rounds.find((one) => one.kind === 'positions')!
  expect(round.status).toBe('revealed')
  for (const item of round.items) {
    const result = publishedAxisResultSchema.parse(item.published)
    expect(result.suppressed).toBeNull()
    expect(propsOf(`shape:axis-${item.id}`).result).toEqual(result)
  }
  const golden = round.items.find((item) => item.id === 'threat-picture')!
  const result = publishedAxisResultSchema.parse(golden.published)
  expect(result.pairs[0]!.gap).toEqual({ kind: 'exact', value: 47.5 })
})

it.each(sampleVotes)('computes what is expected of $id', ({ id, expected }) => {
  const card = view.proposals.find((one) => one.id === sampleCardId(id))!
  expect(card.status).toBe('assessed')
  const result = publishedProposalResultSchema.parse(card.published)
  const support = result.parties.map((party) =>
    party.support?.kind === 'exact' ? party.support.support : null,
  )
  expect(result.class).toBe(expected.cls)
  expect(support[0]).toBeCloseTo(expected.pUs, 4)
  expect(support[1]).toBeCloseTo(expected.pRok, 4)
  expect(propsOf(sampleCardId(id))).toMatchObject({ status: 'assessed', result })
})

it('has its conditions in both languages, its commitments and what waits for a capital', () => {
  expect(view.conditions).toHaveLength(15)
  for (const { textEn, textKo, party } of view.conditions) {
    expect([textEn === '', textKo === '', party]).toEqual([false, false, expect.any(String)])
  }
  expect(view.commitments.map((one) => one.status)).toEqual(['under_way', 'planned', 'planned'])
  const pending = view.proposals.flatMap((one) => one.adReferendum.map((side) => side.party))
  expect(pending.sort()).toEqual(['rok', 'rok', 'us'])
})

it('exports what was published', () => {
  const count = (kind: string) => results.filter((one) => one.kind === kind).length
  expect(['axis', 'proposal', 'condition', 'commitment', 'ad_referendum'].map(count)).toEqual([
    3, 12, 15, 3, 3,
  ])
})
