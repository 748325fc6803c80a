import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { boardViewSchema } from '@/app/api/_http/schemas'
import { writeRecords } from '@/sync/doc/layout'
import { card } from '@/sync/doc/testing/records'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { CaucusRoom } from './caucus-room'
import { Client, errorOf } from './client'
import { openBoard } from './session'

/** A side's own room: who has it, and that to everybody else it isn't there, whatever they ask. */

let room: CaucusRoom
beforeAll(async () => {
  room = await CaucusRoom.start()
})
afterAll(() => room.dispose())

describe("a side's caucus", () => {
  it('is one room, made when somebody of the side first opens it', async () => {
    expect(await room.enter(room.us)).toBe(room.caucusId)
    expect(await room.enter(room.colleague)).toBe(room.caucusId)
    expect(await room.enter(room.interpreter)).toBe(room.caucusId)
    const theirs = await Promise.all(room.session.rok.map(({ client }) => room.enter(client)))
    expect(new Set(theirs).size).toBe(1)
    expect(theirs[0]).not.toBe(room.caucusId)
    const { board } = boardViewSchema.parse(
      (await room.us.get(`/api/boards/${room.caucusId}`)).json,
    )
    expect(board.caucus).toEqual({ party: 'us', plenaryId: room.session.boardId })
    const plenary = boardViewSchema.parse(
      (await room.us.get(`/api/boards/${room.session.boardId}`)).json,
    )
    expect(plenary.board.caucus).toBeNull()
  })

  it('is nobody else’s to make', async () => {
    for (const client of [room.session.facilitator, room.session.observer, room.others[4]![1]]) {
      const answer = await client.post(`/api/boards/${room.session.boardId}/caucus`)
      expect(errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
    }
    const group = await new Client(room.server.url).post('/api/workshops', {
      template: 'brainstorm',
    })
    const { boardId, links } = group.json as { boardId: string; links: { parties: object } }
    const member = new Client(room.server.url)
    await member.join(Object.values(links.parties)[0] as string, 'Mo')
    const answer = await member.post(`/api/boards/${boardId}/caucus`)
    expect(errorOf(answer)).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('is written in by its delegates, translated by its interpreter', async () => {
    const place = { parentId: 'page:page' }
    await room.write((doc) => {
      writeRecords(doc, [
        card('shape:secret', { titleEn: 'Secret' }, place),
        card('shape:other', { titleEn: 'Heron' }, { ...place, index: 'a9' }),
      ])
    })
    const board = await openBoard(room.interpreter, room.caucusId)
    const records = board.doc.getMap<Y.Map<unknown>>('records')
    records.get('shape:other')?.set('props.titleKo', new Y.Text('왜가리'))
    records.delete('shape:secret')
    await board.until(() => records.has('shape:secret'))
    board.close()
  })

  it('is a board that is not there to everybody else, on every route', async () => {
    for (const [who, client] of room.others) {
      for (const [route, answer] of await Promise.all(room.everyRoute(client))) {
        if (route === 'page') continue // A page of its own says so; what it says is looked at below.
        expect({ who, route, status: answer.status }).toEqual({ who, route, status: 404 })
        expect(errorOf(answer).code).toBe('not_found')
      }
    }
    const stranger = new Client(room.server.url)
    expect(errorOf(await stranger.get(`/api/boards/${room.caucusId}`))).toMatchObject({
      status: 401,
    })
  })

  it('takes no token but its own, and its own opens nothing else', async () => {
    const ofPlenary = await room.tokenFor(room.us, room.session.boardId)
    const ofCaucus = await room.tokenFor(room.us, room.caucusId)
    expect(await room.closingCode(room.caucusId, ofPlenary)).toBe(CLOSE_REASONS.bad_token)
    expect(await room.closingCode(room.session.boardId, ofCaucus)).toBe(CLOSE_REASONS.bad_token)
    for (const [, client] of room.others) {
      const theirs = await room.tokenFor(client, room.session.boardId)
      expect(await room.closingCode(room.caucusId, theirs)).toBe(CLOSE_REASONS.bad_token)
    }
  })

  it('has no rounds, no tabling, no commitments and no export of its own', async () => {
    for (const path of ['dialogue', 'export.json']) {
      const answer = await room.us.get(`/api/boards/${room.caucusId}/${path}`)
      expect(errorOf(answer)).toMatchObject({ status: 403, code: 'wrong_board' })
    }
    const answer = await room.us.post(`/api/boards/${room.caucusId}/consulting`, {
      consulting: true,
    })
    expect(errorOf(answer)).toMatchObject({ status: 403, code: 'wrong_board' })
  })

  it('stays out of the list of workshops and of what a link opens', async () => {
    const answer = await room.us.get('/api/workshops/recent')
    expect(JSON.stringify(answer.json)).toContain(room.session.boardId)
    expect(JSON.stringify(answer.json)).not.toContain(room.caucusId)
    const client = new Client(room.server.url)
    const joined = await client.join(
      room.session.workshop.links.parties['us' as never] ?? '',
      'Late',
    )
    expect(joined.boardId).toBe(room.session.boardId)
  })
})

describe('facilitators', () => {
  it('are asked in by delegates alone', async () => {
    expect(errorOf(await room.guest(room.interpreter, room.facilitatorId, true)).code).toBe(
      'forbidden',
    )
    const observerId = (await room.me(room.session.observer)).participantId
    expect(errorOf(await room.guest(room.us, observerId, true)).code).toBe('invalid_fields')
    expect((await room.view(room.session.facilitator)).invitedTo).toEqual([])
    expect((await room.view(room.session.facilitator)).own).toBeNull()
  })

  it('enter while they are guests; shown out, their sockets there end at once', async () => {
    expect((await room.guest(room.us, room.facilitatorId, true)).status).toBe(200)
    expect((await room.view(room.session.facilitator)).invitedTo).toEqual([
      { party: 'us', boardId: room.caucusId },
    ])
    expect((await room.view(room.colleague, room.caucusId)).own?.guests).toEqual([
      { participantId: room.facilitatorId, name: 'Fay', role: 'facilitator' },
    ])
    const token = await room.tokenFor(room.session.facilitator, room.caucusId)
    const there = await openBoard(room.session.facilitator, room.caucusId)
    const plenary = await openBoard(room.session.facilitator, room.session.boardId)
    let plenaryEnded = false
    plenary.onClose(() => (plenaryEnded = true))

    // A guest looks and writes, and neither releases nor asks others in.
    const chosen = { shapeIds: ['shape:going'] }
    const refused = await room.release(room.session.facilitator, '/preview', chosen)
    expect(errorOf(refused)).toMatchObject({ status: 403, code: 'forbidden' })
    expect(errorOf(await room.guest(room.session.facilitator, room.facilitatorId, true)).code).toBe(
      'forbidden',
    )
    const exported = await room.session.facilitator.get(`/api/boards/${room.caucusId}/export.json`)
    expect(errorOf(exported).code).toBe('wrong_board')

    const ended = new Promise<number>((resolve) => there.onClose(resolve))
    expect((await room.guest(room.colleague, room.facilitatorId, false)).status).toBe(200)
    expect(await ended).toBe(CLOSE_REASONS.revoked)
    expect(plenaryEnded).toBe(false)
    expect(await room.closingCode(room.caucusId, token)).toBe(CLOSE_REASONS.revoked)
    const again = await room.session.facilitator.post(`/api/boards/${room.caucusId}/token`)
    expect(errorOf(again).code).toBe('not_found')
    there.close()
    plenary.close()
  })

  it('steer the plenary; in a caucus its delegates do, for it alone', async () => {
    await room.guest(room.us, room.facilitatorId, true)
    const start = { do: 'startTimer', duration: 60_000, movesOn: false }
    const steer = (client: Client, boardId: string) =>
      client.post(`/api/boards/${boardId}/session`, start)
    expect((await steer(room.us, room.caucusId)).status).toBe(200)
    for (const client of [room.session.facilitator, room.interpreter]) {
      expect(errorOf(await steer(client, room.caucusId)).code).toBe('forbidden')
    }
    expect(errorOf(await steer(room.session.rok[0]!.client, room.caucusId)).code).toBe('not_found')
    expect(errorOf(await steer(room.us, room.session.boardId)).code).toBe('forbidden')
    const plenary = await room.session.facilitator.get(
      `/api/boards/${room.session.boardId}/session`,
    )
    expect(JSON.stringify(plenary.json)).not.toContain('"duration":60000')
  })

  it('are asked anew when they were something else in between', async () => {
    const { facilitator: link } = room.session.workshop.links
    const second = new Client(room.server.url)
    const { participantId } = await second.join(link, 'Second')
    expect((await room.guest(room.us, participantId, true)).status).toBe(200)
    expect((await second.get(`/api/boards/${room.caucusId}`)).status).toBe(200)
    const { workshopId } = room.session.workshop
    for (const role of ['observer', 'facilitator']) {
      const path = `/api/workshops/${workshopId}/people/${participantId}/role`
      expect((await room.session.facilitator.post(path, { role })).status).toBe(204)
      expect(errorOf(await second.get(`/api/boards/${room.caucusId}`)).code).toBe('not_found')
    }
  })

  it('may leave by themselves', async () => {
    await room.guest(room.us, room.facilitatorId, true)
    expect((await room.guest(room.session.facilitator, room.facilitatorId, false)).status).toBe(200)
    expect((await room.view(room.session.facilitator)).invitedTo).toEqual([])
    expect(errorOf(await room.session.facilitator.get(`/api/boards/${room.caucusId}`)).code).toBe(
      'not_found',
    )
  })
})

describe('a role that a facilitator has given', () => {
  const change = (id: string, role: string, party: string | null = null) =>
    room.session.facilitator.post(
      `/api/workshops/${room.session.workshop.workshopId}/people/${id}/role`,
      { role, party },
    )

  /** Somebody who came by a link of no side, and was then put on the U.S. one. */
  async function made(role: 'delegate' | 'interpreter', link: 'observer' | 'facilitator') {
    const client = new Client(room.server.url)
    const name = `${link} made ${role}`
    const { participantId } = await client.join(room.session.workshop.links[link], name)
    expect((await change(participantId, role, 'us')).status).toBe(204)
    return { client, participantId, name }
  }

  async function expectShut(client: Client) {
    for (const [route, answer] of await Promise.all(room.everyRoute(client))) {
      if (route !== 'page') expect({ route, status: answer.status }).toEqual({ route, status: 404 })
    }
    const entering = await client.post(`/api/boards/${room.session.boardId}/caucus`)
    expect(errorOf(entering)).toMatchObject({ status: 403, code: 'forbidden' })
    const token = await room.tokenFor(client, room.session.boardId)
    expect(await room.closingCode(room.caucusId, token)).toBe(CLOSE_REASONS.bad_token)
    expect(await room.view(client)).toMatchObject({ own: null, notLetInto: 'us', invitedTo: [] })
  }

  it.each([
    ['delegate', 'observer'],
    ['delegate', 'facilitator'],
    ['interpreter', 'observer'],
  ] as const)(
    'opens no caucus: a %s who came by the link for a %s waits until the side lets them in',
    async (role, link) => {
      const { client, participantId, name } = await made(role, link)
      await expectShut(client)
      // Nobody but the side's delegates lets them in: not themselves, not whoever gave them the role.
      for (const other of [client, room.session.facilitator, room.session.rok[0]!.client]) {
        expect(errorOf(await room.guest(other, participantId, true)).code).toBe('not_found')
      }
      expect(errorOf(await room.guest(room.interpreter, participantId, true)).code).toBe(
        'forbidden',
      )
      const { own } = await room.view(room.us, room.caucusId)
      expect(own?.admissible).toContainEqual({ participantId, name, role })

      expect((await room.guest(room.us, participantId, true)).status).toBe(200)
      expect(await room.view(client)).toMatchObject({
        own: { party: 'us', boardId: room.caucusId },
        notLetInto: null,
      })
      expect(await room.enter(client)).toBe(room.caucusId)
      const token = await room.tokenFor(client, room.caucusId)
      const there = await openBoard(client, room.caucusId)
      const ended = new Promise<number>((resolve) => there.onClose(resolve))
      expect((await room.guest(room.colleague, participantId, false)).status).toBe(200)
      expect(await ended).toBe(CLOSE_REASONS.revoked)
      expect(await room.closingCode(room.caucusId, token)).toBe(CLOSE_REASONS.revoked)
      there.close()
      await expectShut(client)
    },
  )

  it('in another role, who was let in is let in anew', async () => {
    const { client, participantId } = await made('delegate', 'observer')
    expect((await room.guest(room.us, participantId, true)).status).toBe(200)
    expect((await client.get(`/api/boards/${room.caucusId}`)).status).toBe(200)
    for (const [role, party] of [
      ['observer', null],
      ['delegate', 'us'],
    ] as const) {
      expect((await change(participantId, role, party)).status).toBe(204)
      expect(errorOf(await client.get(`/api/boards/${room.caucusId}`)).code).toBe('not_found')
    }
    await expectShut(client)
  })

  it('leaves who came by the side’s link where they were, when they come back to it', async () => {
    const { client, participantId } = await room.session.delegate('us', 'Back')
    for (const [role, party, status] of [
      ['observer', null, 404],
      ['interpreter', 'us', 200],
      ['facilitator', null, 404],
      ['delegate', 'us', 200],
    ] as const) {
      expect((await change(participantId, role, party)).status).toBe(204)
      expect((await client.get(`/api/boards/${room.caucusId}`)).status).toBe(status)
    }
    const { own } = await room.view(room.us, room.caucusId)
    expect(own?.admissible.some((one) => one.participantId === participantId)).toBe(false)
  })

  it('tells nobody outside the side whether it has a room', async () => {
    const client = new Client(room.server.url)
    const { links, workshopId } = (
      await client.post('/api/workshops', { template: 'us-rok-space' })
    ).json as { links: { facilitator: string; observer: string }; workshopId: string }
    const lead = new Client(room.server.url)
    await lead.join(links.facilitator, 'Lead')
    const { participantId, boardId } = await client.join(links.observer, 'Made')
    const path = `/api/workshops/${workshopId}/people/${participantId}/role`
    expect((await lead.post(path, { role: 'delegate', party: 'us' })).status).toBe(204)
    const none = await client.post(`/api/boards/${boardId}/caucus`)
    const { client: here } = await made('delegate', 'observer')
    const some = await here.post(`/api/boards/${room.session.boardId}/caucus`)
    expect(none.json).toEqual(some.json)
  })
})

describe('a change of role or side', () => {
  it('ends access with the next look, and a token that was given before opens nothing', async () => {
    const { client, participantId } = await room.session.delegate('us', 'Tess')
    expect(await room.enter(client)).toBe(room.caucusId)
    const token = await room.tokenFor(client, room.caucusId)
    const database = new Database(join(room.server.dataDir, 'common-ground.db'), { timeout: 5000 })
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
        expect(errorOf(await client.get(`/api/boards/${room.caucusId}`)).code).toBe('not_found')
        expect(await room.closingCode(room.caucusId, token)).toBe(CLOSE_REASONS.revoked)
      }
      become('interpreter', 'us')
      expect((await client.get(`/api/boards/${room.caucusId}`)).status).toBe(200)
    } finally {
      database.close()
    }
  })
})
