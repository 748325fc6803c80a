import { DocumentRecordType, PageRecordType, TLDOCUMENT_ID, type TLRecord } from '@tldraw/tlschema'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fieldsToRecord, recordToFields } from './fields'
import {
  compareSchemaStamp,
  readFields,
  readRecord,
  readRecords,
  readSchemaStamp,
  recordsOf,
  restoreFields,
  stampSchema,
  writeRecord,
  writeRecords,
} from './layout'
import { createBoardSchema } from './schema'
import { card, geo, page } from './testing/records'

const records: TLRecord[] = [
  DocumentRecordType.create({ id: TLDOCUMENT_ID, name: 'Board' }),
  page('page:one'),
  geo('shape:box', { meta: { source: 'A', nested: { deep: [1, null, true] } } }),
  card('shape:card', {
    pins: { threat: 20, 'role.of': 80 },
    titleEn: 'Share data',
    titleKo: '공유',
  }),
]

/** Two documents that hold the same, and a way to bring them together again. */
function twoDocuments() {
  const one = new Y.Doc()
  const two = new Y.Doc()
  writeRecords(one, records)
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
  const meet = () => {
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
    expect(readRecords(two)).toEqual(readRecords(one))
  }
  return { one, two, meet }
}

describe('fields', () => {
  it.each(records.map((record) => [record.id, record]))(
    '[L4] %s reads back as written',
    (_, record) => {
      expect(fieldsToRecord(record.id, recordToFields(record))).toEqual(record)
    },
  )

  it('[L2] keeps where a shape stands as one field, and maps and meta apart', () => {
    const fields = recordToFields(records[3]!)
    expect(fields.geometry).toEqual(['page:one', 'a1', 0, 0, 0])
    expect(fields['props.pins.threat']).toBe(20)
    expect(fields['props.pins.role.of']).toBe(80)
    expect(recordToFields(records[2]!)['meta.source']).toBe('A')
    expect(Object.keys(fields)).not.toContain('x')
  })

  it('[V1] a field named __proto__ changes no prototype', () => {
    const fields = JSON.parse('{"typeName":"shape","meta.__proto__":{"bad":1}}')
    expect(Object.getPrototypeOf(fieldsToRecord('shape:a', fields).meta)).toBe(Object.prototype)
  })
})

describe('records in a document', () => {
  it('[L4] read back as written, here and where they arrive', () => {
    const { one, two } = twoDocuments()
    const byId = (list: TLRecord[]) => new Map(list.map((record) => [record.id, record]))
    expect(byId(readRecords(one))).toEqual(byId(records))
    expect(byId(readRecords(two))).toEqual(byId(records))
    expect(readRecord(one, 'shape:none')).toBeNull()
  })

  it('[L4] half characters arrive as they are kept', () => {
    const { one, two, meet } = twoDocuments()
    writeRecord(one, card('shape:card', { titleEn: 'half \ud83d', author: '\udc4d' }))
    meet()
    expect(readRecord(two, 'shape:card')).toEqual(
      card('shape:card', { titleEn: 'half \ufffd', author: '\ufffd' }),
    )
  })

  it('[L5] writing the same again writes nothing', () => {
    const { one } = twoDocuments()
    const before = Y.encodeStateVector(one)
    writeRecords(one, records)
    expect(Y.encodeStateVector(one)).toEqual(before)
  })

  it('[L5] the same records give the same bytes', () => {
    const bytes = () => {
      const doc = new Y.Doc()
      doc.clientID = 7
      writeRecords(doc, records)
      return Y.encodeStateAsUpdate(doc)
    }
    expect(bytes()).toEqual(bytes())
  })

  it('[L2] two people who change different fields both keep their change', () => {
    const { one, two, meet } = twoDocuments()
    writeRecord(one, card('shape:card', { ...props(one), pins: { threat: 30, 'role.of': 80 } }))
    writeRecord(
      two,
      card('shape:card', { ...props(two), pins: { threat: 20, 'role.of': 10 }, author: 'us' }),
    )
    meet()
    expect(props(one)).toMatchObject({ pins: { threat: 30, 'role.of': 10 }, author: 'us' })
  })

  it('[L3] two people who type in one text both keep their letters', () => {
    const { one, two, meet } = twoDocuments()
    writeRecord(one, card('shape:card', { ...props(one), titleEn: 'We share data' }))
    writeRecord(two, card('shape:card', { ...props(two), titleEn: 'Share data daily' }))
    meet()
    expect(props(one).titleEn).toBe('We share data daily')
  })
})

const props = (doc: Y.Doc) => (readRecord(doc, 'shape:card') as ReturnType<typeof card>).props

describe('restoreFields', () => {
  it('puts back a changed, a removed and an added record exactly', () => {
    const { one } = twoDocuments()
    const before = readFields(one, 'shape:card')
    writeRecord(one, card('shape:card', { titleEn: 'Other', pins: { trust: 1 } }))
    restoreFields(one, 'shape:card', before)
    expect(readFields(one, 'shape:card')).toEqual(before)
    recordsOf(one).delete('shape:card')
    restoreFields(one, 'shape:card', before)
    expect(readFields(one, 'shape:card')).toEqual(before)
    restoreFields(one, 'shape:card', null)
    expect(readFields(one, 'shape:card')).toBeNull()
  })
})

describe('schema stamp', () => {
  it('[S1] reads back', () => {
    const doc = new Y.Doc()
    expect(readSchemaStamp(doc)).toBeNull()
    stampSchema(doc)
    expect(readSchemaStamp(doc)).toEqual(createBoardSchema().serialize())
  })

  it('[S2] tells older and newer from the same', () => {
    const schema = createBoardSchema()
    const doc = new Y.Doc()
    const stampWith = (version: number) => {
      const own = schema.serialize()
      stampSchema(doc, { ...own, sequences: { ...own.sequences, 'com.tldraw.shape': version } })
      return compareSchemaStamp(doc, schema)
    }
    expect(compareSchemaStamp(doc, schema)).toBe('none')
    stampSchema(doc)
    expect(compareSchemaStamp(doc, schema)).toBe('same')
    expect(stampWith(0)).toBe('older')
    expect(stampWith(999)).toBe('newer')
  })

  it('[S1] nonsense counts as no stamp', () => {
    const doc = new Y.Doc()
    doc.getMap('meta').set('schema', '{not json')
    expect(readSchemaStamp(doc)).toBeNull()
  })
})

describe('pages', () => {
  it('[L4] keep name and order', () => {
    const doc = new Y.Doc()
    writeRecord(doc, page('page:two', { name: '두 번째', index: 'a2' }))
    expect(readRecord(doc, 'page:two')).toEqual(
      PageRecordType.create({
        id: 'page:two' as never,
        name: '두 번째',
        index: 'a2' as never,
        meta: {},
      }),
    )
  })
})
