// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { MAX_LENGTH } from '@/dialogue/workshop'
import { asText } from './paste-table'
import { pastedTable, readHtmlTable, readTable } from './read-table'
import { planTable, suggestChoice, type TableChoice } from './table-plan'

const parties = [
  { id: 'us', name: { en: 'United States', ko: '미국' }, short: { en: 'U.S.', ko: '미국' } },
  { id: 'rok', name: { en: 'Korea', ko: '대한민국' }, short: { en: 'ROK', ko: '한국' } },
] as never
const anyone = { parties, side: null }

describe('reading cells', () => {
  test('as spreadsheets copy them: tabs, quoted line ends, doubled quotation marks', () => {
    expect(readTable('a\tb\r\n"c\nd"\t"say ""hi"""\r\n')).toEqual([
      ['a', 'b'],
      ['c\nd', 'say "hi"'],
    ])
    // A tab and an empty cell at the end of a row, and empty rows and columns around.
    expect(readTable('\t\t\na\t\t\n\tb\t\n\t\t')).toEqual([
      ['a', ''],
      ['', 'b'],
    ])
  })

  test('a quotation mark that somebody wrote is a letter', () => {
    expect(readTable('"quoted" word\tb\n"5 o’clock\tc')).toEqual([
      ['"quoted" word', 'b'],
      ['"5 o’clock', 'c'],
    ])
    expect(readTable('"""a"\tb')).toEqual([['"a', 'b']])
  })

  test('of files: commas or semicolons, in every row the same; prose is one column', () => {
    expect(readTable('title,text\n"Hot, line","a ""b"""\n')).toEqual([
      ['title', 'text'],
      ['Hot, line', 'a "b"'],
    ])
    expect(readTable('제목;내용\n직통 전화;매일')).toEqual([
      ['제목', '내용'],
      ['직통 전화', '매일'],
    ])
    expect(readTable('First, we meet.\nThen we talk, eat, and go.')).toEqual([
      ['First, we meet.'],
      ['Then we talk, eat, and go.'],
    ])
    expect(readTable('')).toEqual([])
  })

  test('what is written reads back', () => {
    const table = [
      ['a\tb', 'c\nd'],
      ['"e"', 'f'],
    ]
    expect(readTable(asText(table))).toEqual(table)
  })

  test('from a formatted table, which no tabs tell apart', () => {
    const html = '<meta><table><tr><td>a<br>b</td><td> c\n d</td></tr><tr><td>e</td></tr></table>'
    expect(readHtmlTable(html)).toEqual([
      ['a\nb', 'c\n d'],
      ['e', ''],
    ])
    expect(pastedTable('a b c', html)?.length).toBe(2)
    expect(pastedTable('a', '<p>a</p>')).toBeNull()
    expect(pastedTable('a\tb', `<div data-tldraw>${html}</div>`)).toBeNull()
  })
})

describe('what cells become', () => {
  const table = [
    ['제목', 'Description', 'Tags', 'Side', 'Other'],
    ['직통 전화', '매일 통화해요', '위기; 신뢰', 'ROK', 'x'],
    ['Hotline', 'Call daily', 'crisis', '미국', ''],
    ['', '', 'law', '', ''],
    ['NASA와 협력', '', '', 'Mars', ''],
  ]
  const choice: TableChoice = {
    make: 'cards',
    header: true,
    roles: ['title', 'text', 'tags', 'side', 'ignore'],
  }

  test('is guessed from the first row, in either language', () => {
    expect(suggestChoice(table)).toEqual(choice)
    expect(
      suggestChoice([
        ['Title (English)', '제목 (한국어)'],
        ['a', 'b'],
      ]).roles,
    ).toEqual(['titleEn', 'titleKo'])
    expect(
      suggestChoice([
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ]),
    ).toEqual({
      make: 'rows',
      header: false,
      roles: ['title', 'text', 'ignore'],
    })
    expect(suggestChoice([['a'], ['b']]).make).toBe('cells')
  })

  test('cards, each in the language it is written in, of the side that is named', () => {
    const { cards, problems } = planTable(table, choice, anyone)
    expect(cards).toEqual([
      {
        titleEn: '',
        textEn: '',
        titleKo: '직통 전화',
        textKo: '매일 통화해요',
        author: 'rok',
        tags: ['위기', '신뢰'],
      },
      {
        titleEn: 'Hotline',
        textEn: 'Call daily',
        titleKo: '',
        textKo: '',
        author: 'us',
        tags: ['crisis'],
      },
      { titleEn: '', textEn: '', titleKo: 'NASA와 협력', textKo: '', author: null, tags: [] },
    ])
    expect(problems).toEqual([
      { kind: 'emptyRows', count: 1 },
      { kind: 'unknownSides', count: 1, names: 'Mars' },
    ])
  })

  test('a delegate’s cards are by their own side, whatever a cell says', () => {
    const { cards, problems } = planTable(table, choice, { parties, side: 'us' })
    expect(new Set(cards.map(({ author }) => author))).toEqual(new Set(['us']))
    expect(problems).toContainEqual({ kind: 'ownSide' })
  })

  test('a title that is too long goes on in the text', () => {
    const long = `${'word '.repeat(60)}end`
    const { cards, problems } = planTable([[long]], { ...choice, header: false }, anyone)
    expect(cards[0]!.titleEn.length).toBeLessThanOrEqual(MAX_LENGTH.cardTitle)
    expect(cards[0]!.titleEn).toMatch(/…$/)
    expect(cards[0]!.textEn).toContain('end')
    expect(problems).toEqual([{ kind: 'cutTitles', max: MAX_LENGTH.cardTitle, count: 1 }])
  })

  test('notes by row or by cell, a hundred at most', () => {
    const rows = planTable(table, { ...choice, make: 'rows' }, anyone)
    expect(rows.notes[0]).toEqual({ text: '직통 전화\n매일 통화해요', tags: ['위기', '신뢰'] })
    const cells = planTable(
      [
        ['a', ''],
        ['b', 'c'],
      ],
      { ...choice, make: 'cells', header: false },
      anyone,
    )
    expect(cells.notes.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
    const many = Array.from({ length: 130 }, (_, i) => [`line ${i}`])
    const cut = planTable(many, { make: 'cells', header: false, roles: ['title'] }, anyone)
    expect(cut.notes).toHaveLength(100)
    expect(cut.problems).toEqual([{ kind: 'tooMany', max: 100, count: 130 }])
  })

  test('nothing without a title, and nothing of nothing', () => {
    const untitled = planTable(table, { ...choice, roles: ['ignore', 'text'] }, anyone)
    expect(untitled.problems).toEqual([{ kind: 'noTitle' }])
    expect(planTable([['']], { ...choice, header: false }, anyone).problems).toEqual([
      { kind: 'nothing' },
    ])
  })
})
