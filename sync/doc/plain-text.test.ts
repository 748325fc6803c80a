import { expect, it } from 'vitest'
import { plainText } from './plain-text'

const text = (words: string) => ({ type: 'text', text: words })

it('joins letters within a block and blocks by a space', () => {
  const doc = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [text('Share '), text('orbits')] },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [text('weekly')] }] },
        ],
      },
      { type: 'paragraph', content: [text('a'), { type: 'hardBreak' }, text('b')] },
    ],
  }
  expect(plainText(doc)).toBe('Share orbits weekly a b')
})

it.each([[null], ['words'], [{ type: 'doc' }], [{ content: 3 }]])('is empty for %j', (value) => {
  expect(plainText(value)).toBe('')
})
