import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { describe, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { writeReleased } from './draft-release'
import type { DraftAuthor } from './drafts'
import { readRecords } from './layout'
import { card, note, text } from './testing/records'

const draft = { draft: 'document', released: 'words', 'tag:law': 'Law', 'tag:budget': 'Budget' }

function release(shapes: readonly TLShape[], author: DraftAuthor): TLShape[] {
  const doc = new Doc()
  const drafts = shapes.map((shape, at) => ({ shape, to: `shape:released${at}`, author }))
  doc.transact(() => writeReleased(doc, drafts, null))
  return readRecords(doc).filter((record: TLRecord) => record.typeName === 'shape')
}

const written = [
  note('shape:n', 'a note', { meta: draft }),
  text('shape:t', 'a text', { meta: draft }),
  card('shape:c', { titleEn: 'a card' }, { meta: draft }),
]

describe.each([
  ['attributed', { name: 'Kim', party: 'rok' }],
  ['party', { party: 'rok' }],
  ['none', {}],
] as const)('in mode %s', (_mode, author) => {
  test('notes, texts and cards say who wrote them as far as may be said, and keep their tags', () => {
    const released = release(written, author)
    expect(released.map(({ type }) => type).sort()).toEqual(['note', 'proposal-card', 'text'])
    const said = Object.keys(author).length > 0 ? { author } : {}
    for (const { meta } of released) {
      expect(meta).toEqual({ ...said, 'tag:law': 'Law', 'tag:budget': 'Budget' })
    }
  })
})

test('what is no tag stays behind', () => {
  const meta = { ...draft, 'tag:x': 7, 'tag:y': 'Z', other: 'me' }
  const [released] = release([note('shape:n', 'a note', { meta })], {})
  expect(Object.keys(released!.meta).sort()).toEqual(['tag:budget', 'tag:law'])
})

test('rows leave room for what hangs below a signed note', () => {
  const notes = Array.from({ length: 9 }, (_, at) => note(`shape:${at}`, `${at}`, { meta: draft }))
  const rowsOf = (shapes: TLShape[]) => [...new Set(shapes.map(({ y }) => y))].sort((a, b) => a - b)
  const [first, second] = rowsOf(release(notes, { party: 'rok' }))
  const [plainFirst, plainSecond] = rowsOf(release(notes, {}))
  expect(second! - first!).toBeGreaterThanOrEqual(plainSecond! - plainFirst! + 24)
})
