import { afterAll, beforeAll, expect, it } from 'vitest'
import { ownDraftSchema, releasedSchema } from '@/app/api/_http/draft-routes'
import { sessionStateSchema } from '@/dialogue/session/session-state'
import { readRecords, writeRecords } from '@/sync/doc/layout'
import { note } from '@/sync/doc/testing/records'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { CaucusRoom } from './caucus-room'
import { type Client, errorOf } from './client'
import { openBoard, type OpenBoard } from './session'

/** Private writing inside a side's own room: its delegates lead it, and it goes no further than the room. */

const MARKER = 'ZEBRA-QUARTZ-5150'
let room: CaucusRoom
beforeAll(async () => {
  room = await CaucusRoom.start()
})
afterAll(() => room.dispose())

const post = (client: Client, path: string, json?: object) =>
  client.post(`/api/boards/${room.caucusId}/${path}`, json)

const shows = ({ doc }: OpenBoard, words: string) =>
  readRecords(doc).some((record) => JSON.stringify(record).includes(words))

it('is led by its delegates, told to its colleagues when released, and to the plenary and the other side never', async () => {
  const { us, colleague, session, caucusId } = room
  const [, rival] = room.others[0]!
  await room.enter(rival)
  const theirs = await openBoard(rival, await room.enter(rival))
  const beside = await openBoard(colleague, caucusId)
  const here = await openBoard(us, caucusId)

  const started = await post(us, 'session', { do: 'startDrafting' })
  expect(sessionStateSchema.parse(started.json).drafting).not.toBeNull()
  const plenary = await session.facilitator.get(`/api/boards/${session.boardId}/session`)
  expect(sessionStateSchema.parse(plenary.json).drafting).toBeNull()

  const { documentId } = ownDraftSchema.parse((await post(us, 'draft')).json)
  expect(documentId).not.toBeNull()
  const draft = await openBoard(us, documentId)
  const record = {
    ...note('shape:private', MARKER, { parentId: 'page:page' }),
    meta: { draft: documentId },
  }
  draft.doc.transact(() => writeRecords(draft.doc, [record]))
  const reader = await openBoard(us, documentId)
  await reader.until(() => shows(reader, MARKER))

  // A draft is its writer's: not even its own side opens it, nor is a byte of it in their room.
  for (const [who, client] of [['a colleague', colleague] as const, ...room.others]) {
    const answer = await client.post(`/api/boards/${documentId}/token`)
    expect({ who, status: errorOf(answer).status }).toEqual({ who, status: 404 })
    const own = await room.tokenFor(client, session.boardId)
    expect(await room.closingCode(documentId, own)).toBe(CLOSE_REASONS.bad_token)
  }
  const signs = [MARKER, 'shape:private', documentId]
  const expectNone = async (boards: readonly OpenBoard[]) => {
    const heard = Buffer.concat(boards.map((board) => board.received()))
    const said = await room.allResponses()
    for (const sign of signs) {
      expect(heard.includes(sign), `${sign} on a socket`).toBe(false)
      expect(said.includes(sign), `${sign} in a response`).toBe(false)
    }
    expect(room.server.output()).not.toContain(MARKER)
  }
  await expectNone([...room.opened, theirs, beside])

  // Only who steers this room ends it: no facilitator of the plenary, and no other side.
  for (const [who, client] of room.others) {
    for (const path of ['drafts/release', 'draft/release', 'draft']) {
      const answer = await post(client, path)
      expect({ who, path, status: errorOf(answer).status }).toEqual({ who, path, status: 404 })
    }
  }
  const early = await post(us, 'draft/release')
  expect(errorOf(early)).toMatchObject({ status: 409, code: 'conflict' })
  expect(errorOf(await post(room.interpreter, 'drafts/release')).code).toBe('forbidden')
  const { shapeIds } = releasedSchema.parse((await post(colleague, 'drafts/release')).json)
  expect(shapeIds).toHaveLength(1)
  for (const board of [here, beside]) await board.until(() => shows(board, MARKER))
  await expectNone([...room.opened, theirs])
  const { records } = await session.board()
  expect(JSON.stringify(records)).not.toContain(MARKER)
  for (const board of [theirs, beside, here, draft, reader]) board.close()
})
