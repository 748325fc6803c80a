import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { releasePreviewSchema } from '@/app/api/_http/caucus-schemas'
import { storedAssetSchema } from '@/app/api/_http/schemas'
import { writeRecords } from '@/sync/doc/layout'
import { card, geo, image, imageAsset } from '@/sync/doc/testing/records'
import { CaucusRoom, png } from './caucus-room'
import { errorOf } from './client'
import { openBoard } from './session'

/**
 * Design section 7, impossibility 6: what a side writes in its own room, searched for in every byte that
 * anybody else receives, before a release and after one.
 */

/** Words that stand in the U.S. caucus alone. */
const SECRET = 'ZEBRA-QUARTZ-7731'
const RELEASED = 'HERON-BASALT-2204'

let room: CaucusRoom
beforeAll(async () => {
  room = await CaucusRoom.start()
  const place = { parentId: 'page:page' }
  const going = { ...place, index: 'a9', meta: { note: SECRET } }
  const confirmed = { en: `${SECRET}\n` }
  await room.write((doc) => {
    writeRecords(doc, [
      card('shape:secret', { titleEn: SECRET }, place),
      card('shape:going', { titleEn: RELEASED, titleKo: '왜가리', confirmed }, going),
    ])
  })
})
afterAll(() => room.dispose())

describe('before a release', () => {
  it('nothing of it is in any byte that the others receive, nor in a log', async () => {
    const board = await openBoard(room.us, room.caucusId)
    const awareness = `/api/boards/${room.caucusId}`
    expect((await room.us.get(awareness)).status).toBe(200)
    const heard = Buffer.concat(room.opened.map((one) => one.received()))
    const said = await room.allResponses()
    for (const [where, evidence] of [
      ['sockets', heard.toString('latin1')],
      ['responses', said],
      ['logs', room.server.output()],
    ] as const) {
      expect(evidence.includes(SECRET), `${SECRET} in ${where}`).toBe(false)
      expect(evidence.includes(RELEASED), `${RELEASED} in ${where}`).toBe(false)
    }
    expect(board.received().includes(SECRET)).toBe(true)
    board.close()
  })

  it('an image dropped there is for those who may open it', async () => {
    const { src } = await room.picture()
    for (const client of [room.us, room.colleague, room.interpreter]) {
      expect((await client.get(src)).status).toBe(200)
    }
    for (const [, client] of room.others) expect((await client.get(src)).status).toBe(404)
  })
})

describe('a release', () => {
  async function preview(shapeIds: string[], client = room.us) {
    return releasePreviewSchema.parse((await room.release(client, '/preview', { shapeIds })).json)
  }

  it('is of what was looked at: what changed since is refused', async () => {
    const shapeIds = ['shape:going']
    const { version, shapes, left } = await preview(shapeIds)
    expect(left).toEqual([])
    expect(shapes).toMatchObject([{ id: 'shape:going', texts: [RELEASED, '왜가리'] }])
    await room.write((doc) => {
      doc
        .getMap<Y.Map<unknown>>('records')
        .get('shape:going')
        ?.set('props.textEn', new Y.Text('More'))
    })
    const answer = await room.release(room.us, '', { shapeIds, version })
    expect(errorOf(answer)).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('is its delegates’ to make, not its interpreter’s', async () => {
    const shapeIds = ['shape:going']
    const { version } = await preview(shapeIds)
    const answer = await room.release(room.interpreter, '', { shapeIds, version })
    expect(errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('brings what was chosen as new drafts of the side, and nothing else', async () => {
    const { src } = await room.picture()
    await room.write((doc) => {
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
    const before = room.opened.map((board) => board.received().length)
    const answer = await room.release(room.us, '', { shapeIds, version })
    expect(answer.json).toMatchObject({ plenaryId: room.session.boardId, shapes: 3 })
    const { frameId } = answer.json as { frameId: string }

    for (const board of room.opened)
      await board.until(() => board.doc.getMap('records').has(frameId))
    const { records } = await room.session.board()
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
    const news = Buffer.concat(room.opened.map((board, i) => board.received().subarray(before[i])))
    const said = await room.allResponses()
    for (const evidence of [news.toString('latin1'), said, room.server.output()]) {
      expect(evidence.includes(SECRET)).toBe(false)
      for (const id of ['shape:going', 'shape:picture', 'asset:picture', src]) {
        expect(evidence.includes(id)).toBe(false)
      }
    }
    // The picture is everyone's now, under an address of its own; the old one stays the side's.
    const asset = records.find((one) => (one as { typeName?: string }).typeName === 'asset')
    for (const [, client] of room.others) {
      expect((await client.get(asset?.props?.src as string)).status).toBe(200)
      expect((await client.get(src)).status).toBe(404)
    }
  })

  it('does not bring a picture of the other side that somebody named by its id', async () => {
    const theirs = await room.enter(room.session.rok[0]!.client)
    const answer = await room.session.rok[0]!.client.request(
      'POST',
      `/api/boards/${theirs}/assets`,
      {
        body: await png('#842'),
        headers: { 'content-type': 'image/png' },
      },
    )
    const { src } = storedAssetSchema.parse(answer.json)
    await room.write((doc) => {
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
