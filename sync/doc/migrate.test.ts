import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createRecordMap, readRecord, recordsOf, stampSchema, writeRecords } from './layout'
import { migrateDocument } from './migrate'
import { createBoardSchema } from './schema'
import { compareSchemaStamp } from './schema-stamp'
import { card, olderGeo, olderStamp, page } from './testing/records'
import { recordProblem } from './valid-record'

function olderDocument(): Y.Doc {
  const doc = new Y.Doc()
  writeRecords(doc, [page('page:one'), card('shape:card')])
  doc.transact(() => recordsOf(doc).set('shape:old', createRecordMap(olderGeo('Hello'))))
  stampSchema(doc, olderStamp())
  return doc
}

describe('[S3] a document of an older schema', () => {
  it('becomes a fresh one whose records fit, and is stamped so', () => {
    const doc = olderDocument()
    expect(recordProblem(readRecord(doc, 'shape:old')!)).not.toBeNull()
    const fresh = migrateDocument(doc)!
    expect(compareSchemaStamp(fresh, createBoardSchema())).toBe('same')
    const record = readRecord(fresh, 'shape:old')!
    expect(recordProblem(record)).toBeNull()
    expect(JSON.stringify(record)).toContain('Hello')
    expect(readRecord(fresh, 'shape:card')).toEqual(readRecord(doc, 'shape:card'))
    expect(migrateDocument(fresh)).toBeNull()
  })

  it('keeps what cannot be migrated as it is, and migrates the rest', () => {
    const doc = olderDocument()
    const broken = { typeName: 'shape', type: 'geo', props: 7 } as never
    doc.transact(() => recordsOf(doc).set('shape:broken', createRecordMap(broken)))
    const fresh = migrateDocument(doc)!
    expect(recordProblem(readRecord(fresh, 'shape:old')!)).toBeNull()
    expect(recordsOf(fresh).get('shape:broken')?.toJSON()).toEqual(broken)
  })

  it('leaves documents alone that have our stamp, a newer one or none', () => {
    const doc = new Y.Doc()
    expect(migrateDocument(doc)).toBeNull()
    stampSchema(doc)
    expect(migrateDocument(doc)).toBeNull()
    stampSchema(doc, { schemaVersion: 2, sequences: { 'com.tldraw.shape.geo': 1000 } })
    expect(migrateDocument(doc)).toBeNull()
  })
})
