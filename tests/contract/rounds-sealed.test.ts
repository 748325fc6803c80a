import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { PRIORITIES_ITEM } from '@/dialogue/priorities'
import { startTestServer, type TestServer } from '../fixtures/server'
import type { Client } from './client'
import { openBoard, Session, type OpenBoard, type Person, type Round } from './session'

/**
 * Design section 7, impossibilities 1 and 3–5: what one person answered, searched for wherever it could
 * leak. On a server of its own that logs everything, so that the whole database file is evidence.
 */

const AXIS = 'threat-picture'
/** Words that nobody else writes. */
const CONDITION = 'only if ZEBRA-QUARTZ-7731 agrees'
/** A gradient that nobody else chooses; its key is in every answer as it is kept. */
const GRADIENT = 'dont_like_but_will_support'
/** The dots of one person alone, as they are kept and sent: nobody else chooses that card. */
const DOTS = ['"dots":{"shape:b"', '\\"dots\\":{\\"shape:b\\"']
const MARKERS = ['ZEBRA-QUARTZ-7731', GRADIENT, ...DOTS]

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ LOG_LEVEL: 'debug' })
})
afterAll(() => server.dispose())

const withDatabase = <Result>(read: (db: Database.Database) => Result): Result => {
  const db = new Database(join(server.dataDir, 'common-ground.db'), { timeout: 5000 })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

const tables = (db: Database.Database) =>
  (
    db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
  ).map((row) => row.name)

const rows = (table: string) =>
  withDatabase((db) => db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[])

/** The database's files, byte by byte: free pages, journal and all. */
function fileBytes(): Buffer {
  const base = join(server.dataDir, 'common-ground.db')
  const files = ['', '-journal', '-wal', '-shm'].map((end) => base + end).filter(existsSync)
  return Buffer.concat(files.map((file) => readFileSync(file)))
}

/** Everything the documents' tables hold: snapshots, updates, what past epochs left. */
function documentBytes(): Buffer {
  const blobs = ['document_snapshots', 'document_updates', 'document_history'].flatMap((table) =>
    rows(table).map((row) => Buffer.from(row.bytes as Uint8Array)),
  )
  return Buffer.concat(blobs)
}

/** Everything this browser may be told over HTTP. */
async function allResponses(session: Session, client: Client, round: Round): Promise<string> {
  const { boardId, workshop } = session
  const answers = [
    await client.get(`/api/boards/${boardId}/dialogue`),
    await client.get(`/api/boards/${boardId}`),
    await client.get(`/api/boards/${boardId}/export.json`),
    await client.get(`/api/workshops/${workshop.workshopId}/invitations`),
    await client.get('/api/workshops/recent'),
    await client.get(`/api/rounds/${round.id}/conditions`),
    await client.post(`/api/rounds/${round.id}/ballot`, { key: null }),
  ]
  return answers
    .map((answer) => answer.bytes.toString('utf8'))
    .join('\n')
    .replace(/"exportedAt":"[^"]*"/, '')
}

function expectNoMarker(where: string, evidence: string | Buffer) {
  for (const marker of MARKERS) {
    expect(evidence.includes(marker), `${marker} in ${where}`).toBe(false)
  }
}

describe.each(['party', 'none'] as const)('[7.1] [7.3] [7.4] in mode %s', (mode) => {
  let session: Session
  let me: Person
  let positions: Round
  let round: Round
  let boards: OpenBoard[]
  const card = 'shape:a'
  const others = () => [
    session.facilitator,
    session.observer,
    session.us[1]!.client,
    session.rok[0]!.client,
  ]

  beforeAll(async () => {
    session = await Session.start(mode, { us: 5, rok: 4 }, server.url)
    me = session.us[0]!
    await session.addCard('a')
    boards = await Promise.all(others().map((client) => openBoard(client, session.boardId)))
    positions = await session.open({ items: [AXIS] })
  })
  afterAll(() => boards.forEach((board) => board.close()))

  const received = () => Buffer.concat(boards.map((board) => board.received()))

  async function expectSealed(when: string) {
    for (const client of others()) {
      expectNoMarker(`a response ${when}`, await allResponses(session, client, round))
    }
    expectNoMarker(`what sockets got ${when}`, received())
    for (const { doc } of boards) {
      expectNoMarker(`a document ${when}`, Buffer.from(Y.encodeStateAsUpdate(doc)))
    }
    expectNoMarker(`the documents' tables ${when}`, documentBytes())
    expectNoMarker(`the log ${when}`, server.output())
  }

  it('no other role sees any difference between one answer and another', async () => {
    round = positions
    // Three have answered: what is told of the progress does not change any more.
    for (const person of session.us.slice(0, 3)) {
      await session.answer(person, positions.id, AXIS, { self: 5, estimates: { rok: 95 } })
    }
    const look = async () => {
      const texts = []
      for (const client of others()) texts.push(await allResponses(session, client, positions))
      return texts.join('\n')
    }
    for (const board of boards) await board.until(() => board.signal().round?.answered === 3)
    const before = await look()
    const heard = received().length
    await session.answer(me, positions.id, AXIS, { self: 80, estimates: { rok: 15 } })
    expect(await look()).toBe(before)
    expect(received().length).toBe(heard)
    // Nor whether a fourth and a fifth have answered at all.
    await session.answer(session.rok[1]!, positions.id, AXIS, { self: 80, estimates: { us: 15 } })
    await session.answer(session.rok[2]!, positions.id, AXIS, { self: 80, estimates: { us: 15 } })
    expect(await look()).toBe(before)
    expect(received().length).toBe(heard)
  })

  it('a closed round shows nobody an answer, its facilitator neither', async () => {
    const { version } = (await session.dialogue()).rounds[0]!
    positions = await session.close({ ...positions, version })
    await session.reveal(positions, [AXIS])
    expect((await session.table([card])).status).toBe(204)
    round = await session.open({ kind: 'assessments', items: [card] })
    for (const person of session.people.slice(1)) {
      await session.answer(person, round.id, card, { gradient: 'endorsement' })
    }
    await session.answer(me, round.id, card, {
      gradient: GRADIENT,
      condition: { locale: 'en', text: CONDITION },
    })
    expect((await session.ballot(me, round.id)).answers[card]).toMatchObject({ gradient: GRADIENT })
    await expectSealed('while it is open')
  })

  if (mode === 'none') {
    it('no column and no order leads from an answer to a person', () => {
      const columns = (table: string) =>
        withDatabase((db) =>
          (db.prepare(`PRAGMA table_info("${table}")`).all() as { name: string }[]).map(
            (column) => column.name,
          ),
        )
      expect(columns('ballots')).toEqual(['roundId', 'key', 'partyId'])
      expect(columns('ballot_answers')).toEqual(['roundId', 'itemId', 'key', 'partyId', 'answer'])
      expect(columns('round_seats')).toEqual([
        'roundId',
        'seatId',
        'partyId',
        'label',
        'hasAnswered',
      ])
      for (const table of ['ballots', 'ballot_answers', 'conditions']) {
        expect(() =>
          withDatabase((db) => db.prepare(`SELECT rowid FROM "${table}"`).all()),
        ).toThrow(/no such column/)
      }
      const mine = (row: Record<string, unknown>) => row.roundId === round.id
      const ballots = rows('ballots').filter(mine)
      const answers = rows('ballot_answers').filter(mine)
      expect([ballots.length, answers.length]).toEqual([9, 9])
      const keys = [...ballots, ...answers].map((row) => row.key as string)
      // Each is a hash of its own: not even two answers of one person share one.
      expect(new Set(keys).size).toBe(18)
      const elsewhere = withDatabase((db) =>
        tables(db)
          .filter((table) => !['ballots', 'ballot_answers'].includes(table))
          .map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all()))
          .join('\n'),
      )
      const sealed = JSON.stringify([...ballots, ...answers])
      for (const key of keys) expect(elsewhere).not.toContain(key)
      for (const person of session.people) {
        expect(sealed).not.toContain(person.participantId)
        expect(sealed).not.toContain(person.key)
        expect(elsewhere).not.toContain(person.key)
      }
      // What was written is not kept in the order of writing beside it.
      const log = join(server.dataDir, 'common-ground.db-wal')
      expect(existsSync(log) ? statSync(log).size : 0).toBe(0)
      // Nor does the order of rows: they lie by their hashes.
      expect(ballots.map((row) => row.key)).toEqual(ballots.map((row) => row.key).sort())
    })
  }

  it('a condition is its text alone until the reveal', async () => {
    round = await session.close((await session.dialogue()).rounds[0]!)
    const path = `/api/rounds/${round.id}/conditions`
    const preview = await session.facilitator.get(path)
    const { conditions } = preview.json as { conditions: Record<string, unknown>[] }
    expect(Object.keys(conditions[0]!).sort()).toEqual(
      ['id', 'original', 'proposalId', 'textEn', 'textKo', 'version'].sort(),
    )
    expect(preview.bytes.toString()).not.toContain(GRADIENT)
    const answers = rows('ballot_answers').filter((row) => row.roundId === round.id)
    expect(JSON.stringify(answers)).not.toContain('ZEBRA')
    const wording = `/api/conditions/${String(conditions[0]!.id)}/wording`
    const words = { textEn: 'Reworded.', textKo: '다듬은 문구.', version: 1 }
    expect((await session.facilitator.post(wording, words)).status).toBe(200)
  })

  it('a reveal publishes groups and bands, and no answer with them', async () => {
    const revealed = await session.reveal(round, [card])
    for (const board of boards) {
      await board.until(() => JSON.stringify(propsOf(board.doc, card)).includes('"groups"'))
    }
    expect(revealed.items[0]!.published).toMatchObject({ mode, suppressed: null })
    await expectSealed('after the reveal')
    const { conditions } = await session.dialogue()
    expect(conditions).toMatchObject([
      { textEn: 'Reworded.', party: mode === 'none' ? null : 'us' },
    ])
    // One batch, and no time in it: the same for the axis.
    for (const id of [card, `shape:axis-${AXIS}`]) {
      const text = JSON.stringify(propsOf(boards[0]!.doc, id))
      expect(text).not.toMatch(/\d{4}-\d\d-\d\dT|"at"|createdAt/)
    }
  })

  if (mode === 'none') {
    it('nothing of an answer is left in the database, not in one byte of its files', async () => {
      for (const table of ['ballots', 'ballot_answers']) {
        const left = rows(table).filter((row) =>
          [positions.id, round.id].includes(String(row.roundId)),
        )
        expect(left).toEqual([])
      }
      expect((await session.ballot(me, round.id)).answers).toEqual({})
      const bytes = fileBytes()
      // Party mode keeps its ballots (to compare sessions); only this mode's rounds are gone.
      const kept = rows('ballot_answers').filter((row) => String(row.answer).includes(GRADIENT))
      expect(occurrences(bytes, GRADIENT)).toBe(kept.length)
      expect(occurrences(bytes, 'ZEBRA-QUARTZ-7731')).toBe(0)
      // The search finds what is there.
      expect(bytes.includes('Reworded.')).toBe(true)
    })
  }

  it('dots are as sealed, and their round tells nobody one answer from another', async () => {
    const other = await session.addCard('b')
    const dots = { each: 3, mostPerCard: 2 }
    round = await session.open({ kind: 'priorities', items: [card, other], dots })
    for (const person of session.people) {
      await session.answer(person, round.id, PRIORITIES_ITEM, { dots: { [card]: 2 } })
    }
    for (const board of boards) await board.until(() => board.signal().round?.answered === 9)
    const heard = received().length
    const before = await Promise.all(others().map((one) => allResponses(session, one, round)))
    await session.answer(me, round.id, PRIORITIES_ITEM, { dots: { [other]: 1 } })
    const after = await Promise.all(others().map((one) => allResponses(session, one, round)))
    expect(after).toEqual(before)
    expect(received().length).toBe(heard)
    const { answers } = await session.ballot(me, round.id)
    expect(JSON.stringify(answers)).toContain(DOTS[0])
    await expectSealed('while dots are given')
    for (const { doc } of boards) {
      expect(Buffer.from(Y.encodeStateAsUpdate(doc)).includes('dots')).toBe(false)
    }
    const closed = await session.close((await session.dialogue()).rounds[0]!)
    await expectSealed('when the dots are closed')
    await session.reveal(closed, [PRIORITIES_ITEM])
    await expectSealed('when the dots are revealed')
    const left = rows('ballot_answers').filter((row) => row.roundId === round.id)
    expect(left).toHaveLength(mode === 'none' ? 0 : 9)
  })

  it('what came under the server is under its client id, not a person’s', () => {
    const { doc } = boards[0]!
    const writers = [card, `shape:axis-${AXIS}`].map((id) => {
      const map = doc.getMap<Y.Map<unknown>>('records').get(id)!
      return map._map.get('props.result')!.id.client
    })
    expect(new Set(writers).size).toBe(1)
    const people = boards.map((board) => board.doc.clientID)
    expect(people).not.toContain(writers[0])
  })
})

function propsOf(doc: Y.Doc, id: string): unknown {
  return doc.getMap<Y.Map<unknown>>('records').get(id)?.toJSON()
}

function occurrences(bytes: Buffer, word: string): number {
  return bytes.toString('latin1').split(word).length - 1
}
