import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readGrave, writeGrave } from './graves'
import { readRecord, readSchemaStamp, recordsOf, stampSchema, writeRecords } from './layout'
import { normalize } from './normalize'
import { squash } from './squash'
import { card, frame, geo, page } from './testing/records'

const sizeOf = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc).length

/** A frame dragged and a card retyped a thousand times. */
function wornDoc(): Y.Doc {
  const doc = new Y.Doc()
  stampSchema(doc)
  writeRecords(doc, [page('page:one'), frame('shape:frame'), card('shape:card', {})])
  for (let x = 0; x < 1000; x++) {
    writeRecords(doc, [
      frame('shape:frame', { x }),
      card('shape:card', { titleEn: `Title ${x}`, titleKo: '한글' }),
    ])
  }
  return doc
}

describe('squash', () => {
  it('[E2] shows what the document showed, in the size of a fresh one', () => {
    const doc = wornDoc()
    const fresh = squash(doc)
    expect(normalize(fresh)).toEqual(normalize(doc))
    expect(readSchemaStamp(fresh)).toEqual(readSchemaStamp(doc))
    expect(recordsOf(fresh).get('shape:card')!.get('props.titleEn')).toBeInstanceOf(Y.Text)
    expect(sizeOf(squash(fresh)) / sizeOf(fresh)).toBeCloseTo(1, 1)
    expect(sizeOf(fresh)).toBeLessThan(sizeOf(doc) / 2)
  })

  it('[E2] keeps records that fit no schema', () => {
    const doc = wornDoc()
    recordsOf(doc).get('shape:frame')!.set('props.extra', 1)
    expect(readRecord(squash(doc), 'shape:frame')).toEqual(readRecord(doc, 'shape:frame'))
  })

  it('[E2] keeps the graves that a record leans on, up to the top, and no others', () => {
    const doc = new Y.Doc()
    const outer = frame('shape:outer', { x: 100 })
    const inner = frame('shape:inner', { parentId: 'shape:outer', x: 10 })
    const lone = frame('shape:lone')
    writeRecords(doc, [page('page:one'), outer, inner, lone])
    writeRecords(doc, [geo('shape:child', { parentId: 'shape:inner', x: 1 })])
    doc.transact(() => {
      for (const gone of [inner, outer, lone]) {
        writeGrave(doc, gone)
        recordsOf(doc).delete(gone.id)
      }
    })
    const fresh = squash(doc)
    expect(normalize(fresh)).toEqual(normalize(doc))
    expect(normalize(fresh).find(({ id }) => id === 'shape:child')).toMatchObject({ x: 111 })
    expect(readGrave(fresh, 'shape:lone')).toBeNull()
  })
})
