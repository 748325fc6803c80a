import type { TLRichText } from '@tldraw/tlschema'
import fc from 'fast-check'
import type { Json } from '../json'

/** Rich texts as tldraw's text editor makes them, and lines as nobody should write them. */
type Node = { type: string; [key: string]: unknown }

const words = fc.oneof(
  fc.constantFrom('a', 'ab ', '가', '한글', '👍', '👍👎', '\t', '\ufffc', 'e\u0301', ' '),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
    .filter((text) => !text.includes('\n')),
)

const link = fc.record({
  type: fc.constant('link'),
  attrs: fc.record({
    href: fc.constantFrom('https://a.example', 'https://b.example', null),
    target: fc.constant('_blank'),
    rel: fc.constant('noopener noreferrer nofollow'),
    class: fc.constant(null),
  }),
})
const simple = (type: string) => fc.constant({ type })
const marks = fc
  .tuple(
    ...[simple('highlight'), link, simple('bold'), simple('code'), simple('italic')].map((mark) =>
      fc.option(mark, { nil: null, freq: 3 }),
    ),
    fc.option(simple('strike'), { nil: null, freq: 3 }),
  )
  .map((each) => each.filter((mark) => mark !== null))

const inline = fc
  .array(fc.tuple(fc.option(words, { nil: null, freq: 8 }), marks), { maxLength: 6 })
  .map((runs) => {
    const nodes: Node[] = []
    for (const [text, own] of runs) {
      const ownMarks = own.length > 0 ? { marks: own } : {}
      const last = nodes.at(-1)
      const joins = JSON.stringify(last?.marks) === JSON.stringify(own.length > 0 ? own : undefined)
      if (text === null) nodes.push({ type: 'hardBreak', ...ownMarks })
      else if (last?.type === 'text' && joins) last.text = String(last.text) + text
      else nodes.push({ type: 'text', text, ...ownMarks })
    }
    return nodes.length > 0 ? { content: nodes } : {}
  })

const dir = fc.constantFrom('auto', 'ltr', 'rtl')
const paragraph = fc
  .tuple(fc.option(dir, { nil: undefined }), inline)
  .map(([value, rest]): Node => ({
    type: 'paragraph',
    ...(value && { attrs: { dir: value } }),
    ...rest,
  }))
const heading = fc
  .tuple(dir, fc.integer({ min: 1, max: 6 }), inline)
  .map(([value, level, rest]): Node => ({ type: 'heading', attrs: { dir: value, level }, ...rest }))

const block: fc.Arbitrary<Node> = fc.letrec<{ block: Node; list: Node; item: Node }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: paragraph },
    { weight: 1, arbitrary: heading },
    { weight: 3, arbitrary: tie('list') },
  ),
  list: fc
    .tuple(
      fc.oneof(
        fc.constant({ type: 'bulletList' }),
        fc
          .integer({ min: 1, max: 3 })
          .map((start) => ({ type: 'orderedList', attrs: { start, type: null } })),
      ),
      fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
    )
    .map(([list, content]): Node => ({ ...list, content })),
  item: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 2 }))
    .map(([first, rest]): Node => ({ type: 'listItem', content: [first, ...rest] })),
})).block

export const richTexts: fc.Arbitrary<TLRichText> = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((content) => ({ type: 'doc', content }))

const junk = fc.oneof(
  fc.constantFrom<Json>(null, true, -1, 3, 1e9, 'x', '__proto__', [], {}, 'bold', 'heading'),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
)
const hostileList = fc.record(
  {
    list: fc.oneof(fc.constantFrom<Json>('bulletList', 'orderedList', 'listItem'), junk),
    attrs: junk,
  },
  { requiredKeys: ['list'] },
)
const hostileToken = fc.oneof(
  fc.record(
    {
      block: fc.oneof(fc.constantFrom<Json>('heading', 'paragraph', 'codeBlock'), junk),
      attrs: fc.oneof(junk, fc.record({ level: junk, dir: junk })),
      in: fc.oneof(fc.array(hostileList, { maxLength: 60 }), junk),
      joins: junk,
    },
    { requiredKeys: ['block'] },
  ),
  fc.record({
    open: fc.oneof(
      junk,
      fc.record({
        type: fc.constantFrom('bold', 'link', 'video'),
        attrs: fc.record({ href: junk }),
      }),
    ),
  }),
  fc.record({ close: fc.oneof(junk, fc.constantFrom('bold', 'link')) }),
  fc.record({ inline: fc.oneof(junk, fc.constant('hardBreak')) }),
  fc.constant({}),
)

/** What a peer could put into a shared text. */
export const hostileDeltas = fc.array(
  fc.oneof(fc.string({ minLength: 1, maxLength: 4 }), fc.constantFrom('\n', 'a\nb'), hostileToken),
  { maxLength: 25 },
)
