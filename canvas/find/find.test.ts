// @vitest-environment jsdom
import { createShapeId, createTLStore, toRichText, type Editor } from '@tldraw/editor'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBoardSchema } from '@/sync/doc/schema'
import { withTags } from '@/sync/doc/tags'
import { createEditor } from '../history/testing/editor'
import { findText, searchable } from './find-text'

let editor: Editor

beforeEach(() => {
  editor = createEditor(createTLStore({ schema: createBoardSchema() }))
})
afterEach(() => editor.dispose())

const found = (query: string) => findText(editor, query).map(({ id }) => id.replace('shape:', ''))

function note(name: string, text: string, x: number, y: number, tags: string[] = []) {
  const id = createShapeId(name)
  const meta = withTags({}, { add: tags })
  editor.createShape({ id, type: 'note', x, y, meta, props: { richText: toRichText(text) } })
  return id
}

test('notes, cards in both languages and tags, in reading order', () => {
  note('low', 'Orbital DEBRIS', 0, 900)
  note('right', 'the debris', 600, 10)
  note('left', 'none', 0, 0, ['Debris'])
  editor.createShape({
    id: createShapeId('card'),
    type: 'proposal-card',
    x: 0,
    y: 400,
    props: { titleEn: 'Debris', titleKo: '우주 쓰레기', textKo: '함께 추적' },
  })
  expect(found('debris')).toEqual(['left', 'right', 'card', 'low'])
  expect(found('쓰레기'.normalize('NFD'))).toEqual(['card'])
  expect(found('orbital  debris ')).toEqual(['low'])
  // One text doesn't run on into the next.
  expect(found('쓰레기 함께')).toEqual([])
  expect(found('  ')).toEqual([])
})

test('axes with their stances, and areas by either name', () => {
  const both = (en: string, ko: string) => ({ en, ko })
  editor.store.mergeRemoteChanges(() => {
    const axis = {
      w: 100,
      h: 100,
      axisId: 'a',
      number: 1,
      name: both('Scope', '범위'),
      left: both('Broad', '폭넓게'),
      right: both('Special', '전문'),
      leftParties: [],
      rightParties: [],
      stances: {
        us: { text: both('We focus.', ''), evidence: [both('Act of 2005', '')], status: 'seeded' },
      },
      furtherEvidence: [],
      note: null,
      stanceLabel: null,
      result: null,
    }
    editor.createShape({ id: createShapeId('axis'), type: 'axis', props: axis })
    editor.createShape({
      id: createShapeId('lot'),
      type: 'frame',
      meta: { area: 'parking' },
      props: { name: 'Parking lot' },
    })
    editor.createShape({ id: createShapeId('own'), type: 'frame', props: { name: 'Lunch' } })
  })
  for (const query of ['범위', 'broad', 'we focus', 'act of 2005'])
    expect(found(query)).toEqual(['axis'])
  expect(found('나중에')).toEqual(['lot'])
  expect(found('lunch')).toEqual(['own'])
})

test('follows what is written', () => {
  const id = note('a', 'before', 0, 0)
  expect(found('before')).toEqual(['a'])
  editor.updateShape({ id, type: 'note', props: { richText: toRichText('after') } })
  expect(found('before')).toEqual([])
  expect(found('after')).toEqual(['a'])
})

test('letters have one form', () => {
  expect(searchable(' ＡＢ  c ')).toBe('ab c')
})
