// Over 400 lines: one room and its outsiders, set up once, asked by every route and socket.
import { once } from 'node:events'
import { join } from 'node:path'
import Database from 'libsql'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { caucusViewSchema, releasePreviewSchema } from '@/app/api/_http/caucus-schemas'
import { boardViewSchema, invitationSchema, storedAssetSchema } from '@/app/api/_http/schemas'
import { writeRecords } from '@/sync/doc/layout'
import { card, geo, image, imageAsset } from '@/sync/doc/testing/records'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { startTestServer, type TestServer } from '../fixtures/server'
import { Client, errorOf, type Answer } from './client'
import { openBoard, Session, type OpenBoard } from './session'

/**
 * Design section 7, impossibility 6: what a side writes in its own room, searched for in every byte that
 * anybody else receives. On a server of its own that logs everything.
 */

/** Words that stand in the U.S. caucus alone. */
const SECRET = 'ZEBRA-QUARTZ-7731'
const RELEASED = 'HERON-BASALT-2204'

let server: TestServer
let session: Session
let caucusId: string
let us: Client
let colleague: Client
let interpreter: Client
/** Everybody who is not of the U.S. side: other delegates, observers, facilitators, their interpreters. */
let others: [who: string, client: Client][]
let opened: OpenBoard[]
let facilitatorId: string

beforeAll(async () => {
  server = await startTestServer({ LOG_LEVEL: 'debug' })
  session = await Session.start('party', { us: 2, rok: 2 }, server.url)
  us = session.us[0]!.client
  colleague = session.us[1]!.client
  interpreter = await interpreterOf('us')
  facilitatorId = (await me(session.facilitator)).participantId
  others = [
    ['a delegate of the other side', session.rok[0]!.client],
    ['an observer', session.observer],
    ['a facilitator', session.facilitator],
    ["the other side's interpreter", await interpreterOf('rok')],
    ["the plenary's interpreter", await interpreterOf(null)],
  ]
  caucusId = await enter(us)
  opened = await Promise.all(others.map(([, client]) => openBoard(client, session.boardId)))
})
afterAll(async () => {
  opened.forEach((board) => board.close())
  await server.dispose()
})

async function interpreterOf(party: 'us' | 'rok' | null): Promise<Client> {
  const path = `/api/workshops/${session.workshop.workshopId}/invitations`
  const answer = await session.facilitator.post(path, { role: 'interpreter', party })
  const client = new Client(server.url)
  await client.join(invitationSchema.parse(answer.json).url!, `Interpreter ${party}`)
  return client
}

async function me(client: Client) {
  const answer = await client.get(`/api/boards/${session.boardId}`)
  return boardViewSchema.parse(answer.json).me
}

async function enter(client: Client, plenary = session.boardId): Promise<string> {
  const answer = await client.post(`/api/boards/${plenary}/caucus`)
  expect(answer.status).toBe(200)
  return (answer.json as { boardId: string }).boardId
}

async function view(client: Client, boardId = session.boardId) {
  return caucusViewSchema.parse((await client.get(`/api/boards/${boardId}/caucus`)).json)
}

/** A socket as any client might open one; resolves with the code it is closed with. */
async function closingCode(boardId: string, token: string): Promise<number> {
  const socket = new WebSocket(
    `${server.url.replace('http', 'ws')}/sync/${boardId}?token=${encodeURIComponent(token)}`,
  )
  const frames: Buffer[] = []
  socket.on('message', (data: Buffer) => frames.push(data))
  const [code] = (await once(socket, 'close')) as [number]
  expect(frames).toEqual([])
  return code
}

async function tokenFor(client: Client, boardId: string): Promise<string> {
  return ((await client.post(`/api/boards/${boardId}/token`)).json as { syncToken: string })
    .syncToken
}

/** Writes into the caucus as a delegate's browser does, until the server has it. */
async function write(work: (doc: Y.Doc) => void, client = us): Promise<void> {
  const board = await openBoard(client, caucusId)
  board.doc.transact(() => work(board.doc))
  const wanted = Y.encodeStateVector(board.doc)
  const reader = await openBoard(colleague, caucusId)
  await reader.until(() => Buffer.compare(Y.encodeStateVector(reader.doc), wanted) === 0)
  board.close()
  reader.close()
}

const release = (client: Client, path: string, json: object) =>
  client.post(`/api/boards/${caucusId}/release${path}`, json)
const guest = (client: Client, participantId: string, invited: boolean) =>
  client.post(`/api/boards/${caucusId}/guests`, { participantId, invited })

/** Every route that takes a board's id, asked about the caucus. */
function everyRoute(client: Client): Promise<[string, Answer]>[] {
  const at = `/api/boards/${caucusId}`
  const asked: [string, () => Promise<Answer>][] = [
    ['view', () => client.get(at)],
    ['dialogue', () => client.get(`${at}/dialogue`)],
    ['export', () => client.get(`${at}/export.json`)],
    ['caucus', () => client.get(`${at}/caucus`)],
    ['token', () => client.post(`${at}/token`)],
    ['enter', () => client.post(`${at}/caucus`)],
    ['guests', () => guest(client, facilitatorId, true)],
    ['preview', () => release(client, '/preview', { shapeIds: ['shape:secret'] })],
    ['release', () => release(client, '', { shapeIds: ['shape:secret'], version: 'a'.repeat(64) })],
    ['session', () => client.get(`${at}/session`)],
    ['draft', () => client.post(`${at}/draft`)],
    ['consulting', () => client.post(`${at}/consulting`, { consulting: true })],
    ['tabling', () => client.post(`${at}/proposals/table`, { proposals: ['shape:secret'] })],
    ['round', () => client.post(`${at}/rounds`, { kind: 'positions', items: ['threat-picture'] })],
    [
      'image',
      () =>
        client.request('POST', `${at}/assets`, {
          body: new Uint8Array([1]),
          headers: { 'content-type': 'image/png' },
        }),
    ],
    ['page', () => client.get(`/board/${caucusId}`)],
  ]
  return asked.map(async ([name, ask]): Promise<[string, Answer]> => [name, await ask()])
}

/** All that these people can be told over HTTP, images aside. */
async function allResponses(): Promise<string> {
  const { workshopId } = session.workshop
  const at = `/api/boards/${session.boardId}`
  const texts: string[] = []
  for (const [, client] of others) {
    const answers = [
      ...(await Promise.all(everyRoute(client))).map(([, answer]) => answer),
      await client.get(at),
      await client.get(`${at}/dialogue`),
      await client.get(`${at}/caucus`),
      await client.get(`${at}/export.json`),
      await client.get('/api/workshops/recent'),
      await client.get(`/api/workshops/${workshopId}/invitations`),
      await client.get(`/board/${session.boardId}`),
    ]
    texts.push(...answers.map(({ bytes }) => bytes.toString('utf8')))
  }
  return texts.join('\n')
}

describe("a side's caucus", () => {
  it('is one room, made when somebody of the side first opens it', async () => {
    expect(await enter(us)).toBe(caucusId)
    expect(await enter(colleague)).toBe(caucusId)
    expect(await enter(interpreter)).toBe(caucusId)
    const theirs = await Promise.all(session.rok.map(({ client }) => enter(client)))
    expect(new Set(theirs).size).toBe(1)
    expect(theirs[0]).not.toBe(caucusId)
    const { board } = boardViewSchema.parse((await us.get(`/api/boards/${caucusId}`)).json)
    expect(board.caucus).toEqual({ party: 'us', plenaryId: session.boardId })
    const plenary = boardViewSchema.parse((await us.get(`/api/boards/${session.boardId}`)).json)
    expect(plenary.board.caucus).toBeNull()
  })

  it('is nobody else’s to make', async () => {
    for (const client of [session.facilitator, session.observer, others[4]![1]]) {
      const answer = await client.post(`/api/boards/${session.boardId}/caucus`)
      expect(errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
    }
    const group = await new Client(server.url).post('/api/workshops', { template: 'brainstorm' })
    const { boardId, links } = group.json as { boardId: string; links: { parties: object } }
    const member = new Client(server.url)
    await member.join(Object.values(links.parties)[0] as string, 'Mo')
    const answer = await member.post(`/api/boards/${boardId}/caucus`)
    expect(errorOf(answer)).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('is written in by its delegates, translated by its interpreter', async () => {
    await write((doc) => {
      writeRecords(doc, [
        card('shape:secret', { titleEn: SECRET }, { parentId: 'page:page' }),
        card(
          'shape:going',
          { titleEn: RELEASED, confirmed: { en: `${SECRET}\n` } },
          {
            parentId: 'page:page',
            index: 'a9',
            meta: { note: SECRET },
          },
        ),
      ])
    })
    const board = await openBoard(interpreter, caucusId)
    const records = board.doc.getMap<Y.Map<unknown>>('records')
    records.get('shape:going')?.set('props.titleKo', new Y.Text('왜가리'))
    records.delete('shape:secret')
    await board.until(() => records.has('shape:secret'))
    board.close()
  })

  it('is a board that is not there to everybody else, on every route', async () => {
    for (const [who, client] of others) {
      for (const [route, answer] of await Promise.all(everyRoute(client))) {
        if (route === 'page') continue // A page of its own says so; what it says is looked at below.
        expect({ who, route, status: answer.status }).toEqual({ who, route, status: 404 })
        expect(errorOf(answer).code).toBe('not_found')
      }
    }
    const stranger = new Client(server.url)
    expect(errorOf(await stranger.get(`/api/boards/${caucusId}`))).toMatchObject({ status: 401 })
  })

  it('takes no token but its own, and its own opens nothing else', async () => {
    const ofPlenary = await tokenFor(us, session.boardId)
    const ofCaucus = await tokenFor(us, caucusId)
    expect(await closingCode(caucusId, ofPlenary)).toBe(CLOSE_REASONS.bad_token)
    expect(await closingCode(session.boardId, ofCaucus)).toBe(CLOSE_REASONS.bad_token)
    for (const [, client] of others) {
      const theirs = await tokenFor(client, session.boardId)
      expect(await closingCode(caucusId, theirs)).toBe(CLOSE_REASONS.bad_token)
    }
  })

  it('has no rounds, no tabling, no commitments and no export of its own', async () => {
    for (const path of ['dialogue', 'export.json']) {
      const answer = await us.get(`/api/boards/${caucusId}/${path}`)
      expect(errorOf(answer)).toMatchObject({ status: 403, code: 'wrong_board' })
    }
    const answer = await us.post(`/api/boards/${caucusId}/consulting`, { consulting: true })
    expect(errorOf(answer)).toMatchObject({ status: 403, code: 'wrong_board' })
  })

  it('stays out of the list of workshops and of what a link opens', async () => {
    const answer = await us.get('/api/workshops/recent')
    expect(JSON.stringify(answer.json)).toContain(session.boardId)
    expect(JSON.stringify(answer.json)).not.toContain(caucusId)
    const client = new Client(server.url)
    const joined = await client.join(session.workshop.links.parties['us' as never] ?? '', 'Late')
    expect(joined.boardId).toBe(session.boardId)
  })
})

describe('facilitators', () => {
  it('are asked in by delegates alone', async () => {
    expect(errorOf(await guest(interpreter, facilitatorId, true)).code).toBe('forbidden')
    const observerId = (await me(session.observer)).participantId
    expect(errorOf(await guest(us, observerId, true)).code).toBe('invalid_fields')
    expect((await view(session.facilitator)).invitedTo).toEqual([])
    expect((await view(session.facilitator)).own).toBeNull()
  })

  it('enter while they are guests; shown out, their sockets there end at once', async () => {
    expect((await guest(us, facilitatorId, true)).status).toBe(200)
    expect((await view(session.facilitator)).invitedTo).toEqual([
      { party: 'us', boardId: caucusId },
    ])
    expect((await view(colleague, caucusId)).own?.guests).toEqual([
      { participantId: facilitatorId, name: 'Fay' },
    ])
    const token = await tokenFor(session.facilitator, caucusId)
    const there = await openBoard(session.facilitator, caucusId)
    const plenary = await openBoard(session.facilitator, session.boardId)
    let plenaryEnded = false
    plenary.onClose(() => (plenaryEnded = true))

    // A guest looks and writes, and neither releases nor asks others in.
    const chosen = { shapeIds: ['shape:going'] }
    const refused = await release(session.facilitator, '/preview', chosen)
    expect(errorOf(refused)).toMatchObject({ status: 403, code: 'forbidden' })
    expect(errorOf(await guest(session.facilitator, facilitatorId, true)).code).toBe('forbidden')
    const exported = await session.facilitator.get(`/api/boards/${caucusId}/export.json`)
    expect(errorOf(exported).code).toBe('wrong_board')

    const ended = new Promise<number>((resolve) => there.onClose(resolve))
    expect((await guest(colleague, facilitatorId, false)).status).toBe(200)
    expect(await ended).toBe(CLOSE_REASONS.revoked)
    expect(plenaryEnded).toBe(false)
    expect(await closingCode(caucusId, token)).toBe(CLOSE_REASONS.revoked)
    const again = await session.facilitator.post(`/api/boards/${caucusId}/token`)
    expect(errorOf(again).code).toBe('not_found')
    there.close()
    plenary.close()
  })

  it('steer the plenary; in a caucus its delegates do, for it alone', async () => {
    await guest(us, facilitatorId, true)
    const start = { do: 'startTimer', duration: 60_000, movesOn: false }
    const steer = (client: Client, boardId: string) =>
      client.post(`/api/boards/${boardId}/session`, start)
    expect((await steer(us, caucusId)).status).toBe(200)
    for (const client of [session.facilitator, interpreter]) {
      expect(errorOf(await steer(client, caucusId)).code).toBe('forbidden')
    }
    expect(errorOf(await steer(session.rok[0]!.client, caucusId)).code).toBe('not_found')
    expect(errorOf(await steer(us, session.boardId)).code).toBe('forbidden')
    const plenary = await session.facilitator.get(`/api/boards/${session.boardId}/session`)
    expect(JSON.stringify(plenary.json)).not.toContain('"duration":60000')
  })

  it('are asked anew when they were something else in between', async () => {
    const { facilitator: link } = session.workshop.links
    const second = new Client(server.url)
    const { participantId } = await second.join(link, 'Second')
    expect((await guest(us, participantId, true)).status).toBe(200)
    expect((await second.get(`/api/boards/${caucusId}`)).status).toBe(200)
    const { workshopId } = session.workshop
    for (const role of ['observer', 'facilitator']) {
      const path = `/api/workshops/${workshopId}/people/${participantId}/role`
      expect((await session.facilitator.post(path, { role })).status).toBe(204)
      expect(errorOf(await second.get(`/api/boards/${caucusId}`)).code).toBe('not_found')
    }
  })

  it('may leave by themselves', async () => {
    await guest(us, facilitatorId, true)
    expect((await guest(session.facilitator, facilitatorId, false)).status).toBe(200)
    expect((await view(session.facilitator)).invitedTo).toEqual([])
    expect(errorOf(await session.facilitator.get(`/api/boards/${caucusId}`)).code).toBe('not_found')
  })
})

describe('before a release', () => {
  it('nothing of it is in any byte that the others receive, nor in a log', async () => {
    const board = await openBoard(us, caucusId)
    const awareness = `/api/boards/${caucusId}`
    expect((await us.get(awareness)).status).toBe(200)
    const heard = Buffer.concat(opened.map((one) => one.received()))
    const said = await allResponses()
    for (const [where, evidence] of [
      ['sockets', heard.toString('latin1')],
      ['responses', said],
      ['logs', server.output()],
    ] as const) {
      expect(evidence.includes(SECRET), `${SECRET} in ${where}`).toBe(false)
      expect(evidence.includes(RELEASED), `${RELEASED} in ${where}`).toBe(false)
    }
    expect(board.received().includes(SECRET)).toBe(true)
    board.close()
  })

  it('an image dropped there is for those who may open it', async () => {
    const { src } = await picture()
    for (const client of [us, colleague, interpreter]) {
      expect((await client.get(src)).status).toBe(200)
    }
    for (const [, client] of others) expect((await client.get(src)).status).toBe(404)
  })
})

async function picture() {
  const body = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#248' } })
    .png()
    .toBuffer()
  const answer = await us.request('POST', `/api/boards/${caucusId}/assets`, {
    body: new Uint8Array(body),
    headers: { 'content-type': 'image/png' },
  })
  return storedAssetSchema.parse(answer.json)
}

describe('a release', () => {
  async function preview(shapeIds: string[], client = us) {
    return releasePreviewSchema.parse((await release(client, '/preview', { shapeIds })).json)
  }

  it('is of what was looked at: what changed since is refused', async () => {
    const shapeIds = ['shape:going']
    const { version, shapes, left } = await preview(shapeIds)
    expect(left).toEqual([])
    expect(shapes).toMatchObject([{ id: 'shape:going', texts: [RELEASED, '왜가리'] }])
    await write((doc) => {
      doc
        .getMap<Y.Map<unknown>>('records')
        .get('shape:going')
        ?.set('props.textEn', new Y.Text('More'))
    })
    const answer = await release(us, '', { shapeIds, version })
    expect(errorOf(answer)).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('is its delegates’ to make, not its interpreter’s', async () => {
    const shapeIds = ['shape:going']
    const { version } = await preview(shapeIds)
    const answer = await release(interpreter, '', { shapeIds, version })
    expect(errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('brings what was chosen as new drafts of the side, and nothing else', async () => {
    const { src } = await picture()
    await write((doc) => {
      writeRecords(doc, [
        geo('shape:box', { parentId: 'page:page', index: 'aA' }),
        image('shape:picture', 'asset:picture', { parentId: 'page:page', index: 'aB' }),
        imageAsset('asset:picture', src, `${SECRET}.png`),
      ])
    })
    const shapeIds = ['shape:going', 'shape:picture', 'shape:box', 'shape:title']
    const { version, shapes, left } = await preview(shapeIds)
    expect(shapes).toHaveLength(3)
    expect(left).toEqual([{ id: 'shape:title', reason: 'kind' }])
    const before = opened.map((board) => board.received().length)
    const answer = await release(us, '', { shapeIds, version })
    expect(answer.json).toMatchObject({ plenaryId: session.boardId, shapes: 3 })
    const { frameId } = answer.json as { frameId: string }

    for (const board of opened) await board.until(() => board.doc.getMap('records').has(frameId))
    const { records } = await session.board()
    const arrived = records.filter((one) => (one as { parentId?: string }).parentId === frameId)
    expect(arrived).toHaveLength(3)
    const brought = arrived.find(({ type }) => type === 'proposal-card')
    expect(brought?.props).toMatchObject({
      titleEn: RELEASED,
      titleKo: '왜가리',
      author: 'us',
      status: 'draft',
      confirmed: {},
    })
    const news = Buffer.concat(opened.map((board, i) => board.received().subarray(before[i])))
    const said = await allResponses()
    for (const evidence of [news.toString('latin1'), said, server.output()]) {
      expect(evidence.includes(SECRET)).toBe(false)
      for (const id of ['shape:going', 'shape:picture', 'asset:picture', src]) {
        expect(evidence.includes(id)).toBe(false)
      }
    }
    // The picture is everyone's now, under an address of its own; the old one stays the side's.
    const asset = records.find((one) => (one as { typeName?: string }).typeName === 'asset')
    for (const [, client] of others) {
      expect((await client.get(asset?.props?.src as string)).status).toBe(200)
      expect((await client.get(src)).status).toBe(404)
    }
  })

  it('does not bring a picture of the other side that somebody named by its id', async () => {
    const theirs = await enter(session.rok[0]!.client)
    const body = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#842' } })
      .png()
      .toBuffer()
    const answer = await session.rok[0]!.client.request('POST', `/api/boards/${theirs}/assets`, {
      body: new Uint8Array(body),
      headers: { 'content-type': 'image/png' },
    })
    const { src } = storedAssetSchema.parse(answer.json)
    await write((doc) => {
      writeRecords(doc, [
        image('shape:stolen', 'asset:stolen', { parentId: 'page:page', index: 'aC' }),
        imageAsset('asset:stolen', src),
      ])
    })
    const { shapes, left } = await preview(['shape:stolen'])
    expect(shapes).toEqual([])
    expect(left).toEqual([{ id: 'shape:stolen', reason: 'image' }])
  })
})

describe('a change of role or side', () => {
  it('ends access with the next look, and a token that was given before opens nothing', async () => {
    const { client, participantId } = await session.delegate('us', 'Tess')
    expect(await enter(client)).toBe(caucusId)
    const token = await tokenFor(client, caucusId)
    const database = new Database(join(server.dataDir, 'common-ground.db'), { timeout: 5000 })
    const become = (role: string, party: string | null) =>
      database
        .prepare('UPDATE participants SET role = ?, partyId = ? WHERE id = ?')
        .run([role, party, participantId])
    try {
      for (const [role, party] of [
        ['delegate', 'rok'],
        ['observer', null],
        ['facilitator', null],
        ['interpreter', 'rok'],
      ] as const) {
        become(role, party)
        expect(errorOf(await client.get(`/api/boards/${caucusId}`)).code).toBe('not_found')
        expect(await closingCode(caucusId, token)).toBe(CLOSE_REASONS.revoked)
      }
      become('interpreter', 'us')
      expect((await client.get(`/api/boards/${caucusId}`)).status).toBe(200)
    } finally {
      database.close()
    }
  })
})
