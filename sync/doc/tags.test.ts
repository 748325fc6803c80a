import { describe, expect, test } from 'vitest'
import { card } from './testing/records'
import type { TLShape } from '@tldraw/tlschema'
import { fieldsToRecord, recordToFields } from './fields'
import { LONGEST_TAG, MOST_TAGS, readTags, tagKey, tagName, tagNames, withTags } from './tags'

const many = Array.from({ length: 20 }, (_, i) => `tag ${i}`)

describe('names', () => {
  test('are one line of composed letters, without a hash in front', () => {
    expect(tagName('  #Space\n  debris ')).toBe('Space debris')
    expect(tagName('한국'.normalize('NFD'))).toBe('한국')
    expect(tagName('a\u200bb')).toBe('a b')
    expect(tagName(' # ')).toBe('')
  })

  test('end after 24 letters, whole ones', () => {
    expect(tagName('x'.repeat(30))).toHaveLength(LONGEST_TAG)
    expect(Array.from(tagName('🛰'.repeat(30)))).toHaveLength(LONGEST_TAG)
  })

  test('differ by more than case', () => {
    expect(tagKey('Budget')).toBe(tagKey(' budget'))
    expect(tagNames('Budget, 예산; budget\n, Law')).toEqual(['Budget', '예산', 'Law'])
  })
})

describe('[L7]', () => {
  test('what is added reads back, in one order, and is taken away again', () => {
    const meta = withTags({ lock: 'facilitator' }, { add: ['law', 'Budget'] })
    expect(readTags(meta)).toEqual(['Budget', 'law'])
    expect(withTags(meta, { add: ['BUDGET'] })).toBe(meta)
    expect(withTags(meta, { remove: ['LAW', 'budget'] })).toEqual({ lock: 'facilitator' })
  })

  test('there are at most twelve', () => {
    expect(readTags(withTags({}, { add: many }))).toHaveLength(MOST_TAGS)
    const flooded = Object.fromEntries(many.map((name) => [`tag:${tagKey(name)}`, name]))
    expect(readTags(flooded)).toHaveLength(MOST_TAGS)
  })

  test('what a peer made up is no tag', () => {
    const long = 'x'.repeat(400)
    expect(
      readTags({ 'tag:a': 'b', 'tag:c': 7, [`tag:${long}`]: long, 'tag:': '', 'tag:ok': 'OK' }),
    ).toEqual(['OK'])
  })

  test('a name with a dot or of an object’s own member survives the document', () => {
    const meta = withTags({}, { add: ['v1.2', '__proto__', 'constructor'] })
    const record = card('shape:card', {}) as TLShape
    const fields = recordToFields({ ...record, meta })
    expect(fieldsToRecord(record.id, fields).meta).toEqual(meta)
  })
})
