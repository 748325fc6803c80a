import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { z } from 'zod'
import { dialogueSchema, ownBallotSchema, roundSchema } from '@/app/api/_http/dialogue-schemas'
import type { AttributionMode } from '@/dialogue/workshop'
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
  readonly facilitator = new Client()
  readonly observer = new Client()
  readonly us: Person[] = []
  readonly rok: Person[] = []

  private constructor(
    readonly workshop: CreatedWorkshop,
    readonly mode: AttributionMode,
  ) {}

  static async start(
    mode: AttributionMode = 'party',
    counts: { us: number; rok: number } = { us: 5, rok: 4 },
  ): Promise<Session> {
    const session = new Session(await newWorkshop({ attributionMode: mode }), mode)
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
    const client = new Client()
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

export interface BoardRecord {
  id: string
  type?: string
  props?: Record<string, unknown>
}

export function newKey(): string {
  return randomBytes(32).toString('base64url')
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
