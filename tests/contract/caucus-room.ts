import { once } from 'node:events'
import sharp from 'sharp'
import { expect } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { caucusViewSchema } from '@/app/api/_http/caucus-schemas'
import { ROUTES, type RouteDefinition } from '@/app/api/_http/routes'
import { boardViewSchema, invitationSchema, storedAssetSchema } from '@/app/api/_http/schemas'
import { startTestServer, type TestServer } from '../fixtures/server'
import { Client, type Answer } from './client'
import { openBoard, Session, type OpenBoard } from './session'

/**
 * The U.S. side's own room, and everybody who has no business there, on a server of its own that logs
 * everything.
 */
export class CaucusRoom {
  private constructor(
    readonly server: TestServer,
    readonly session: Session,
    readonly caucusId: string,
    readonly interpreter: Client,
    /** Everybody who is not of the U.S. side: other delegates, observers, facilitators, their interpreters. */
    readonly others: readonly [who: string, client: Client][],
    /** The plenary, as each of them has it open. */
    readonly opened: readonly OpenBoard[],
    readonly facilitatorId: string,
  ) {}

  static async start(): Promise<CaucusRoom> {
    const server = await startTestServer({ LOG_LEVEL: 'debug' })
    const session = await Session.start('party', { us: 2, rok: 2 }, server.url)
    const interpreter = await interpreterOf(session, 'us')
    const others: [string, Client][] = [
      ['a delegate of the other side', session.rok[0]!.client],
      ['an observer', session.observer],
      ['a facilitator', session.facilitator],
      ["the other side's interpreter", await interpreterOf(session, 'rok')],
      ["the plenary's interpreter", await interpreterOf(session, null)],
    ]
    const caucusId = await enterCaucus(session.us[0]!.client, session.boardId)
    const opened = await Promise.all(others.map(([, client]) => openBoard(client, session.boardId)))
    const { participantId } = await meOf(session.facilitator, session.boardId)
    return new CaucusRoom(server, session, caucusId, interpreter, others, opened, participantId)
  }

  async dispose(): Promise<void> {
    this.opened.forEach((board) => board.close())
    await this.server.dispose()
  }

  get us(): Client {
    return this.session.us[0]!.client
  }

  get colleague(): Client {
    return this.session.us[1]!.client
  }

  me(client: Client) {
    return meOf(client, this.session.boardId)
  }

  /** The id of the room of whoever asks. */
  enter(client: Client, plenary = this.session.boardId): Promise<string> {
    return enterCaucus(client, plenary)
  }

  async view(client: Client, boardId = this.session.boardId) {
    return caucusViewSchema.parse((await client.get(`/api/boards/${boardId}/caucus`)).json)
  }

  /** A socket as any client might open one; resolves with the code it is closed with. */
  async closingCode(boardId: string, token: string): Promise<number> {
    const socket = new WebSocket(
      `${this.server.url.replace('http', 'ws')}/sync/${boardId}?token=${encodeURIComponent(token)}`,
    )
    const frames: Buffer[] = []
    socket.on('message', (data: Buffer) => frames.push(data))
    const [code] = (await once(socket, 'close')) as [number]
    expect(frames).toEqual([])
    return code
  }

  async tokenFor(client: Client, boardId: string): Promise<string> {
    const answer = await client.post(`/api/boards/${boardId}/token`)
    return (answer.json as { syncToken: string }).syncToken
  }

  /** Writes into the caucus as a delegate's browser does, until the server has it. */
  async write(work: (doc: Y.Doc) => void, client = this.us): Promise<void> {
    const board = await openBoard(client, this.caucusId)
    board.doc.transact(() => work(board.doc))
    const wanted = Y.encodeStateVector(board.doc)
    const reader = await openBoard(this.colleague, this.caucusId)
    await reader.until(() => Buffer.compare(Y.encodeStateVector(reader.doc), wanted) === 0)
    board.close()
    reader.close()
  }

  release(client: Client, path: string, json: object): Promise<Answer> {
    return client.post(`/api/boards/${this.caucusId}/release${path}`, json)
  }

  guest(client: Client, participantId: string, invited: boolean): Promise<Answer> {
    return client.post(`/api/boards/${this.caucusId}/guests`, { participantId, invited })
  }

  /** Puts an image into the caucus. */
  async picture() {
    const answer = await this.us.request('POST', `/api/boards/${this.caucusId}/assets`, {
      body: await png('#248'),
      headers: { 'content-type': 'image/png' },
    })
    return storedAssetSchema.parse(answer.json)
  }

  /** Every route that takes a board's id, asked about the caucus; and its page. */
  everyRoute(client: Client): Promise<[string, Answer]>[] {
    const routes = Object.entries(ROUTES as Record<string, RouteDefinition>)
    const asked = routes
      .filter(([, { path }]) => path.includes('{boardId}'))
      .map(async ([name, route]): Promise<[string, Answer]> => [
        name,
        await this.ask(client, name, route),
      ])
    const page = async (): Promise<[string, Answer]> => [
      'page',
      await client.get(`/board/${this.caucusId}`),
    ]
    return [...asked, page()]
  }

  private ask(client: Client, name: string, { method, path, body }: RouteDefinition) {
    const url = path
      .replace('{boardId}', this.caucusId)
      .replace('{participantId}', this.facilitatorId)
      .replace('{activityId}', '1')
    if (method === 'GET') return client.get(url)
    if (body?.kind === 'bytes') {
      const headers = { 'content-type': 'image/png' }
      return client.request('POST', url, { body: new Uint8Array([1]), headers })
    }
    const json = name === 'setCaucusGuest' ? this.someGuest() : BODIES[name]
    // What its schema refuses would be answered before anybody asks whose the board is.
    if (body?.required) expect(body.schema.safeParse(json).success, `a body for ${name}`).toBe(true)
    return client.post(url, json)
  }

  private someGuest() {
    return { participantId: this.facilitatorId, invited: true }
  }

  /** All that these people can be told over HTTP, images aside. */
  async allResponses(): Promise<string> {
    const { workshopId } = this.session.workshop
    const at = `/api/boards/${this.session.boardId}`
    const texts: string[] = []
    for (const [, client] of this.others) {
      const answers = [
        ...(await Promise.all(this.everyRoute(client))).map(([, answer]) => answer),
        await client.get(at),
        await client.get(`${at}/dialogue`),
        await client.get(`${at}/caucus`),
        await client.get(`${at}/activity`),
        await client.get(`${at}/export.json`),
        await client.get('/api/workshops/recent'),
        await client.get(`/api/workshops/${workshopId}/invitations`),
        await client.get(`/api/workshops/${workshopId}/people`),
        await client.get(`/board/${this.session.boardId}`),
      ]
      texts.push(...answers.map(({ bytes }) => bytes.toString('utf8')))
    }
    return texts.join('\n')
  }
}

/** What each command takes, as far as its schema. */
const BODIES: Readonly<Record<string, object>> = {
  previewRelease: { shapeIds: ['shape:secret'] },
  release: { shapeIds: ['shape:secret'], version: 'a'.repeat(64) },
  openRound: { kind: 'positions', items: ['threat-picture'] },
  tableProposals: { proposals: ['shape:secret'] },
  untableProposals: { proposals: ['shape:secret'] },
  proposeAmendment: {
    proposalId: 'shape:secret',
    after: { titleEn: 'A', titleKo: '', textEn: '', textKo: '' },
  },
  addCommitment: { stepEn: 'A', stepKo: '', doer: '' },
  setConsulting: { consulting: true },
  hideFrame: { frameId: 'shape:secret' },
  showFrame: { frameId: 'shape:secret' },
  steerSession: { do: 'startDrafting' },
}

/** A small image of one colour. */
export async function png(background: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = sharp({ create: { width: 8, height: 8, channels: 3, background } })
  return new Uint8Array(await image.png().toBuffer())
}

export async function interpreterOf(session: Session, party: 'us' | 'rok' | null): Promise<Client> {
  const path = `/api/workshops/${session.workshop.workshopId}/invitations`
  const answer = await session.facilitator.post(path, { role: 'interpreter', party })
  const client = new Client(session.facilitator.base)
  await client.join(invitationSchema.parse(answer.json).url!, `Interpreter ${party}`)
  return client
}

async function meOf(client: Client, boardId: string) {
  return boardViewSchema.parse((await client.get(`/api/boards/${boardId}`)).json).me
}

async function enterCaucus(client: Client, plenaryId: string): Promise<string> {
  const answer = await client.post(`/api/boards/${plenaryId}/caucus`)
  expect(answer.status).toBe(200)
  return (answer.json as { boardId: string }).boardId
}
