import type { SerializedSchemaV2 } from '@tldraw/store'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readGrave } from './graves'
import { readRecord, recordsOf, stampSchema, writeRecords } from './layout'
import { canReplay, changesBetween, replay } from './replay'
import { createBoardSchema } from './schema'
import { squash } from './squash'
import { card, frame, geo, page } from './testing/records'

function docWith(...records: Parameters<typeof writeRecords>[1]): Y.Doc {
  const doc = new Y.Doc()
  stampSchema(doc)
  writeRecords(doc, records)
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** The same board for the server (squashed), for what was confirmed, and for someone offline. */
function threeWays() {
  const base = docWith(
    page('page:one'),
    card('shape:card', { titleEn: 'Open data', textEn: 'Share it.' }),
    frame('shape:frame'),
    geo('shape:box'),
  )
  return { base, mine: copyOf(base), server: squash(base) }
}

const carry = ({ base, mine, server }: ReturnType<typeof threeWays>) =>
  replay(server, changesBetween(base, mine))

describe('replay', () => {
  it('[E6] nothing changed means nothing to replay', () => {
    const { base, mine } = threeWays()
    expect(changesBetween(base, mine).changes).toEqual([])
  })

  it('[E7] new records, changed fields and removals arrive; removed parents leave a grave', () => {
    const three = threeWays()
    writeRecords(three.mine, [
      geo('shape:new', { x: 5 }),
      card('shape:card', { titleEn: 'Open data', textEn: 'Share it.', titleKo: '한글' }),
    ])
    recordsOf(three.mine).delete('shape:frame')
    expect(carry(three)).toEqual({ written: 3, left: 0 })
    for (const id of ['shape:new', 'shape:card', 'shape:frame']) {
      expect(readRecord(three.server, id)).toEqual(readRecord(three.mine, id))
    }
    expect(readGrave(three.server, 'shape:frame')).not.toBeNull()
    const map = recordsOf(three.server).get('shape:card')!
    expect(map.get('props.titleKo')).toBeInstanceOf(Y.Text)
  })

  it('[E7] a field that others changed keeps their value, other fields of that record take mine', () => {
    const three = threeWays()
    writeRecords(three.mine, [geo('shape:box', { x: 10 })])
    recordsOf(three.mine).get('shape:box')!.set('opacity', 0.5)
    writeRecords(three.server, [geo('shape:box', { x: 99 })])
    expect(carry(three)).toEqual({ written: 1, left: 1 })
    expect(readRecord(three.server, 'shape:box')).toMatchObject({ x: 99, opacity: 0.5 })
  })

  it('[E7] letters of both stay', () => {
    const three = threeWays()
    const words = { titleEn: 'Open data' }
    writeRecords(three.mine, [card('shape:card', { ...words, textEn: 'Share it all.' })])
    writeRecords(three.server, [card('shape:card', { ...words, textEn: 'Please share it.' })])
    expect(carry(three)).toEqual({ written: 1, left: 0 })
    expect(readRecord(three.server, 'shape:card')).toMatchObject({
      props: { textEn: 'Please share it all.' },
    })
  })

  it('[E7] what others removed stays removed, what others changed is not removed', () => {
    const three = threeWays()
    writeRecords(three.mine, [geo('shape:box', { x: 10 })])
    recordsOf(three.mine).delete('shape:frame')
    recordsOf(three.server).delete('shape:box')
    writeRecords(three.server, [frame('shape:frame', { x: 7 })])
    expect(carry(three)).toEqual({ written: 0, left: 2 })
    expect(readRecord(three.server, 'shape:box')).toBeNull()
    expect(readRecord(three.server, 'shape:frame')).toMatchObject({ x: 7 })
  })

  it('[E7] doing it twice, or after the server had taken it all along, does nothing more', () => {
    const three = threeWays()
    writeRecords(three.mine, [
      geo('shape:new'),
      card('shape:card', { titleEn: 'Open data for all', textEn: 'Share it.' }),
    ])
    expect(carry(three).written).toBe(2)
    const once = Y.encodeStateVector(three.server)
    expect(carry(three)).toEqual({ written: 0, left: 0 })
    expect(Y.encodeStateVector(three.server)).toEqual(once)
  })

  it('[E7] what fits no schema is left out', () => {
    const three = threeWays()
    writeRecords(three.mine, [geo('shape:new')])
    recordsOf(three.mine).get('shape:new')!.set('opacity', 'half')
    recordsOf(three.mine).get('shape:box')!.set('opacity', 'half')
    expect(carry(three)).toEqual({ written: 0, left: 2 })
    expect(readRecord(three.server, 'shape:box')).toMatchObject({ opacity: 1 })
  })

  it('[E7] records of an older schema are migrated first', () => {
    const three = threeWays()
    writeRecords(three.mine, [geo('shape:new')])
    const set = changesBetween(three.base, three.mine)
    const old = structuredClone<SerializedSchemaV2>(createBoardSchema().serialize())
    // Version 9 of boxes had `text` where ours has `richText`.
    old.sequences['com.tldraw.shape.geo'] = 9
    const fields = set.changes[0]!.after!
    delete fields['props.richText']
    fields['props.text'] = 'Old words'
    expect(replay(three.server, { ...set, schema: old })).toEqual({ written: 1, left: 0 })
    expect(JSON.stringify(readRecord(three.server, 'shape:new'))).toContain('Old words')
  })

  it('[S2] a document of a newer schema takes nothing', () => {
    const { server } = threeWays()
    expect(canReplay(server)).toBe(true)
    const newer = structuredClone<SerializedSchemaV2>(createBoardSchema().serialize())
    newer.sequences['com.tldraw.shape.geo'] = 99
    stampSchema(server, newer)
    expect(canReplay(server)).toBe(false)
  })
})
