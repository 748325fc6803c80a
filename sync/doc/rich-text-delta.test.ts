import { toRichText, type TLRichText } from '@tldraw/tlschema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addPiece, diffDelta, mergeDelta, type Delta, type Piece } from './delta'
import { validRichText } from './rich-text'
import { deltaToRichText, richTextToDelta } from './rich-text-delta'
import { createText, deltaOf, writeText } from './shared-text'
import { hostileDeltas, richTexts } from './testing/rich-texts'

const text = (letters: string, ...marks: object[]) => ({
  type: 'text',
  text: letters,
  ...(marks.length > 0 && { marks }),
})
const bold = { type: 'bold' }
const paragraph = (...content: object[]) => ({ type: 'paragraph', attrs: { dir: 'auto' }, content })
const item = (...content: object[]) => ({ type: 'listItem', content })
const bullets = (...content: object[]) => ({ type: 'bulletList', content })
const doc = (...content: object[]) => ({ type: 'doc', content })

const lineOf = (richText: TLRichText): Delta => {
  const delta = richTextToDelta(richText)
  if (!delta) throw new Error('would not read back')
  return delta
}
const lettersOf = (delta: Delta) =>
  delta.flatMap((piece) => (typeof piece === 'string' ? [...piece] : []))

/** What two people make of one text, each by what the other doesn't know yet. */
function merged(base: TLRichText, one: TLRichText, two: TLRichText): TLRichText {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  docs[0].clientID = 1
  docs[1].clientID = 2
  docs[0].getMap('m').set('t', createText(lineOf(base)))
  Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]))
  const [a, b] = docs.map((each) => each.getMap('m').get('t') as Y.Text) as [Y.Text, Y.Text]
  writeText(a, lineOf(one))
  writeText(b, lineOf(two))
  Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1]))
  Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]))
  expect(deltaOf(a)).toEqual(deltaOf(b))
  return deltaToRichText(deltaOf(a))
}

describe('rich text in a line', () => {
  it('[L6] everything the text editor makes reads back exactly', () => {
    fc.assert(
      fc.property(richTexts, (richText) => {
        expect(deltaToRichText(lineOf(richText))).toEqual(richText)
      }),
    )
  })

  it('[V2] whatever a peer wrote reads as rich text that can be shown, with every letter', () => {
    fc.assert(
      fc.property(hostileDeltas, (delta) => {
        const richText = deltaToRichText(delta)
        expect(validRichText(richText)).toBe(true)
        const again = lineOf(richText)
        expect(deltaToRichText(again)).toEqual(richText)
        const visible = (list: readonly string[]) => list.join('').replaceAll('\n', '')
        expect(visible(lettersOf(again))).toBe(visible(lettersOf(delta)))
      }),
    )
  })

  it.each([
    ['a line break among letters', doc(paragraph(text('a\nb')))],
    ['an unknown node', doc({ type: 'codeBlock', content: [text('a')] })],
    ['an unknown mark', doc(paragraph(text('a', { type: 'underline' })))],
    ['an unknown attribute', doc({ type: 'paragraph', attrs: { align: 'left' } })],
    ['no block', doc()],
    ['an empty list', doc({ type: 'bulletList' })],
    ['runs not joined', doc(paragraph(text('a'), text('b')))],
    ['no rich text', { type: 'doc' }],
    ['nonsense', { type: 'doc', content: [null, 3] }],
  ])('[L6] %s is stored whole', (_, value) => {
    expect(richTextToDelta(value)).toBeNull()
  })

  it('[L6] plain text is its letters and line breaks', () => {
    expect(richTextToDelta(toRichText('one\n\n둘'))).toEqual(['one\n\n둘\n'])
  })
})

describe('diffDelta', () => {
  const edited = (before: Delta, after: Delta) => {
    const shared = new Y.Doc().getMap('m')
    shared.set('t', createText(before))
    const target = shared.get('t') as Y.Text
    writeText(target, after)
    return deltaOf(target)
  }

  it('[L4] [L6] turns any text into any other', () => {
    fc.assert(
      fc.property(richTexts, richTexts, (before, after) => {
        expect(edited(lineOf(before), lineOf(after))).toEqual(lineOf(after))
      }),
    )
    fc.assert(
      fc.property(hostileDeltas, richTexts, (before, after) => {
        const joined: Piece[] = []
        for (const piece of before) addPiece(joined, piece)
        expect(edited(joined, lineOf(after))).toEqual(lineOf(after))
      }),
    )
  })

  it('[L4] never cuts a character in half', () => {
    expect(diffDelta(['👍'], ['👎'])).toEqual([{ at: 0, remove: 2, insert: ['👎'] }])
  })

  it('what is added in several places leaves what is between them alone', () => {
    expect(diffDelta(['one\ntwo\n'], ['\tone\n\ttwo\n'])).toEqual([
      { at: 0, remove: 0, insert: ['\t'] },
      { at: 4, remove: 0, insert: ['\t'] },
    ])
  })

  it('formatting a word leaves its letters alone', () => {
    const before = lineOf(doc(paragraph(text('one two'))))
    const after = lineOf(doc(paragraph(text('one '), text('two', bold))))
    expect(diffDelta(before, after)).toEqual([
      { at: 4, remove: 0, insert: [{ open: bold }] },
      { at: 7, remove: 0, insert: [{ close: 'bold' }] },
    ])
  })
})

describe('two people in one rich text', () => {
  it.each([
    [
      'type at both ends',
      toRichText('share data'),
      toRichText('We share data'),
      toRichText('share data daily'),
      toRichText('We share data daily'),
    ],
    [
      'type Korean in two lines',
      toRichText('우주\n안보'),
      toRichText('우주 협력\n안보'),
      toRichText('우주\n안보 협력'),
      toRichText('우주 협력\n안보 협력'),
    ],
    [
      'type the first letters of an empty note',
      toRichText(''),
      doc(paragraph(text('한'))),
      doc(paragraph(text('b'))),
      doc(paragraph(text('한b'))),
    ],
    [
      'make it bold while the other types in it',
      doc(paragraph(text('one two'))),
      doc(paragraph(text('one '), text('two', bold))),
      doc(paragraph(text('one twenty-two'))),
      doc(paragraph(text('one '), text('twenty-two', bold))),
    ],
    [
      'make the same word bold',
      doc(paragraph(text('one two'))),
      doc(paragraph(text('one '), text('two', bold))),
      doc(paragraph(text('one '), text('two', bold))),
      doc(paragraph(text('one '), text('two', bold))),
    ],
    [
      'make a list of it while the other types in it',
      doc(paragraph(text('one')), paragraph(text('two'))),
      doc(bullets(item(paragraph(text('one'))), item(paragraph(text('two'))))),
      doc(paragraph(text('one!')), paragraph(text('two'))),
      doc(bullets(item(paragraph(text('one!'))), item(paragraph(text('two'))))),
    ],
    [
      'change one block to two styles: one is shown, and no block is added',
      doc(paragraph(text('one'))),
      doc({ ...paragraph(text('one')), type: 'heading', attrs: { dir: 'auto', level: 2 } }),
      doc(bullets(item(paragraph(text('one'))))),
      doc(bullets(item(paragraph(text('one'))))),
    ],
    [
      'begin a new line while the other types in this one',
      toRichText('one'),
      toRichText('one\nnext'),
      toRichText('one more'),
      toRichText('one more\nnext'),
    ],
    [
      'delete the outer item while the other types in the inner one',
      doc(bullets(item(paragraph(text('a')), bullets(item(paragraph(text('b'))))))),
      doc(bullets(item(paragraph(text('b'))))),
      doc(bullets(item(paragraph(text('a')), bullets(item(paragraph(text('bc'))))))),
      doc(bullets(item(paragraph(text('bc'))))),
    ],
  ])('[L3] %s', (_, base, one, two, expected) => {
    expect(merged(base, one, two)).toEqual(expected)
    const shown = deltaToRichText(mergeDelta(lineOf(base), lineOf(two), lineOf(one)))
    expect(shown).toEqual(expected)
  })

  it('[L3] letters of both survive, whatever they type and wherever', () => {
    fc.assert(
      fc.property(richTexts, fc.nat(), fc.nat(), (base, left, right) => {
        const line = lineOf(base)
        fc.pre(!lettersOf(line).some((letter) => letter === 'Ⓐ' || letter === 'Ⓑ'))
        const withLetter = (at: number, letter: string) => {
          const count = lettersOf(line).length
          let left = at % count
          const next: Piece[] = []
          for (const piece of line) {
            if (typeof piece !== 'string') addPiece(next, piece)
            else
              for (const each of piece) {
                if (left-- === 0) addPiece(next, letter)
                addPiece(next, each)
              }
          }
          return deltaToRichText(next)
        }
        const letters = lettersOf(
          lineOf(merged(base, withLetter(left, 'Ⓐ'), withLetter(right, 'Ⓑ'))),
        )
        expect(letters.filter((each) => each === 'Ⓐ')).toHaveLength(1)
        expect(letters.filter((each) => each === 'Ⓑ')).toHaveLength(1)
        expect(letters).toHaveLength(lettersOf(line).length + 2)
      }),
    )
  })
})
