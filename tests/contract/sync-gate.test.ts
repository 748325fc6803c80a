import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { MESSAGE, SYNC, writeSync, type Refusal } from '@/sync/protocol/messages'
import {
  bareSocket,
  BOARD,
  closing,
  docShows,
  ending,
  field,
  joined,
  opened,
  ours,
  putRecord,
  setField,
  startRooms,
  statusShows,
  type TestServer,
} from '../fixtures/rooms'

const said = (en: string) => ({ text: { en, ko: '' }, evidence: [], status: 'seeded' })
const GEO = {
  typeName: 'shape',
  type: 'geo',
  geometry: ['page:page', 'a1', 0, 0, 0],
  isLocked: false,
  opacity: 1,
}
const AXIS = {
  ...GEO,
  type: 'axis',
  'props.number': 1,
  'props.stances.us': said('US'),
  'props.stances.rok': said('ROK'),
  'meta.lock': 'facilitator',
}

/** A board with a page and a locked axis, as a server command would seed it. */
async function seeded(): Promise<TestServer> {
  const server = await startRooms()
  await server.rooms.writeAsServer(BOARD, (doc) => {
    doc.getMap('meta').set('schema', 'stamp')
    putRecord({ doc }, 'page:page', { typeName: 'page', name: 'Board', index: 'a1' })
    putRecord({ doc }, 'shape:axis', AXIS)
  })
  return server
}

/** The next refusal our client is told of. */
const refused = (connection: { onRefused(listener: (refusal: Refusal) => void): () => void }) =>
  new Promise<Refusal>((resolve) => connection.onRefused(resolve))

const content = (doc: Y.Doc) => JSON.stringify(doc.getMap('records').toJSON())

/** Resolves when one client has everything the other has. */
const caughtUp = (one: { doc: Y.Doc }, other: { doc: Y.Doc }) => {
  const wanted = [...Y.decodeStateVector(Y.encodeStateVector(other.doc))]
  return docShows(one.doc, () =>
    wanted.every(([clientId, clock]) => Y.getState(one.doc.store, clientId) >= clock),
  )
}

describe('gate', () => {
  it('[W2] puts a locked shape back without a clock gap; a third, late joiner is equal', async () => {
    const server = await seeded()
    const us = ours(server, 'us')
    const rok = await joined(server, 'rok')
    await us.whenSynced
    const seenByRok: unknown[] = []
    rok.doc.on('afterTransaction', () => seenByRok.push(field(rok, 'shape:axis', 'geometry')))
    const told = refused(us)
    us.doc.transact(() => {
      setField(us, 'shape:axis', 'geometry', ['page:page', 'a1', 99, 99, 0])
      putRecord(us, 'shape:free', GEO)
    })
    expect(await told).toEqual({ reason: 'forbidden', recordIds: ['shape:axis'] })
    await docShows(
      us.doc,
      () => JSON.stringify(field(us, 'shape:axis', 'geometry')) === '["page:page","a1",0,0,0]',
    )
    await docShows(rok.doc, () => rok.records.has('shape:free'))
    expect(JSON.stringify(seenByRok)).not.toContain('99')
    // Its next change builds on the one that was put back: no gap, so it arrives.
    setField(us, 'shape:free', 'opacity', 0.5)
    await docShows(rok.doc, () => field(rok, 'shape:free', 'opacity') === 0.5)
    await statusShows(us, ({ state }) => state === 'saved')
    const late = await joined(server, 'rok')
    expect(content(late.doc)).toBe(content(rok.doc))
    expect(content(late.doc)).toBe(content(us.doc))
    expect(Y.encodeStateVector(late.doc)).toEqual(Y.encodeStateVector(us.doc))
  })

  it('[W2] brings a deleted locked shape back, and a facilitator may delete it', async () => {
    const server = await seeded()
    const us = await joined(server, 'us')
    const facilitator = await joined(server, 'facilitator')
    us.records.delete('shape:axis')
    await docShows(us.doc, () => us.records.has('shape:axis'))
    expect(field(us, 'shape:axis', 'props.stances.rok')).toEqual(said('ROK'))
    await caughtUp(facilitator, us)
    facilitator.records.delete('shape:axis')
    await docShows(us.doc, () => !us.records.has('shape:axis'))
  })

  it('[W3] only facilitators unlock; unlocked, it is free', async () => {
    const server = await seeded()
    const us = await joined(server, 'us')
    const facilitator = await joined(server, 'facilitator')
    us.records.get('shape:axis')?.delete('meta.lock')
    await docShows(us.doc, () => field(us, 'shape:axis', 'meta.lock') === 'facilitator')
    await caughtUp(facilitator, us)
    facilitator.records.get('shape:axis')?.delete('meta.lock')
    await docShows(us.doc, () => field(us, 'shape:axis', 'meta.lock') === undefined)
    setField(us, 'shape:axis', 'opacity', 0.25)
    await docShows(facilitator.doc, () => field(facilitator, 'shape:axis', 'opacity') === 0.25)
  })

  it("[7.7] [W4] takes one's own stance and puts the other side's back, facilitators included", async () => {
    const server = await seeded()
    const us = await joined(server, 'us')
    const rok = await joined(server, 'rok')
    const facilitator = await joined(server, 'facilitator')
    setField(us, 'shape:axis', 'props.stances.us', said('corrected'))
    await docShows(rok.doc, () =>
      JSON.stringify(field(rok, 'shape:axis', 'props.stances.us')).includes('corrected'),
    )
    for (const forger of [us, facilitator]) {
      setField(forger, 'shape:axis', 'props.stances.rok', said('forged'))
      await docShows(
        forger.doc,
        () =>
          JSON.stringify(field(forger, 'shape:axis', 'props.stances.rok')) ===
          JSON.stringify(said('ROK')),
      )
    }
    expect(field(rok, 'shape:axis', 'props.stances.rok')).toEqual(said('ROK'))
  })

  it('[W6] brings back a page that holds locked records', async () => {
    const server = await seeded()
    const us = await joined(server, 'us')
    us.records.delete('page:page')
    await docShows(us.doc, () => us.records.has('page:page'))
  })

  it('[W7] keeps the schema stamp', async () => {
    const server = await seeded()
    const us = await joined(server, 'us')
    us.doc.getMap('meta').set('schema', 'forged')
    await docShows(us.doc, () => us.doc.getMap('meta').get('schema') === 'stamp')
  })

  it("[W1] leaves an observer's writes out; ours is told to start anew", async () => {
    const server = await seeded()
    const us = await joined(server, 'us')
    const observer = ours(server, 'observer')
    await statusShows(observer, ({ state }) => state === 'saved')
    const told = refused(observer)
    putRecord(observer, 'shape:observed', GEO)
    expect(await told).toEqual({ reason: 'read_only', recordIds: [] })
    const { reason, waiting } = await statusShows(observer, ({ state }) => state === 'closed')
    expect({ reason, waiting }).toEqual({ reason: 'read_only', waiting: 1 })
    expect(us.records.has('shape:observed')).toBe(false)
    expect((await server.rooms.readDocument(BOARD))?.getMap('records').has('shape:observed')).toBe(
      false,
    )
  })

  it('[W1] lets a stranger who observes go on reading, unheard, with the offline copy they had', async () => {
    const server = await seeded()
    const us = await joined(server, 'us')
    const observer = await joined(server, 'observer')
    putRecord(observer, 'shape:observed', GEO)
    putRecord(us, 'shape:seen', GEO)
    await docShows(observer.doc, () => observer.records.has('shape:seen'))
    expect(us.records.has('shape:observed')).toBe(false)
    const again = await joined(server, 'observer')
    again.provider.disconnect()
    us.records.delete('shape:seen')
    again.provider.connect()
    await docShows(again.doc, () => !again.records.has('shape:seen'))
  })

  it('[W8] keeps an invalid record in the document, reports it, and the rest goes on', async () => {
    const server = await seeded()
    const us = ours(server, 'us')
    const rok = await joined(server, 'rok')
    await us.whenSynced
    const told = refused(us)
    us.doc.transact(() => {
      putRecord(us, 'shape:odd', { typeName: 'shape', type: 'nonsense' })
      putRecord(us, 'page:2', { typeName: 'page', name: 'Two', index: 'a2' })
    })
    expect(await told).toEqual({ reason: 'invalid_record', recordIds: ['shape:odd'] })
    await docShows(rok.doc, () => rok.records.has('page:2') && rok.records.has('shape:odd'))
    expect(server.logged.some(({ message }) => message === 'invalid records')).toBe(true)
  })

  it('[W9] a revoked participant loses the socket at once, unsent frames included', async () => {
    const server = await seeded()
    const us = ours(server, 'us')
    const rok = await joined(server, 'rok')
    await statusShows(us, ({ state }) => state === 'saved')
    const id = server.auth.people.get('us')!.participantId
    const release = server.storage.holdAppends()
    const asked = server.storage.nextAppend()
    putRecord(rok, 'shape:rok', GEO)
    await asked
    const alsoUs = bareSocket(server, 'us')
    await opened(alsoUs)
    const arrived = once(alsoUs, 'pong')
    const unsaved = new Y.Doc()
    putRecord({ doc: unsaved }, 'shape:queued', GEO)
    alsoUs.send(writeSync(SYNC.update, Y.encodeStateAsUpdate(unsaved)))
    alsoUs.ping()
    await arrived
    server.auth.revoked.add(id)
    server.rooms.disconnectParticipant(id, 'revoked')
    putRecord(us, 'shape:us', GEO)
    release()
    const { reason } = await statusShows(us, ({ state }) => state === 'closed')
    expect(reason).toBe('revoked')
    putRecord(rok, 'shape:later', GEO)
    const late = await joined(server, 'facilitator')
    await docShows(late.doc, () => late.records.has('shape:later'))
    expect([...late.records.keys()].filter((key) => /us|queued/.test(key))).toEqual([])
    await docShows(rok.doc, () => rok.records.has('shape:rok'))
    expect((await server.rooms.readDocument(BOARD))?.getMap('records').has('shape:us')).toBe(false)
  })

  it('[W9] notices a revocation in the middle of an admission', async () => {
    const server = await seeded()
    const id = server.auth.people.get('us')!.participantId
    server.auth.duringOpen = () => {
      server.auth.revoked.add(id)
      server.rooms.disconnectParticipant(id, 'revoked')
    }
    const us = ours(server, 'us')
    expect((await statusShows(us, ({ state }) => state === 'closed')).reason).toBe('revoked')
  })

  it('[W9] a change of role ends the socket and holds from the next one on', async () => {
    const server = await seeded()
    const us = await joined(server, 'us')
    const ended = ending(us.provider)
    const person = server.auth.people.get('us')!
    server.auth.people.set('us', { ...person, role: 'observer' })
    server.rooms.changeRole(person.participantId)
    expect((await ended).code).toBe(CLOSE_REASONS.role_changed)
    const again = await joined(server, 'us')
    putRecord(again, 'shape:late', GEO)
    const rok = await joined(server, 'rok')
    putRecord(rok, 'shape:rok', GEO)
    await docShows(again.doc, () => again.records.has('shape:rok'))
    expect(rok.records.has('shape:late')).toBe(false)
  })

  it('[W10] holds a change whose beginning is missing, asks for it, and gives up after a while', async () => {
    const server = await startRooms({ limits: { unresolvedMs: 50 } })
    const other = new Y.Doc()
    const map = other.getMap('records')
    map.set('a', 1)
    const before = Y.encodeStateVector(other)
    map.set('b', 2)
    const socket = bareSocket(server, 'us')
    const ended = closing(socket)
    const asked: unknown[] = []
    socket.on('message', (data: Buffer) =>
      asked.push(data[0] === MESSAGE.sync && data[1] === SYNC.step1),
    )
    await opened(socket)
    await once(socket, 'message')
    socket.send(writeSync(SYNC.update, Y.encodeStateAsUpdate(other, before)))
    expect(await ended).toEqual({ code: 4422, reason: 'unresolved_changes' })
    expect(asked).toEqual([true, true])
    const late = await joined(server, 'rok')
    expect(late.doc.store.pendingStructs).toBeNull()
    expect(late.records.size).toBe(0)
  })

  it('[W10] takes a held change once its beginning has come, and acknowledges only then', async () => {
    const server = await startRooms()
    const other = new Y.Doc()
    const map = other.getMap('records')
    map.set('a', 1)
    const first = Y.encodeStateAsUpdate(other)
    const before = Y.encodeStateVector(other)
    map.set('b', 2)
    const socket = bareSocket(server, 'us', '&ext=1')
    const committed: number[] = []
    const both = new Promise<void>((resolve) =>
      socket.on('message', (data: Buffer) => {
        if (data[0] === MESSAGE.committed) committed.push(data[1] ?? -1)
        if (data[0] === MESSAGE.committed && data[1] === 2) resolve()
      }),
    )
    await opened(socket)
    await once(socket, 'message')
    socket.send(writeSync(SYNC.update, Y.encodeStateAsUpdate(other, before)))
    await once(socket, 'message')
    socket.send(writeSync(SYNC.update, first))
    await both
    expect(committed).toEqual([2])
    expect([...(await joined(server, 'rok')).records.keys()].sort()).toEqual(['a', 'b'])
  })

  it("[W11] nobody extends the client id of another's open tab", async () => {
    const server = await startRooms({ limits: { unresolvedMs: 50 } })
    const us = await joined(server, 'us')
    const rok = await joined(server, 'rok')
    putRecord(rok, 'shape:0', GEO)
    await docShows(us.doc, () => us.records.has('shape:0'))
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(us.doc))
    forged.clientID = rok.doc.clientID
    forged.getMap('records').set('shape:forged', new Y.Map())
    const ended = ending(us.provider)
    Y.applyUpdate(us.doc, Y.encodeStateAsUpdate(forged))
    expect((await ended).code).toBe(CLOSE_REASONS.unresolved_changes)
    putRecord(rok, 'shape:1', GEO)
    const facilitator = await joined(server, 'facilitator')
    await docShows(facilitator.doc, () => facilitator.records.has('shape:1'))
    expect(facilitator.records.has('shape:forged')).toBe(false)
  })
})
