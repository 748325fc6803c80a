// Over 400 lines: one story per power, on people and helpers they share.
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import type * as Y from 'yjs'
import type { z } from 'zod'
import { activityPageSchema, peopleSchema, undoCountsSchema } from '@/app/api/_http/order-routes'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { readRecord, recordsOf, restoreFields, readFields, writeRecords } from '@/sync/doc/layout'
import { arrow, binding, card, frame, geo } from '@/sync/doc/testing/records'
import { startTestServer, type TestServer } from '../fixtures/server'
import { Client, errorOf, newWorkshop } from './client'
import { openBoard, Session, type OpenBoard } from './session'

type Activity = z.output<typeof activityPageSchema>
const PAGE = { parentId: 'page:page' }

/** A session in which Vic of `us` and Rae of `rok` have the board open, one facilitator beside them. */
class Room {
  readonly boards: OpenBoard[] = []
  private constructor(
    readonly session: Session,
    readonly vic: OpenBoard,
    readonly rae: OpenBoard,
  ) {
    this.boards = [vic, rae]
  }

  static async start(mode: 'attributed' | 'party' | 'none' = 'attributed', base?: string) {
    const session = await Session.start(mode, { us: 0, rok: 0 }, base)
    session.us.push(await session.delegate('us', 'Vic Vandal'))
    session.rok.push(await session.delegate('rok', 'Rae Right'))
    const open = (place: 'us' | 'rok') => openBoard(session[place][0]!.client, session.boardId)
    return new Room(session, await open('us'), await open('rok'))
  }

  get vicId(): string {
    return this.session.us[0]!.participantId
  }

  get path(): string {
    return `/api/boards/${this.session.boardId}`
  }

  get undoPath(): string {
    return `${this.path}/people/${this.vicId}/undo`
  }

  personPath(id: string, what: 'role' | 'take-out'): string {
    return `/api/workshops/${this.session.workshop.workshopId}/people/${id}/${what}`
  }

  /** Does something as one person and waits until the other has it. */
  async as(who: OpenBoard, work: (doc: Y.Doc) => void): Promise<void> {
    const other = this.boards.find((board) => board !== who)!
    const marker = `mark-${Math.random()}`
    who.doc.transact(() => {
      work(who.doc)
      who.doc.getMap('test').set('mark', marker)
    })
    await other.until(() => other.doc.getMap('test').get('mark') === marker)
  }

  puts(who: OpenBoard, ...records: Parameters<typeof writeRecords>[1][number][]): Promise<void> {
    return this.as(who, (doc) => writeRecords(doc, records))
  }

  sets(who: OpenBoard, id: string, fields: object): Promise<void> {
    return this.as(who, (doc) => restoreFields(doc, id, { ...readFields(doc, id), ...fields }))
  }

  deletes(who: OpenBoard, ...ids: string[]): Promise<void> {
    return this.as(who, (doc) => ids.forEach((id) => recordsOf(doc).delete(id)))
  }

  async activity(query = ''): Promise<Activity> {
    const answer = await this.session.facilitator.get(`${this.path}/activity${query}`)
    expect(answer.status).toBe(200)
    return activityPageSchema.parse(answer.json)
  }

  async undo() {
    const answer = await this.session.facilitator.post(this.undoPath)
    expect(answer.status).toBe(200)
    return undoCountsSchema.parse(answer.json)
  }

  async bringBack(recordId: string) {
    const { entries } = await this.activity('?only=deleted')
    const entry = entries.find((each) => each.recordId === recordId)!
    const answer = await this.session.facilitator.post(
      `${this.path}/activity/${entry.id}/bring-back`,
    )
    expect(answer.status).toBe(200)
    return (answer.json as { broughtBack: number }).broughtBack
  }

  close(): void {
    for (const board of this.boards) board.close()
  }
}

const lines = ({ entries }: Activity) => entries.map(({ verb, thing }) => `${verb} ${thing}`)

describe('who may keep order', () => {
  let room: Room
  beforeAll(async () => void (room = await Room.start()))
  afterAll(() => room.close())

  it('over HTTP: facilitators of this workshop, nobody else', async () => {
    const { session, rae, path, undoPath } = room
    await room.puts(rae, geo('shape:kept', PAGE))
    await room.activity()
    await room.deletes(rae, 'shape:kept')
    const id = (await room.activity('?only=deleted')).entries[0]!.id
    const raeId = session.rok[0]!.participantId
    const asks: [method: string, path: string, json?: object][] = [
      ['GET', `${path}/activity`],
      ['POST', `${path}/activity/${id}/bring-back`],
      ['GET', undoPath],
      ['POST', undoPath],
      ['GET', `/api/workshops/${session.workshop.workshopId}/people`],
      ['POST', room.personPath(raeId, 'role'), { role: 'observer' }],
      ['POST', room.personPath(raeId, 'take-out'), {}],
    ]
    const stranger = new Client()
    await stranger.join((await newWorkshop()).links.facilitator, 'Stranger')
    const askers = [
      [session.us[0]!.client, 'forbidden'],
      [session.observer, 'forbidden'],
      [stranger, 'wrong_board'],
      [new Client(), 'not_signed_in'],
    ] as const
    for (const [asker, code] of askers) {
      for (const [method, address, json] of asks) {
        const answer = await asker.request(method, address, { json })
        expect({ address, code: errorOf(answer).code }).toEqual({ address, code })
      }
    }
    expect(recordsOf(rae.doc).has('shape:kept')).toBe(false)
  })

  it('nobody raises their own role, over HTTP or by what their client says of itself', async () => {
    const { session, vic, rae } = room
    const own = room.personPath(room.vicId, 'role')
    const answer = await session.us[0]!.client.post(own, { role: 'facilitator' })
    expect(errorOf(answer).code).toBe('forbidden')
    const locked = [...recordsOf(vic.doc)].find(([, map]) => map.get('meta.lock') !== undefined)![0]
    await room.as(vic, (doc) => {
      doc.getMap('participants').set(room.vicId, { role: 'facilitator' })
      recordsOf(doc).delete(locked)
    })
    expect(recordsOf(rae.doc).has(locked)).toBe(true)
  })

  it('strangers and rows of other boards are nobody and nothing', async () => {
    const { session, path } = room
    const other = await Session.start('attributed', { us: 1, rok: 0 })
    const theirs = other.us[0]!.participantId
    const fay = session.facilitator
    const refused = [
      await fay.post(`${path}/people/${theirs}/undo`),
      await fay.post(room.personPath(theirs, 'take-out'), {}),
      await fay.post(room.personPath(theirs, 'role'), { role: 'observer' }),
      await fay.post(`${path}/activity/999999/bring-back`),
      await fay.post(`/api/boards/${other.boardId}/activity/1/bring-back`),
    ].map((answer) => errorOf(answer).code)
    expect(refused).toEqual(['not_found', 'not_found', 'not_found', 'not_found', 'wrong_board'])
  })
})

describe('activity', () => {
  it.each(['attributed', 'party', 'none'] as const)(
    'in mode %s the list says no more than the mode does',
    async (mode) => {
      const room = await Room.start(mode)
      const { session, vic, rae } = room
      await room.puts(vic, card('shape:c', { titleEn: 'Joint SSA cell' }, PAGE))
      await room.sets(vic, 'shape:c', { geometry: ['page:page', 'a1', 500, 0, 0] })
      await room.puts(rae, geo('shape:g', PAGE))
      await room.deletes(vic, 'shape:g')
      const page = await room.activity()
      expect(lines(page)).toEqual(['deleted geo', 'created geo', 'created proposal-card'])
      expect(page.entries[2]?.title?.en).toBe('Joint SSA cell')
      expect(page.entries.map(({ at }) => at.slice(-7))).toEqual(Array(3).fill('00.000Z'))
      const said = [
        JSON.stringify(page),
        JSON.stringify(await room.activity('?only=deleted')),
        JSON.stringify(await room.undo()),
      ].join()
      expect(said.includes('Vic Vandal')).toBe(mode === 'attributed')
      expect(said.includes('"party":"us"')).toBe(mode !== 'none')
      for (const { participantId } of session.people) expect(said).not.toContain(participantId)
      room.close()
    },
  )

  it('is for pages: older ones follow, none twice', async () => {
    const room = await Room.start()
    const ids = Array.from({ length: 70 }, (_, n) => `shape:n${n}`)
    await room.puts(room.vic, ...ids.map((id, n) => geo(id, { ...PAGE, index: `a1${n + 10}V` })))
    const first = await room.activity()
    const second = await room.activity(`?before=${first.next}`)
    const all = [...first.entries, ...second.entries].map(({ recordId }) => recordId)
    expect([first.entries.length, second.entries.length, second.next]).toEqual([60, 10, null])
    expect(new Set(all).size).toBe(70)
    room.close()
  })

  it('what the server writes is nobody’s doing', async () => {
    const room = await Room.start()
    const { session } = room
    const proposal = await session.addCard('tabled')
    expect((await session.table([proposal])).status).toBe(204)
    expect(lines(await room.activity())).toEqual(['created proposal-card'])
    room.close()
  })
})

describe('bringing back and undoing', () => {
  let server: TestServer
  let room: Room
  beforeAll(async () => void (server = await startTestServer()))
  beforeAll(async () => void (room = await Room.start('none', server.url)))
  afterAll(async () => {
    room.close()
    await server.dispose()
  })

  it('brings a frame back with what was in it, once, while others go on', async () => {
    const { vic, rae } = room
    await room.puts(
      rae,
      frame('shape:f', { ...PAGE, x: 900 }),
      geo('shape:in', { parentId: 'shape:f', x: 3 }),
      geo('shape:by', PAGE),
      arrow('shape:arrow', { parentId: 'shape:f' }),
      binding('binding:1', 'shape:arrow', 'shape:by', 'end'),
    )
    const before = ['shape:f', 'shape:in', 'shape:arrow', 'binding:1'].map((id) =>
      readRecord(rae.doc, id),
    )
    await room.deletes(vic, 'binding:1', 'shape:in', 'shape:arrow', 'shape:f')
    const { entries } = await room.activity('?only=deleted')
    expect(entries.map(({ recordId, with: more }) => [recordId, more])).toEqual([['shape:f', 2]])
    expect(await room.bringBack('shape:f')).toBe(3)
    await rae.until(() => recordsOf(rae.doc).has('shape:f'))
    await room.sets(rae, 'shape:in', { 'props.color': 'red' })
    expect(await room.bringBack('shape:f')).toBe(0)
    const after = ['shape:f', 'shape:in', 'shape:arrow', 'binding:1'].map((id) =>
      readRecord(rae.doc, id),
    )
    expect(after[1]).toMatchObject({ parentId: 'shape:f', x: 3, props: { color: 'red' } })
    expect([after[0], after[2], after[3]]).toEqual([before[0], before[2], before[3]])
  })

  it('undoes a vandal, and nothing of anybody else, also after a crash', async () => {
    const { rae, vic } = room
    await room.puts(rae, geo('shape:a', PAGE), geo('shape:b', PAGE), geo('shape:gone', PAGE))
    await room.puts(vic, geo('shape:scribble', PAGE), geo('shape:useful', PAGE))
    await room.sets(vic, 'shape:a', { 'props.color': 'red', 'props.w': 400 })
    await room.sets(rae, 'shape:a', { 'props.w': 250 })
    await room.sets(rae, 'shape:useful', { 'props.color': 'blue' })
    await room.deletes(vic, 'shape:gone', 'shape:b')
    // Kept by asking; deletions by the very commit.
    await room.activity()
    await server.kill()
    await server.start()
    const preview = await room.session.facilitator.get(room.undoPath)
    const counts = { restored: 1, broughtBack: 2, removed: 1, left: 2 }
    // What was brought back before is there already.
    expect(undoCountsSchema.parse(preview.json)).toEqual(counts)
    const [mine, hers] = await Promise.all(
      [room.session.us[0]!, room.session.rok[0]!].map(({ client }) =>
        openBoard(client, room.session.boardId),
      ),
    )
    expect(await room.undo()).toEqual(counts)
    const { doc } = hers!
    await hers!.until(() => recordsOf(doc).has('shape:gone'))
    expect(readRecord(doc, 'shape:a')).toMatchObject({ props: { color: 'black', w: 250 } })
    expect(recordsOf(doc).has('shape:scribble')).toBe(false)
    expect(recordsOf(doc).has('shape:useful')).toBe(true)
    expect(recordsOf(doc).has('shape:b')).toBe(true)
    expect(await room.undo()).toMatchObject({ restored: 0, broughtBack: 0, removed: 0 })
    // What the undo removed can be brought back, too.
    expect(await room.bringBack('shape:scribble')).toBe(1)
    mine!.close()
    hers!.close()
  })
})

describe('people', () => {
  let room: Room
  beforeAll(async () => void (room = await Room.start('party')))
  afterAll(() => room.close())
  const people = async () => {
    const { session } = room
    const path = `/api/workshops/${session.workshop.workshopId}/people`
    return peopleSchema.parse((await session.facilitator.get(path)).json).people
  }
  const fay = async () => (await people()).find(({ isMe }) => isMe)!.participantId
  const change = (id: string, wanted: object, by = room.session.facilitator) =>
    by.post(room.personPath(id, 'role'), wanted)

  it('takes a person out at once: sockets, cookie and token; a new link keeps them out', async () => {
    const { session } = room
    const eve = await session.delegate('us', 'Eve')
    const board = await openBoard(eve.client, session.boardId)
    const { syncToken } = (await eve.client.post(`/api/boards/${session.boardId}/token`)).json as {
      syncToken: string
    }
    const closed = new Promise<number>((resolve) => board.onClose(resolve))
    const path = room.personPath(eve.participantId, 'take-out')
    const out = await session.facilitator.post(path, { replaceLink: true })
    expect(out.status).toBe(204)
    expect(await closed).toBe(CLOSE_REASONS.taken_out)
    board.close()
    expect(errorOf(await eve.client.get(`/api/boards/${session.boardId}`)).code).toBe('revoked')
    const raw = new WebSocket(
      `${eve.client.base.replace('http', 'ws')}/sync/${session.boardId}?token=${syncToken}`,
    )
    const [code] = (await once(raw, 'close')) as [number]
    expect(code).toBe(CLOSE_REASONS.revoked)
    const link = session.workshop.links.parties['us' as never] ?? ''
    const again = await eve.client.post('/api/join', { token: link.split('/').at(-1), name: 'Eve' })
    expect(errorOf(again).code).toBe('bad_token')
    // Others who came by that link stay.
    expect((await session.us[0]!.client.get(room.path)).status).toBe(200)
    expect((await people()).map(({ name }) => name)).not.toContain('Eve')
    expect(errorOf(await session.facilitator.post(path, {})).code).toBe('not_found')
  })

  it('changes a role live: sockets end, and what may be done is the new role’s', async () => {
    const { session } = room
    const sam = await session.delegate('rok', 'Sam')
    const board = await openBoard(sam.client, session.boardId)
    const closed = new Promise<number>((resolve) => board.onClose(resolve))
    expect((await change(sam.participantId, { role: 'observer' })).status).toBe(204)
    expect(await closed).toBe(CLOSE_REASONS.role_changed)
    board.close()
    expect((await session.dialogue()).roster.map(({ name }) => name)).not.toContain('Sam')
    const reading = await openBoard(sam.client, session.boardId)
    const ended = new Promise<number>((resolve) => reading.onClose(resolve))
    reading.doc.transact(() => writeRecords(reading.doc, [geo('shape:sams', PAGE)]))
    expect(await ended).toBe(CLOSE_REASONS.read_only)
    reading.close()
    expect((await change(sam.participantId, { role: 'facilitator' })).status).toBe(204)
    expect((await sam.client.get(`${room.path}/activity`)).status).toBe(200)
    expect((await change(sam.participantId, { role: 'delegate', party: 'rok' })).status).toBe(204)
    expect(errorOf(await sam.client.get(`${room.path}/activity`)).code).toBe('forbidden')
    expect((await session.dialogue()).roster.map(({ name }) => name)).toContain('Sam')
  })

  it.each([
    [{ role: 'delegate', party: 'rok' }, 'other_party'],
    [{ role: 'interpreter', party: 'rok' }, 'other_party'],
    [{ role: 'delegate' }, 'required'],
    [{ role: 'delegate', party: 'prc' }, 'unknown'],
    [{ role: 'observer', party: 'us' }, 'invalid'],
    [{ role: 'admin' }, 'unknown'],
  ])(
    'refuses a role that does not fit who came by a link of the U.S.: %j',
    async (wanted, problem) => {
      const error = errorOf(await change(room.vicId, wanted))
      expect(error).toMatchObject({ code: 'invalid_fields', fields: [{ problem }] })
    },
  )

  it('keeps a facilitator, whoever is asked for', async () => {
    const id = await fay()
    expect((await people()).find(({ isMe }) => isMe)).toMatchObject({ isLastFacilitator: true })
    const refused = [
      await change(id, { role: 'observer' }),
      await room.session.facilitator.post(room.personPath(id, 'take-out'), {}),
    ].map((answer) => errorOf(answer))
    for (const error of refused) {
      expect(error).toMatchObject({ code: 'conflict', fields: [{ problem: 'last_facilitator' }] })
    }
  })

  it('a seat in the open round is fixed: no other role until it is closed; taking out works', async () => {
    const session = await Session.start('party', { us: 3, rok: 3 })
    const path = (id: string, what: string) =>
      `/api/workshops/${session.workshop.workshopId}/people/${id}/${what}`
    const [one, two] = session.us
    const round = await session.open()
    const answer = { self: 40, estimates: { rok: 20 } }
    await session.answer(two!, round.id, 'threat-picture', answer)
    const role = path(one!.participantId, 'role')
    const refused = await session.facilitator.post(role, { role: 'observer' })
    expect(errorOf(refused)).toMatchObject({ code: 'conflict', fields: [{ problem: 'seated' }] })
    const out = await session.facilitator.post(path(two!.participantId, 'take-out'), {})
    expect(out.status).toBe(204)
    const [open] = (await session.dialogue()).rounds
    expect(open?.roster).toHaveLength(6)
    const closed = await session.close(open!)
    expect(closed.progress.seats).toBe(6)
    expect((await session.facilitator.post(role, { role: 'observer' })).status).toBe(204)
    const { roster } = await session.dialogue()
    expect(roster.map(({ name }) => name).sort()).toEqual(['rok 1', 'rok 2', 'rok 3', 'us 3'])
  })

  it('a personal seat is free while its person is in another role, and theirs when they are back', async () => {
    const { session } = room
    const invitations = `/api/workshops/${session.workshop.workshopId}/invitations`
    const made = await session.facilitator.post(invitations, {
      role: 'delegate',
      party: 'us',
      seatLabel: 'U.S. 7',
    })
    const link = (made.json as { url: string }).url
    const pat = await session.delegate('us', 'Pat', link)
    const seat = async () =>
      (await session.dialogue()).roster.find(({ label }) => label === 'U.S. 7')?.name
    expect(await seat()).toBe('Pat')
    expect((await change(pat.participantId, { role: 'observer' })).status).toBe(204)
    expect(await seat()).toBeNull()
    expect((await change(pat.participantId, { role: 'delegate', party: 'us' })).status).toBe(204)
    expect(await seat()).toBe('Pat')
    expect((await change(pat.participantId, { role: 'observer' })).status).toBe(204)
    const quinn = await session.delegate('us', 'Quinn', link)
    expect(await seat()).toBe('Quinn')
    // The seat is taken: Pat sits for themselves.
    expect((await change(pat.participantId, { role: 'delegate', party: 'us' })).status).toBe(204)
    const { roster } = await session.dialogue()
    const names = roster.filter(({ party }) => party === 'us').map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Pat', 'Quinn']))
    expect(quinn.participantId).not.toBe(pat.participantId)
  })

  it('a facilitator can’t renew or revoke their own personal link', async () => {
    const { session } = room
    const invitations = `/api/workshops/${session.workshop.workshopId}/invitations`
    const made = await session.facilitator.post(invitations, {
      role: 'facilitator',
      seatLabel: 'Co-facilitator',
    })
    const { id, url } = made.json as { id: string; url: string }
    const cora = new Client()
    await cora.join(url, 'Cora')
    for (const what of ['renew', 'revoke']) {
      const answer = await cora.post(`${invitations}/${id}/${what}`)
      expect(errorOf(answer).code).toBe('conflict')
    }
    expect((await cora.get(room.path)).status).toBe(200)
    expect((await session.facilitator.post(`${invitations}/${id}/renew`)).status).toBe(200)
    expect(errorOf(await cora.get(room.path)).code).toBe('revoked')
  })
})
