import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undoCountsSchema } from '@/app/api/_http/order-routes'
import { readRecord, recordsOf } from '@/sync/doc/layout'
import { arrow, binding, card, frame, geo } from '@/sync/doc/testing/records'
import { startTestServer, type TestServer } from '../fixtures/server'
import { Client, errorOf, newWorkshop } from './client'
import { OrderRoom, PAGE, type Activity } from './order-room'
import { openBoard, Session } from './session'

/** Keeping order on a board: who may, the list of who did what, bringing back and undoing. */

const lines = ({ entries }: Activity) => entries.map(({ verb, thing }) => `${verb} ${thing}`)

describe('who may keep order', () => {
  let room: OrderRoom
  beforeAll(async () => void (room = await OrderRoom.start()))
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
      const room = await OrderRoom.start(mode)
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
    const room = await OrderRoom.start()
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
    const room = await OrderRoom.start()
    const { session } = room
    const proposal = await session.addCard('tabled')
    expect((await session.table([proposal])).status).toBe(204)
    expect(lines(await room.activity())).toEqual(['created proposal-card'])
    room.close()
  })
})

describe('bringing back and undoing', () => {
  let server: TestServer
  let room: OrderRoom
  beforeAll(async () => void (server = await startTestServer()))
  beforeAll(async () => void (room = await OrderRoom.start('none', server.url)))
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
