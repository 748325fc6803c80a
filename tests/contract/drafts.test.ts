import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { releasedSchema, ownDraftSchema } from '@/app/api/_http/draft-routes'
import { sessionStateSchema } from '@/dialogue/session/session-state'
import { readRecords, writeRecords } from '@/sync/doc/layout'
import { card, note } from '@/sync/doc/testing/records'
import { closeReasonOf } from '@/sync/protocol/close-reasons'
import { databaseSize, startTestServer, type TestServer } from '../fixtures/server'
import { errorOf, type Client } from './client'
import { openBoard, Session, type BoardRecord, type OpenBoard, type Person } from './session'

/** Design section 7.6: what is written privately, searched for wherever it could leak. */

const MARKER = 'ZEBRA-QUARTZ'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ LOG_LEVEL: 'debug' })
})
afterAll(() => server.dispose())

/** A workshop where everyone writes privately. */
async function drafting(mode: 'attributed' | 'party' | 'none'): Promise<Session> {
  const session = await Session.start(mode, { us: 2, rok: 2 }, server.url)
  await steer(session, { do: 'startDrafting' })
  return session
}

async function steer(session: Session, command: object) {
  const answer = await session.facilitator.post(`/api/boards/${session.boardId}/session`, command)
  expect(answer.status).toBe(200)
}

async function stateOf(session: Session) {
  const answer = await session.facilitator.get(`/api/boards/${session.boardId}/session`)
  return sessionStateSchema.parse(answer.json)
}

async function draftOf(client: Client, boardId: string): Promise<string> {
  const answer = await client.post(`/api/boards/${boardId}/draft`)
  expect({ status: answer.status, json: answer.json }).toMatchObject({ status: 200 })
  return ownDraftSchema.parse(answer.json).documentId
}

interface Writing {
  documentId: string
  /** Their document as their browser has it. */
  draft: OpenBoard
  write(id: string, words: string): Promise<void>
}

/** Opens somebody's draft document; what they write is on the server when `write` resolves. */
async function writer({ client }: Person, boardId: string): Promise<Writing> {
  const documentId = await draftOf(client, boardId)
  const draft = await openBoard(client, documentId)
  return {
    documentId,
    draft,
    async write(id, words) {
      const record = { ...note(id, words, { parentId: 'page:page' }), meta: { draft: documentId } }
      draft.doc.transact(() => writeRecords(draft.doc, [record]))
      const reader = await openBoard(client, documentId)
      const wanted = Y.encodeStateVector(draft.doc)
      await reader.until(() => Buffer.compare(Y.encodeStateVector(reader.doc), wanted) === 0)
      reader.close()
    },
  }
}

async function release(session: Session): Promise<string[]> {
  const answer = await session.facilitator.post(`/api/boards/${session.boardId}/drafts/release`)
  expect({ status: answer.status, json: answer.json }).toMatchObject({ status: 200 })
  return releasedSchema.parse(answer.json).shapeIds
}

const occurrences = (text: string, part: string) => text.split(part).length - 1
const withWords = (records: BoardRecord[], words: string) =>
  records.filter((record) => JSON.stringify(record).includes(words))

/** Why the server ends a socket with this token. */
function ending(documentId: string, token: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const url = `${server.url.replace('http', 'ws')}/sync/${documentId}?token=${token}`
    const socket = new WebSocket(url)
    socket.on('close', (code) => resolve(closeReasonOf(code)))
    socket.on('message', () => reject(new Error('somebody was let in')))
    socket.on('error', reject)
  })
}

describe('a draft document', () => {
  it('is one per person and board, and opened by its owner alone, facilitators included', async () => {
    const session = await drafting('party')
    const { boardId, facilitator, observer } = session
    const [me, colleague] = session.us
    const mine = await writer(me!, boardId)
    expect(await draftOf(me!.client, boardId)).toBe(mine.documentId)
    await mine.write('shape:mine', MARKER)
    for (const client of [facilitator, observer, colleague!.client, session.rok[0]!.client]) {
      for (const path of ['token', 'draft', 'export.json', 'session', 'dialogue']) {
        const url = `/api/boards/${mine.documentId}/${path}`
        const answer = await (path.includes('.') || path === 'dialogue'
          ? client.get(url)
          : client.post(url, path === 'session' ? { do: 'startDrafting' } : undefined))
        expect(errorOf(answer), `${path}`).toMatchObject({ status: 404, code: 'not_found' })
      }
      const own = (await client.post(`/api/boards/${boardId}/token`)).json as { syncToken: string }
      expect(await ending(mine.documentId, own.syncToken)).toBe('bad_token')
    }
    const [, token] = /token=(.*)/.exec(`token=${await tokenOf(me!.client, mine.documentId)}`)!
    // A token for one's draft opens no board, and nobody else's draft.
    expect(await ending(boardId, token!)).toBe('bad_token')
    const other = await writer(colleague!, boardId)
    expect(await ending(other.documentId, token!)).toBe('bad_token')
    mine.draft.close()
    other.draft.close()
  })

  it('is not for observers', async () => {
    const session = await drafting('party')
    const answer = await session.observer.post(`/api/boards/${session.boardId}/draft`)
    expect(errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('[W18] a draft that is sent to the board is put back before anybody sees it', async () => {
    const session = await Session.start('party', { us: 1, rok: 1 }, server.url)
    const { boardId } = session
    const me = session.us[0]!
    const documentId = await draftOf(me.client, boardId)
    const mine = await openBoard(me.client, boardId)
    const other = await openBoard(session.rok[0]!.client, boardId)
    const stray = {
      ...note('shape:stray', MARKER, { parentId: 'page:page' }),
      meta: { draft: documentId },
    }
    mine.doc.transact(() => writeRecords(mine.doc, [stray]))
    mine.doc.transact(() =>
      writeRecords(mine.doc, [note('shape:after', 'after', { parentId: 'page:page' })]),
    )
    await other.until(() => readRecords(other.doc).some(({ id }) => id === 'shape:after'))
    expect(readRecords(other.doc).some(({ id }) => id === 'shape:stray')).toBe(false)
    expect(other.received().includes(MARKER)).toBe(false)
    mine.close()
    other.close()
  })
})

describe.each(['attributed', 'party', 'none'] as const)('in mode %s', (mode) => {
  it('nobody else gets a byte of a draft before its release, and everyone once after', async () => {
    const session = await drafting(mode)
    const { boardId, facilitator, observer } = session
    const [me, colleague] = session.us
    const rival = session.rok[0]!
    const others = [facilitator, observer, colleague!.client, rival.client]
    const boards = await Promise.all(others.map((client) => openBoard(client, boardId)))
    const mine = await writer(me!, boardId)
    const theirs = await writer(rival, boardId)
    await mine.write('shape:one', `${MARKER} one`)
    await mine.write('shape:two', `${MARKER} two`)
    await theirs.write('shape:three', `${MARKER} three`)
    const shape = card('shape:four', { titleEn: `${MARKER} four` }, { parentId: 'page:page' })
    mine.draft.doc.transact(() =>
      writeRecords(mine.draft.doc, [
        { ...shape, meta: { draft: mine.documentId, 'tag:law': 'Law' } },
      ]),
    )
    await mine.write('shape:five', '  ')
    const signs = [MARKER, 'shape:one', 'shape:four', mine.documentId]
    const expectNone = (where: string, evidence: string | Buffer) => {
      for (const sign of signs) expect(evidence.includes(sign), `${sign} ${where}`).toBe(false)
    }
    for (const [at, client] of others.entries()) {
      // Once more what a browser that joins now is sent.
      const joining = await openBoard(client, boardId)
      expectNone('to a newcomer', joining.received())
      joining.close()
      expectNone('on a socket', boards[at]!.received())
      for (const path of ['', '/dialogue', '/export.json', '/session']) {
        const { bytes } = await client.get(`/api/boards/${boardId}${path}`)
        expectNone(`in ${path}`, bytes)
      }
    }
    expectNone('in the log', server.output().replaceAll(mine.documentId, ''))
    expect(server.output()).not.toContain(MARKER)

    const refused = await me!.client.post(`/api/boards/${boardId}/drafts/release`)
    expect(errorOf(refused)).toMatchObject({ status: 403, code: 'forbidden' })
    const early = await me!.client.post(`/api/boards/${boardId}/draft/release`)
    expect(errorOf(early)).toMatchObject({ status: 409, code: 'conflict' })

    const ids = await release(session)
    expect(ids).toHaveLength(4)
    expect((await stateOf(session)).drafting).toBeNull()
    for (const board of boards) {
      await board.until(() => ids.every((id) => readRecords(board.doc).some((r) => r.id === id)))
    }
    const { records } = await session.board()
    const released = withWords(records, MARKER)
    expect(released.map(({ id }) => id).sort()).toEqual([...ids].sort())
    for (const words of ['one', 'two', 'three', 'four']) {
      expect(withWords(released, `${MARKER} ${words}`)).toHaveLength(1)
    }
    const text = JSON.stringify(released)
    for (const sign of ['shape:one', 'shape:four', mine.documentId, me!.participantId]) {
      expect(text).not.toContain(sign)
    }
    const metas = released.map((record) => (record as { meta?: unknown }).meta)
    const author = (name: string, party: string) =>
      ({ attributed: { author: { name, party } }, party: { author: { party } }, none: {} })[mode]
    expect(
      metas.filter((meta) => JSON.stringify(meta) === JSON.stringify(author('us 1', 'us'))).length,
    ).toBe(mode === 'none' ? 3 : 2)
    const fourth = withWords(released, 'four')[0]!
    expect((fourth as { meta?: unknown }).meta).toEqual({
      ...author('us 1', 'us'),
      'tag:law': 'Law',
    })
    expect(fourth.props).toMatchObject({ author: mode === 'none' ? null : 'us', number: 1 })

    // Their writers no longer have them as drafts, and a second release adds nothing.
    expect(await release(session)).toEqual([])
    expect(occurrences(JSON.stringify((await session.board()).records), MARKER)).toBe(4)
    for (const board of boards) board.close()
    mine.draft.close()
    theirs.draft.close()
  })
})

it('what comes in late stays private until its writer, or the next release, puts it there', async () => {
  const session = await drafting('party')
  const { boardId } = session
  const me = session.us[0]!
  const mine = await writer(me, boardId)
  await mine.write('shape:early', `${MARKER} early`)
  await release(session)
  // A laptop that was away: another note, and more letters for one that is on the board by now.
  await mine.write('shape:late', `${MARKER} late`)
  await mine.write('shape:early', `${MARKER} early, and more`)
  const texts = async () => JSON.stringify((await session.board()).records)
  expect(await texts()).not.toContain('late')
  expect(await texts()).not.toContain('and more')
  const answer = await me.client.post(`/api/boards/${boardId}/draft/release`)
  expect(releasedSchema.parse(answer.json).shapeIds).toHaveLength(2)
  expect(occurrences(await texts(), `${MARKER} late`)).toBe(1)
  expect(occurrences(await texts(), 'early, and more')).toBe(1)
  // Nobody else can do that for them.
  const theirs = session.rok[0]!.client
  const nothing = await theirs.post(`/api/boards/${boardId}/draft/release`)
  expect(releasedSchema.parse(nothing.json).shapeIds).toEqual([])
  mine.draft.close()
})

it('the attribution mode is what it was when people began to write, or stricter', async () => {
  const session = await drafting('party')
  await draftOf(session.us[0]!.client, session.boardId)
  const path = `/api/workshops/${session.workshop.workshopId}/attribution`
  const looser = await session.facilitator.post(path, { mode: 'attributed' })
  expect(errorOf(looser)).toMatchObject({ status: 409, code: 'conflict' })
  expect((await session.facilitator.post(path, { mode: 'none' })).status).toBe(204)
})

it('a kill in the middle of a release loses nothing and doubles nothing', async () => {
  const own = await startTestServer()
  try {
    const session = await Session.start('none', { us: 2, rok: 1 }, own.url)
    const { boardId } = session
    await steer(session, { do: 'startDrafting' })
    const writers = await Promise.all(session.people.map((person) => writer(person, boardId)))
    for (const [at, { write }] of writers.entries()) {
      for (let n = 0; n < 4; n++) await write(`shape:w${at}n${n}`, `${MARKER} ${at}.${n}.`)
    }
    for (const { draft } of writers) draft.close()
    for (let kill = 0; kill < 3; kill++) {
      // Killed at a moment of its own each time: as soon as anything of it was committed.
      const asked = session.facilitator
        .post(`/api/boards/${boardId}/drafts/release`)
        .catch(() => null)
      const before = databaseSize(own)
      while (databaseSize(own) === before) await new Promise((resolve) => setImmediate(resolve))
      await own.kill('SIGKILL')
      await asked
      await own.start()
    }
    await release(session)
    const { records } = await session.board()
    const text = JSON.stringify(records)
    for (let at = 0; at < 3; at++) {
      for (let n = 0; n < 4; n++) expect(occurrences(text, `${MARKER} ${at}.${n}.`)).toBe(1)
    }
  } finally {
    await own.dispose()
  }
}, 240_000)

async function tokenOf(client: Client, documentId: string): Promise<string> {
  const answer = await client.post(`/api/boards/${documentId}/token`)
  return (answer.json as { syncToken: string }).syncToken
}
