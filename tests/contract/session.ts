import { randomBytes } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import { expect } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { z } from 'zod'
import { dialogueSchema, ownBallotSchema, roundSchema } from '@/app/api/_http/dialogue-schemas'
import type { AttributionMode } from '@/dialogue/workshop'
import { writeRecords } from '@/sync/doc/layout'
import { confirmedWording, type ProposalCardProps } from '@/sync/doc/shapes/proposal-card'
import { card } from '@/sync/doc/testing/records'
import { NO_SIGNAL, readSignal, type DialogueSignal } from '@/sync/protocol/dialogue-signal'
import { MESSAGE } from '@/sync/protocol/messages'
import { Client, newWorkshop, type Answer, type CreatedWorkshop } from './client'

export type Dialogue = z.output<typeof dialogueSchema>
export type Round = z.output<typeof roundSchema>

/** A delegate: a browser, and in mode `none` the key its ballot is kept under. */
export interface Person {
  client: Client
  participantId: string
  party: 'us' | 'rok'
  key: string | null
}

/** A workshop with people in it. */
export class Session {
  readonly facilitator: Client
  readonly observer: Client
  readonly us: Person[] = []
  readonly rok: Person[] = []

  private constructor(
    readonly workshop: CreatedWorkshop,
    readonly mode: AttributionMode,
    private readonly base?: string,
  ) {
    this.facilitator = new Client(base)
    this.observer = new Client(base)
  }

  static async start(
    mode: AttributionMode = 'party',
    counts: { us: number; rok: number } = { us: 5, rok: 4 },
    base?: string,
  ): Promise<Session> {
    const workshop = await newWorkshop({ attributionMode: mode }, new Client(base))
    const session = new Session(workshop, mode, base)
    const { links } = session.workshop
    await session.facilitator.join(links.facilitator, 'Fay')
    await session.observer.join(links.observer, 'Olga')
    for (const party of ['us', 'rok'] as const) {
      for (let n = 1; n <= counts[party]; n += 1) {
        session[party].push(await session.delegate(party, `${party} ${n}`))
      }
    }
    return session
  }

  get boardId(): string {
    return this.workshop.boardId
  }

  get people(): Person[] {
    return [...this.us, ...this.rok]
  }

  async delegate(party: 'us' | 'rok', name: string, link?: string): Promise<Person> {
    const client = new Client(this.base)
    const { links } = this.workshop
    const { participantId } = await client.join(link ?? links.parties[party as never] ?? '', name)
    return { client, participantId, party, key: this.mode === 'none' ? newKey() : null }
  }

  async dialogue(client = this.facilitator): Promise<Dialogue> {
    const answer = await client.get(`/api/boards/${this.boardId}/dialogue`)
    expect(answer.status).toBe(200)
    return dialogueSchema.parse(answer.json)
  }

  async open(input: object = {}): Promise<Round> {
    const json = { kind: 'positions', items: ['threat-picture'], ...input }
    return round(201, await this.facilitator.post(`/api/boards/${this.boardId}/rounds`, json))
  }

  async close({ id, version }: Round): Promise<Round> {
    return round(200, await this.facilitator.post(`/api/rounds/${id}/close`, { version }))
  }

  async reveal({ id, version }: Round, items: string[]): Promise<Round> {
    return round(200, await this.facilitator.post(`/api/rounds/${id}/reveal`, { items, version }))
  }

  send(person: Person, roundId: string, itemId: string, answer: unknown): Promise<Answer> {
    const path = `/api/rounds/${roundId}/answers/${encodeURIComponent(itemId)}`
    return person.client.post(path, { answer, key: person.key })
  }

  async answer(person: Person, roundId: string, itemId: string, answer: unknown) {
    const sent = await this.send(person, roundId, itemId, answer)
    expect(sent.json).toMatchObject({ editable: true })
    return ownBallotSchema.parse(sent.json)
  }

  async ballot(person: Person, roundId: string, key = person.key) {
    const answer = await person.client.post(`/api/rounds/${roundId}/ballot`, { key })
    expect(answer.status).toBe(200)
    return ownBallotSchema.parse(answer.json)
  }

  /** Puts a card on the board, as its author does; with both languages confirmed unless told else. */
  async addCard(id: string, props: Partial<ProposalCardProps> = {}): Promise<string> {
    const wording = { titleEn: `Title ${id}`, titleKo: `제목 ${id}`, textEn: 'Text', textKo: '글' }
    const all = { ...wording, ...props }
    const confirmed = { en: confirmedWording(all, 'en'), ko: confirmedWording(all, 'ko') }
    await this.write((doc) => {
      const record = card(`shape:${id}`, { confirmed, ...all }, { parentId: 'page:page' })
      writeRecords(doc, [record])
    })
    return `shape:${id}`
  }

  /** Writes into the document as a delegate's browser would, until the server has it. */
  async write(work: (doc: Y.Doc) => void): Promise<void> {
    const board = await openBoard(this.us[0]?.client ?? this.facilitator, this.boardId)
    board.doc.transact(() => work(board.doc))
    const wanted = Y.encodeStateVector(board.doc)
    const reader = await openBoard(this.observer, this.boardId)
    await reader.until(() => Buffer.compare(Y.encodeStateVector(reader.doc), wanted) === 0)
    board.close()
    reader.close()
  }

  async table(proposals: string[], more: object = {}): Promise<Answer> {
    const path = `/api/boards/${this.boardId}/proposals/table`
    return this.facilitator.post(path, { proposals, ...more })
  }

  /** Everything of the board, as a facilitator exports it. */
  async board(): Promise<{ records: BoardRecord[]; results: unknown[] }> {
    const answer = await this.facilitator.get(`/api/boards/${this.boardId}/export.json`)
    expect(answer.status).toBe(200)
    return answer.json as { records: BoardRecord[]; results: unknown[] }
  }

  async axis(axisId: string): Promise<BoardRecord> {
    const { records } = await this.board()
    return records.find((record) => record.props?.axisId === axisId)!
  }
}

/** Somebody's open board: the document as their browser has it, and every byte that came. */
export interface OpenBoard {
  doc: Y.Doc
  /** Everything the server ever sent, as it came. */
  received(): Buffer
  /** The latest signal. */
  signal(): DialogueSignal
  /** Resolves once `test` holds for the signal or the document. */
  until(test: () => boolean): Promise<void>
  onClose(listener: (code: number) => void): void
  close(): void
}

export interface BoardRecord {
  id: string
  type?: string
  props?: Record<string, unknown>
}

export function newKey(): string {
  return randomBytes(32).toString('base64url')
}

/** Opens a board as a browser does, by the plain protocol with our additions. */
export async function openBoard(client: Client, boardId: string): Promise<OpenBoard> {
  const { syncToken } = (await client.post(`/api/boards/${boardId}/token`)).json as {
    syncToken: string
  }
  const doc = new Y.Doc()
  const frames: Buffer[] = []
  let signal: DialogueSignal = NO_SIGNAL
  const waiting = new Set<() => void>()
  class Listening extends WebSocket {
    constructor(url: string) {
      super(url)
      this.on('message', (data: Buffer) => {
        frames.push(Buffer.from(data))
        const decoder = decoding.createDecoder(new Uint8Array(data))
        if (decoding.readVarUint(decoder) === MESSAGE.signal) {
          signal = readSignal(decoder) ?? signal
        }
        // After the provider's own listener has taken the frame in.
        setImmediate(() => waiting.forEach((look) => look()))
      })
    }
  }
  const provider = new WebsocketProvider(
    `${client.base.replace('http', 'ws')}/sync`,
    boardId,
    doc,
    {
      params: { token: syncToken, ext: '1' },
      disableBc: true,
      WebSocketPolyfill: Listening as never,
    },
  )
  // It doesn't know our additions; what it makes of them is nothing.
  for (const kind of Object.values(MESSAGE)) provider.messageHandlers[kind] ??= () => undefined
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return {
    doc,
    received: () => Buffer.concat(frames),
    signal: () => signal,
    until: (test) =>
      new Promise((resolve) => {
        const look = () => {
          if (!test()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    onClose: (listener) => {
      provider.on('connection-close', (event) => event && listener(event.code))
    },
    close: () => provider.destroy(),
  }
}

function round(status: number, answer: Answer): Round {
  expect({ status: answer.status, json: answer.json }).toMatchObject({ status })
  return roundSchema.parse(answer.json)
}

/** The golden fixture of design section 6, person by person. */
export const GOLDEN = {
  us: [
    { self: 70, estimates: { rok: 10 }, meta: { rok: 60 } },
    { self: 80, estimates: { rok: 20 }, meta: { rok: 50 } },
    { self: 60, estimates: { rok: 15 }, meta: { rok: 65 } },
    { self: 90, estimates: { rok: 30 }, meta: { rok: 55 } },
    { self: 75, estimates: { rok: 5 }, meta: { rok: 70 } },
  ],
  rok: [
    { self: 20, estimates: { us: 85 }, meta: { us: 15 } },
    { self: 30, estimates: { us: 95 }, meta: { us: 10 } },
    { self: 25, estimates: { us: 90 }, meta: { us: 20 } },
    { self: 40, estimates: { us: 80 }, meta: { us: 5 } },
  ],
}
