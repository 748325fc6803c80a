// Over 400 lines: one place for who is refused what, and for what nobody is sent.
import { join } from 'node:path'
import type { TLRecord, TLShape } from '@tldraw/tlschema'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import type * as Y from 'yjs'
import { backstageSchema, frameSchema } from '@/app/api/_http/backstage-routes'
import { enteredSchema } from '@/app/api/_http/caucus-schemas'
import { activityPageSchema, undoCountsSchema } from '@/app/api/_http/order-routes'
import { invitationSchema } from '@/app/api/_http/schemas'
import { newId } from '@/dialogue/ids'
import { readFields, readRecords, recordsOf, writeRecords } from '@/sync/doc/layout'
import { normalize } from '@/sync/doc/normalize'
import { arrow, binding, card, frame, note } from '@/sync/doc/testing/records'
import { closeReasonOf } from '@/sync/protocol/close-reasons'
import { databaseSize, startTestServer, type TestServer } from '../fixtures/server'
import { Client, errorOf, type Answer } from './client'
import { GOLDEN, openBoard, Session } from './session'

/** [W20] What facilitators hide: who is refused it, and that nobody else is sent a byte of it. */

const WORDS = 'HERON-BASALT'
const STRAY = 'GANNET-GNEISS'
let server: TestServer
let session: Session
let interpreter: Client
let colleague: Client
let stranger: Client
let outsider: Client
let backstageId: string

beforeAll(async () => {
  server = await startTestServer({ LOG_LEVEL: 'debug' })
  session = await Session.start('party', { us: 3, rok: 3 }, server.url)
  const { workshop, facilitator } = session
  const invitations = `/api/workshops/${workshop.workshopId}/invitations`
  const link = invitationSchema.parse(
    (await facilitator.post(invitations, { role: 'interpreter' })).json,
  )
  interpreter = new Client(server.url)
  await interpreter.join(link.url!, 'Iris')
  colleague = new Client(server.url)
  await colleague.join(workshop.links.facilitator, 'Cleo')
  const other = await Session.start('party', { us: 0, rok: 0 }, server.url)
  stranger = other.facilitator
  outsider = new Client(server.url)
  backstageId = await backstageOf(session)
}, 120_000)
afterAll(() => server.dispose())

/** Everybody in the workshop who doesn't facilitate. */
const others = () => ({
  us: session.us[0]!.client,
  rok: session.rok[0]!.client,
  observer: session.observer,
  interpreter,
})

async function backstageOf({ facilitator, boardId }: Session): Promise<string> {
  const answer = await facilitator.post(`/api/boards/${boardId}/backstage`)
  expect({ status: answer.status, json: answer.json }).toMatchObject({ status: 200 })
  return backstageSchema.parse(answer.json).documentId
}

const move = (way: 'hide' | 'show', frameId: string, room = session, by = room.facilitator) =>
  by.post(`/api/boards/${room.boardId}/frames/${way}`, { frameId })

async function moved(way: 'hide' | 'show', frameId: string, room = session): Promise<string> {
  const answer = await move(way, frameId, room)
  expect({ status: answer.status, json: answer.json }).toMatchObject({ status: 200 })
  return frameSchema.parse(answer.json).frameId
}

let frames = 0
/** A frame on the board with these in it, by ids of their own. */
async function addFrame(
  inside: (frameId: string, name: string) => readonly TLRecord[],
  room = session,
): Promise<string> {
  const name = `f${frames++}`
  const frameId = `shape:${name}`
  const place = { parentId: 'page:page', index: `aX${frames + 10}`, x: 7, y: 8 }
  await room.write((doc) =>
    writeRecords(doc, [frame(frameId, place), ...inside(frameId, name)] as TLRecord[]),
  )
  return frameId
}

async function tokenFor(client: Client, documentId: string): Promise<string> {
  const answer = await client.post(`/api/boards/${documentId}/token`)
  return (answer.json as { syncToken: string }).syncToken
}

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

const shapesOf = (doc: Y.Doc) =>
  normalize(doc, { outside: (id) => (id.startsWith('page:') ? id : null) }).filter(
    (record): record is TLShape => record.typeName === 'shape',
  )

async function seen(room = session): Promise<TLRecord[]> {
  const board = await openBoard(room.observer, room.boardId)
  const records = normalize(board.doc)
  board.close()
  return records
}

describe('the document', () => {
  it('is one per board, the same for everybody who facilitates it', async () => {
    expect(await backstageOf(session)).toBe(backstageId)
    const answer = await colleague.post(`/api/boards/${session.boardId}/backstage`)
    expect(answer.json).toEqual({ documentId: backstageId })
    const there = await openBoard(colleague, backstageId)
    expect(shapesOf(there.doc)).toEqual([])
    there.close()
  })

  it('is not there for anybody else, by any route, nor by the socket', async () => {
    const nothing = newId<string>()
    const people = { ...others(), stranger, outsider }
    for (const [who, client] of Object.entries(people)) {
      for (const path of ['token', 'draft', 'backstage', 'caucus', 'drafts/release']) {
        const [answer, without] = await Promise.all(
          [backstageId, nothing].map((id) => client.post(`/api/boards/${id}/${path}`)),
        )
        // Exactly what there is to say of a document that doesn't exist.
        expect({ who, path, status: answer!.status, json: answer!.json }).toEqual({
          who,
          path,
          status: 404,
          json: without!.json,
        })
      }
      for (const path of ['', '/session', '/dialogue', '/export.json', '/activity', '/draft']) {
        const answer = await client.get(`/api/boards/${backstageId}${path}`)
        expect(errorOf(answer), `${who} ${path}`).toMatchObject({ status: 404, code: 'not_found' })
      }
      if (client === outsider || client === stranger) continue
      const token = await tokenFor(client, session.boardId)
      expect(await ending(backstageId, token)).toBe('bad_token')
    }
    // Its own token opens no board, and a board's opens nothing hidden, whoever holds it.
    expect(await ending(session.boardId, await tokenFor(session.facilitator, backstageId))).toBe(
      'bad_token',
    )
    expect(await ending(backstageId, await tokenFor(session.facilitator, session.boardId))).toBe(
      'bad_token',
    )
  })

  it('is closed at once to who is a facilitator no longer', async () => {
    const { facilitator, workshop } = session
    const temp = new Client(server.url)
    const { participantId } = await temp.join(workshop.links.facilitator, 'Tess')
    const token = await tokenFor(temp, backstageId)
    const there = await openBoard(temp, backstageId)
    const ended = new Promise<number>((resolve) => there.onClose(resolve))
    const person = `/api/workshops/${workshop.workshopId}/people/${participantId}`
    expect((await facilitator.post(`${person}/role`, { role: 'observer' })).status).toBe(204)
    expect(closeReasonOf(await ended)).toBe('role_changed')
    there.close()
    expect(await ending(backstageId, token)).toBe('unknown_document')
    const answer = await temp.post(`/api/boards/${backstageId}/token`)
    expect(errorOf(answer)).toMatchObject({ status: 404, code: 'not_found' })

    expect((await facilitator.post(`${person}/role`, { role: 'facilitator' })).status).toBe(204)
    const again = await openBoard(temp, backstageId)
    const revoked = new Promise<number>((resolve) => again.onClose(resolve))
    expect((await facilitator.post(`${person}/take-out`, {})).status).toBe(204)
    expect(closeReasonOf(await revoked)).toBe('taken_out')
    again.close()
    expect(await ending(backstageId, token)).toBe('revoked')
    const gone = await temp.post(`/api/boards/${backstageId}/token`)
    expect(errorOf(gone)).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('hiding and showing', () => {
  const commands = (client: Client, boardId: string): Promise<Answer[]> =>
    Promise.all([
      client.post(`/api/boards/${boardId}/backstage`),
      client.post(`/api/boards/${boardId}/frames/hide`, { frameId: 'shape:area-axes' }),
      client.post(`/api/boards/${boardId}/frames/show`, { frameId: 'shape:area-axes' }),
    ])

  it('is for those who facilitate the plenary', async () => {
    for (const client of Object.values(others())) {
      for (const answer of await commands(client, session.boardId)) {
        expect(errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
      }
    }
    for (const answer of await commands(stranger, session.boardId)) {
      expect(errorOf(answer)).toMatchObject({ status: 403, code: 'wrong_board' })
    }
    for (const answer of await commands(outsider, session.boardId)) {
      expect(errorOf(answer)).toMatchObject({ status: 401, code: 'not_signed_in' })
    }
  })

  it('is not for a caucus: its delegates are refused, to facilitators there is none', async () => {
    const us = session.us[0]!.client
    const entered = await us.post(`/api/boards/${session.boardId}/caucus`)
    const { boardId } = enteredSchema.parse(entered.json)
    for (const answer of await commands(us, boardId)) {
      expect(errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
    }
    for (const answer of await commands(session.facilitator, boardId)) {
      expect(errorOf(answer)).toMatchObject({ status: 404, code: 'not_found' })
    }
  })

  it('refuses what is no frame on the page, and leaves no row behind', async () => {
    const room = await Session.start('party', { us: 1, rok: 0 }, server.url)
    const frameId = await addFrame(
      (id, name) => [
        frame(`shape:${name}in`, { parentId: id }),
        note(`shape:${name}n`, 'x', { parentId: 'page:page' }),
      ],
      room,
    )
    const cases = [
      [`${frameId}in`, 400, 'bad_request'],
      [`${frameId}n`, 400, 'bad_request'],
      ['shape:nothing', 404, 'not_found'],
    ] as const
    for (const [id, status, code] of cases) {
      expect(errorOf(await move('hide', id, room))).toMatchObject({ status, code })
    }
    expect(errorOf(await move('show', 'shape:nothing', room))).toMatchObject({ status: 404 })
    expect(errorOf(await move('hide', '', room))).toMatchObject({ code: 'invalid_fields' })
    expect(await moved('show', frameId, room)).toBe(frameId)
    const { records } = await room.board()
    expect(errorOf(await move('hide', 'shape:nothing', room)).code).toBe('not_found')
    expect((await room.board()).records).toEqual(records)
    const database = new Database(join(server.dataDir, 'common-ground.db'), { timeout: 5000 })
    const made = database.prepare('SELECT count(*) AS n FROM backstages WHERE boardId = ?')
    const rows = () => (made.get([room.boardId]) as { n: number }).n
    expect(rows()).toBe(0)
    await backstageOf(room)
    expect(rows()).toBe(1)
    database.close()
  })

  it('hides a seeded area, locked as it is, and shows it as it was', async () => {
    const before = await seen()
    expect(await moved('hide', 'shape:area-axes')).toBe('shape:hidden-area-axes')
    expect(await moved('hide', 'shape:area-axes')).toBe('shape:hidden-area-axes')
    const now = await seen()
    expect(JSON.stringify(now)).not.toContain('axis-threat-picture')
    expect(await moved('show', 'shape:area-axes')).toBe('shape:area-axes')
    expect(await moved('show', 'shape:hidden-area-axes')).toBe('shape:area-axes')
    expect(await seen()).toEqual(before)
  })
})

describe('what everybody else receives', () => {
  it('nothing of what is hidden, on no socket, in no answer, in no log', async () => {
    const { facilitator, boardId } = session
    const frameId = await addFrame((id, name) => [
      note(`shape:${name}note`, `${WORDS} note`, { parentId: id }),
      card(`shape:${name}card`, { titleEn: `${WORDS} card`, titleKo: '왜가리' }, { parentId: id }),
      arrow(`shape:${name}arrow`, { parentId: 'page:page', index: 'aZ1' }),
      binding(`binding:${name}in`, `shape:${name}arrow`, `shape:${name}note`, 'start'),
    ])
    const people = others()
    const boards = await Promise.all(
      Object.values(people).map((client) => openBoard(client, boardId)),
    )
    const lengths = boards.map((board) => board.received().length)
    const before = await seen()
    const hiddenId = await moved('hide', frameId)
    for (const board of boards) await board.until(() => !recordsOf(board.doc).has(frameId))

    // Facilitators go on working in it, with words nobody else has ever seen.
    const there = await openBoard(facilitator, backstageId)
    const noted = shapesOf(there.doc).find(({ type }) => type === 'note')!
    expect(JSON.stringify(noted)).toContain(WORDS)
    expect(shapesOf(there.doc).every(({ meta }) => meta.backstage === backstageId)).toBe(true)
    const made = note('shape:made', `${WORDS} made`, {
      parentId: hiddenId,
      index: 'a5',
      meta: { backstage: backstageId },
    })
    there.doc.transact(() => writeRecords(there.doc, [made]))
    const other = await openBoard(colleague, backstageId)
    await other.until(() => recordsOf(other.doc).has('shape:made'))

    const signs = [WORDS, '왜가리', 'hidden-', 'shape:made', backstageId]
    const expectNone = (where: string, evidence: Buffer) => {
      for (const sign of signs) expect(evidence.includes(sign), `${sign} ${where}`).toBe(false)
    }
    for (const [at, [who, client]] of Object.entries(people).entries()) {
      expectNone(`to ${who}`, boards[at]!.received().subarray(lengths[at]))
      const joining = await openBoard(client, boardId)
      expectNone(`to ${who}, who joins`, joining.received())
      joining.close()
      const asked = ['', '/dialogue', '/session', '/caucus', '/draft', '/activity', '/export.json']
      for (const path of asked) {
        const { bytes } = await client.get(`/api/boards/${boardId}${path}`)
        expectNone(`to ${who} in ${path}`, bytes)
      }
      const { bytes } = await client.get(`/board/${boardId}`)
      expectNone(`to ${who} in the page`, bytes)
    }
    // Nor in what a facilitator takes out of the room.
    const exported = await facilitator.get(`/api/boards/${boardId}/export.json`)
    expectNone('in the export', exported.bytes)
    expect(server.output()).not.toContain(WORDS)
    expect(server.output()).not.toContain('왜가리')

    expect(await moved('show', hiddenId)).toBe(frameId)
    for (const board of boards) {
      await board.until(() => recordsOf(board.doc).has('shape:made'))
      board.close()
    }
    const after = (await seen()).filter(({ id }) => id !== 'shape:made')
    expect(after).toEqual(before)
    expect(JSON.stringify(await seen())).not.toContain('backstage')
    there.close()
    other.close()
  })

  it('a record that claims to be hidden is put back before anybody sees it, whoever sends it', async () => {
    const { boardId, facilitator } = session
    const reader = await openBoard(session.observer, boardId)
    const senders = [session.us[0]!.client, facilitator]
    for (const [at, client] of senders.entries()) {
      const mine = await openBoard(client, boardId)
      const meta = { backstage: backstageId }
      const stray = note(`shape:stray${at}`, STRAY, { parentId: 'page:page', meta })
      mine.doc.transact(() => writeRecords(mine.doc, [stray]))
      const honest = note(`shape:honest${at}`, 'after', { parentId: 'page:page' })
      mine.doc.transact(() => writeRecords(mine.doc, [honest]))
      await reader.until(() => recordsOf(reader.doc).has(honest.id))
      expect(recordsOf(reader.doc).has(stray.id)).toBe(false)
      recordsOf(mine.doc).get(honest.id)!.set('meta.backstage', backstageId)
      await mine.until(() => !recordsOf(mine.doc).get(honest.id)?.has('meta.backstage'))
      mine.close()
    }
    expect(reader.received().includes(STRAY)).toBe(false)
    expect(reader.received().includes(backstageId)).toBe(false)
    reader.close()
  })

  it('what is of another backstage is put back there too', async () => {
    const there = await openBoard(session.facilitator, backstageId)
    const reader = await openBoard(colleague, backstageId)
    const meta = (backstage: string) => ({ parentId: 'page:page', meta: { backstage } })
    there.doc.transact(() =>
      writeRecords(there.doc, [
        note('shape:theirs', WORDS, meta(newId<string>())),
        note('shape:ours', 'ours', meta(backstageId)),
      ]),
    )
    await reader.until(() => recordsOf(reader.doc).has('shape:ours'))
    expect(recordsOf(reader.doc).has('shape:theirs')).toBe(false)
    there.doc.transact(() => recordsOf(there.doc).delete('shape:ours'))
    await reader.until(() => !recordsOf(reader.doc).has('shape:ours'))
    there.close()
    reader.close()
  })
})

describe('rounds and cards', () => {
  let room: Session
  beforeAll(async () => {
    room = await Session.start('party', { us: 5, rok: 4 }, server.url)
  })

  const cardOf = async (id: string) =>
    (await seen(room)).find((record) => (record.id as string) === id) as
      { props: { status: string; result: unknown; titleEn: string } } | undefined

  it('a round goes on over axes that are hidden; what it came to is on them when they are shown', async () => {
    const open = await room.open({ items: ['threat-picture'], asksMore: true })
    await moved('hide', 'shape:area-axes', room)
    for (const [party, marks] of Object.entries(GOLDEN)) {
      for (const [at, mark] of marks.entries()) {
        await room.answer(room[party as 'us' | 'rok'][at]!, open.id, 'threat-picture', mark)
      }
    }
    const closed = await room.close(open)
    const revealed = await room.reveal(closed, ['threat-picture'])
    const published = revealed.items[0]!.published
    expect(published).toBeTruthy()
    await moved('show', 'shape:area-axes', room)
    expect((await room.axis('threat-picture')).props?.result).toEqual(published)
  })

  it('a card that is put forward hides and comes back so; its id is nobody else’s meanwhile', async () => {
    const frameId = await addFrame(() => [], room)
    const [one, two] = [await room.addCard('one'), await room.addCard('two')]
    await room.write((doc) => {
      for (const [at, id] of [one, two].entries()) {
        recordsOf(doc)
          .get(id)!
          .set('geometry', [frameId, `a${at + 1}`, 1, 2, 0])
      }
    })
    expect((await room.table([one, two])).status).toBe(204)
    await moved('hide', frameId, room)
    const dialogue = `/api/boards/${room.boardId}/dialogue`
    expect((await room.us[0]!.client.get(dialogue)).status).toBe(200)

    // Somebody makes it anew, as it was and put forward: only as a draft of theirs.
    const reader = await openBoard(room.observer, room.boardId)
    const forger = await openBoard(room.us[0]!.client, room.boardId)
    const forged = (status: 'tabled' | 'draft') =>
      card(one, { titleEn: 'FORGED', status }, { parentId: 'page:page' })
    forger.doc.transact(() => writeRecords(forger.doc, [forged('tabled')]))
    await forger.until(() => !recordsOf(forger.doc).has(one))
    forger.doc.transact(() => writeRecords(forger.doc, [forged('draft')]))
    await reader.until(() => recordsOf(reader.doc).has(one))
    forger.close()
    reader.close()

    const untable = `/api/boards/${room.boardId}/proposals/untable`
    expect((await room.facilitator.post(untable, { proposals: [two] })).status).toBe(204)
    await moved('show', frameId, room)
    expect(await cardOf(one)).toMatchObject({
      parentId: frameId,
      props: { status: 'tabled', titleEn: 'Title one' },
    })
    expect(await cardOf(two)).toMatchObject({ parentId: frameId, props: { status: 'draft' } })
    const rest = (await seen(room)).filter((record) => JSON.stringify(record).includes('FORGED'))
    expect(rest).toHaveLength(1)
    const { proposals } = await room.dialogue()
    expect(proposals.find(({ id }) => id === one)).toMatchObject({ status: 'tabled' })
  })

  it('tabling what is hidden is refused as what is not there', async () => {
    const frameId = await addFrame(() => [], room)
    const id = await room.addCard('three')
    await room.write((doc) => {
      recordsOf(doc).get(id)!.set('geometry', [frameId, 'a1', 1, 2, 0])
    })
    await moved('hide', frameId, room)
    expect(errorOf(await room.table([id])).status).toBe(422)
    await moved('show', frameId, room)
    expect((await room.table([id])).status).toBe(204)
  })
})

describe('keeping order', () => {
  it('what is hidden is nothing to bring back, nor to undo', async () => {
    const { facilitator, boardId } = session
    const rok = session.rok[0]!
    const frameId = await addFrame((id, name) => [
      note(`shape:${name}note`, 'deleted once', { parentId: id }),
    ])
    const noteId = `${frameId}note`
    const theirs = await openBoard(rok.client, boardId)
    const reader = await openBoard(session.observer, boardId)
    theirs.doc.transact(() => recordsOf(theirs.doc).delete(noteId))
    await reader.until(() => !recordsOf(reader.doc).has(noteId))
    theirs.close()
    reader.close()
    const list = async () => {
      const answer = await facilitator.get(`/api/boards/${boardId}/activity?only=deleted`)
      return activityPageSchema.parse(answer.json).entries
    }
    const entry = (await list()).find(({ recordId }) => recordId === noteId)!
    const bringBack = () =>
      facilitator.post(`/api/boards/${boardId}/activity/${entry.id}/bring-back`)
    expect((await bringBack()).json).toEqual({ broughtBack: 1 })
    await moved('hide', frameId)
    const now = await list()
    expect(now.find(({ id }) => id === entry.id)).toMatchObject({ isThere: true })
    // The server's deletions are nobody's, and in no list.
    expect(now.some(({ recordId }) => recordId === frameId)).toBe(false)
    expect((await bringBack()).json).toEqual({ broughtBack: 0 })
    const undo = `/api/boards/${boardId}/people/${rok.participantId}/undo`
    const counts = undoCountsSchema.parse((await facilitator.post(undo)).json)
    expect(counts.left).toBeGreaterThanOrEqual(1)
    expect(JSON.stringify(await seen())).not.toContain('deleted once')
    await moved('show', frameId)
    expect(JSON.stringify(await seen())).toContain('deleted once')
  })

  it('nothing is remembered of what facilitators do there', async () => {
    const there = await openBoard(session.facilitator, backstageId)
    const other = await openBoard(colleague, backstageId)
    const meta = { backstage: backstageId }
    const added = note('shape:private', 'private', { parentId: 'page:page', meta })
    there.doc.transact(() => writeRecords(there.doc, [added]))
    await other.until(() => recordsOf(other.doc).has(added.id))
    // Another's deletion would be remembered in the very transaction that deletes.
    other.doc.transact(() => recordsOf(other.doc).delete(added.id))
    await there.until(() => !recordsOf(there.doc).has(added.id))
    const database = new Database(join(server.dataDir, 'common-ground.db'), { timeout: 5000 })
    const rows = database.prepare('SELECT recordId FROM activity WHERE documentId = ?')
    expect(rows.all([backstageId])).toEqual([])
    database.close()
    there.close()
    other.close()
  })
})

it('a kill in the middle of hiding and of showing loses nothing and doubles nothing', async () => {
  const own = await startTestServer()
  try {
    const room = await Session.start('party', { us: 1, rok: 0 }, own.url)
    const documentId = await backstageOf(room)
    const frameId = await addFrame(
      (id, name) =>
        Array.from({ length: 12 }, (_, n) =>
          note(`shape:${name}n${n}`, `${WORDS} ${n}.`, {
            parentId: id,
            index: `a${'ABCDEFGHIJKL'[n]}`,
          }),
        ),
      room,
    )
    const before = await seen(room)
    for (let kill = 0; kill < 4; kill++) {
      const way = kill % 2 === 0 ? 'hide' : 'show'
      let isAnswered = false
      const asked = move(way, frameId, room)
        .catch(() => null)
        .finally(() => (isAnswered = true))
      // Killed at a moment of its own each time: as soon as anything of it was committed.
      let commits = 0
      for (let size = databaseSize(own); commits <= kill && !isAnswered;) {
        const now = databaseSize(own)
        if (now !== size) commits += 1
        size = now
        await new Promise((resolve) => setImmediate(resolve))
      }
      await own.kill('SIGKILL')
      await asked
      await own.start()
      const there = await openBoard(room.facilitator, documentId)
      const both = JSON.stringify([...(await seen(room)), ...readRecords(there.doc)])
      for (let n = 0; n < 12; n++) expect(both.split(`${WORDS} ${n}.`)).toHaveLength(2)
      expect(readFields(there.doc, 'shape:nothing')).toBeNull()
      there.close()
      await moved(way, frameId, room)
    }
    expect(await seen(room)).toEqual(before)
  } finally {
    await own.dispose()
  }
}, 240_000)
