import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import { goldenMarks } from '@/dialogue/testing/golden'
import type { Locale } from '@/dialogue/localized'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import { canvasWords } from '../../board-settings'
import { estimateText } from '../../drawing/measure'
import { palette } from '../../drawing/palette'
import type { DrawView } from '../../drawing/view'
import { drawAxis } from './axis-drawing'
import { laneLayout, laneX } from './lane'
import { layOutReveal, REVEAL_TEXT, type RevealLayout } from './reveal-layout'
import { RevealTable } from './reveal-table'
import { convergenceText, headlineText } from './reveal-words'
import {
  anyResult,
  golden,
  goldenInBands,
  PARTIES,
  publish,
  suppressed,
  twoSides,
} from './testing/results'

const view = (locale: Locale): DrawView => ({
  colors: palette(false),
  isDark: false,
  locale,
  words: canvasWords(locale),
  full: false,
})
const text = (en: string, ko = en) => ({ en, ko })

/** As `layOut` seeds an axis for this many parties. */
function axis(count = 2): AxisProps {
  const left = count < 2 ? [] : PARTIES.slice(0, Math.ceil(count / 2))
  return {
    w: 1660,
    h: count <= 2 ? 250 : count <= 4 ? 340 : 460,
    axisId: 'threat-picture',
    number: 2,
    name: text('Threat of North Korea vs. Threat of China', '북한 위협 대 중국 위협'),
    left: text('North Korea', '북한'),
    right: text('China', '중국'),
    leftParties: left,
    rightParties: count < 2 ? [] : PARTIES.slice(left.length, count),
    stances: {},
    furtherEvidence: [],
    note: null,
    stanceLabel: null,
    result: null,
  }
}

const layOut = (result: PublishedAxisResult, count = 2, locale: Locale = 'en') =>
  layOutReveal(result, laneLayout(axis(count)), PARTIES, view(locale), estimateText)

const draw = (result: PublishedAxisResult, count = 2, locale: Locale = 'en', fictional = false) =>
  renderToStaticMarkup(
    <svg>
      {drawAxis(axis(count), view(locale), {
        pins: [],
        linked: new Set(),
        lit: false,
        result,
        reveal: { parties: PARTIES.slice(0, count), fictional, shown: 1 },
        placing: false,
      })}
    </svg>,
  )

/** Every party count, mode and number of people that publishes something, several times over. */
const everyResult = [1, 2, 3, 4, 5, 6].flatMap((count) =>
  (['attributed', 'party', 'none'] as const).flatMap((mode) =>
    [3, 5, 9].flatMap((people) =>
      [1, 2, 3].map((seed) => ({
        count,
        name: `${count} parties, ${mode}, ${people} each, ${seed}`,
        result: anyResult(count, people, mode, seed),
      })),
    ),
  ),
)

const textsOf = ({ rows }: RevealLayout) =>
  rows.flatMap((row) => [...row.values, ...(row.label ? [row.label] : [])])
const overlap = (a: { from: number; to: number }, b: { from: number; to: number }) =>
  a.from < b.to - 0.01 && b.from < a.to - 0.01

describe('the reveal plot', () => {
  test('lays the golden fixture out as the design draws it', () => {
    const { rows } = layOut(golden)
    const lane = laneLayout(axis())
    expect(rows.map(({ kind, by }) => [kind, by])).toEqual([
      ['said', null],
      ['thought', 'us'],
      ['thought', 'rok'],
    ])
    const marks = rows.map((row) =>
      row.marks.map(({ party, look, cx }) => [party, look, Math.round(cx)]),
    )
    const x = (value: number) => Math.round(laneX(lane, value))
    expect(marks).toEqual([
      [
        ['us', 'said', x(75)],
        ['rok', 'said', x(27.5)],
      ],
      [
        ['us', 'own', x(75)],
        ['rok', 'thought', x(15)],
      ],
      [
        ['rok', 'own', x(27.5)],
        ['us', 'thought', x(87.5)],
      ],
    ])
    expect(rows.map((row) => row.label?.text)).toEqual([
      'Real 48',
      'U.S. imagined 60',
      'ROK imagined 60',
    ])
    expect(rows.flatMap((row) => row.values.map((value) => value.text))).toEqual([
      'U.S. said 75',
      'ROK said 27.5',
      'thought 15',
      '87.5',
    ])
    // From where a side was thought to stand to where it said it does.
    expect(
      rows.flatMap((row) => row.arrows.map(({ party, from, to }) => [party, from < to])),
    ).toEqual([
      ['rok', true],
      ['us', false],
    ])
  })

  test('shows bands as wide as they are, and says "about"', () => {
    const { rows } = layOut(goldenInBands)
    const lane = laneLayout(axis())
    const [us] = rows[0]!.marks
    expect(us!.band!.to - us!.band!.from).toBeCloseTo(laneX(lane, 10) - laneX(lane, 0))
    for (const row of rows) expect(row.label?.text).toContain('about')
  })

  test.each(everyResult)('stays in its lane and covers nothing: $name', ({ result, count }) => {
    const props = axis(count)
    const { lane, line } = laneLayout(props)
    for (const locale of ['en', 'ko'] as const) {
      const layout = layOut(result, count, locale)
      expect(layout.rows.length).toBeGreaterThan(0)
      layout.rows.forEach((row, i) => {
        expect(row.box.y).toBeGreaterThanOrEqual(
          i === 0 ? 70 : bottom(layout.rows[i - 1]!.box) - 0.01,
        )
        expect(bottom(row.box)).toBeLessThanOrEqual(line)
        const spans = [
          ...row.values.map(({ x, w }) => ({ from: x, to: x + w })),
          // A title stands over the marks' line, the label of a bar on it.
          ...(row.label && row.bar ? [{ from: row.label.x, to: row.label.x + row.label.w }] : []),
        ]
        const marks = row.marks.map(({ cx, size, band }) => ({
          from: Math.min(cx - size / 2, band?.from ?? cx),
          to: Math.max(cx + size / 2, band?.to ?? cx),
        }))
        spans.forEach((span, place) => {
          for (const other of [...spans.slice(place + 1), ...marks])
            expect(overlap(span, other), JSON.stringify([span, other])).toBe(false)
        })
        for (const mark of row.marks) {
          expect(mark.cy - mark.size / 2).toBeGreaterThanOrEqual(row.box.y - 0.01)
          expect(mark.cy + mark.size / 2).toBeLessThanOrEqual(bottom(row.box) + 0.01)
        }
      })
      for (const { x, w } of textsOf(layout)) {
        expect(x).toBeGreaterThanOrEqual(lane.x)
        expect(x + w).toBeLessThanOrEqual(lane.x + lane.w)
      }
    }
  })

  test('names every row, and at two sides every distance', () => {
    for (const { result, count } of everyResult.filter(({ count }) => count > 1))
      for (const row of layOut(result, count).rows)
        expect(row.label, JSON.stringify(row)).not.toBeNull()
  })

  test('writes nothing smaller than 22 units', () => {
    expect(REVEAL_TEXT).toBeGreaterThanOrEqual(22)
    for (const { result, count } of everyResult)
      for (const [, size] of draw(result, count, 'ko', true).matchAll(/font-size="([\d.]+)"/g))
        expect(Number(size)).toBeGreaterThanOrEqual(22)
  })

  test('drops thoughts before what was said where a lane is low', () => {
    const low = { ...axis(), h: 180 }
    const { rows } = layOutReveal(golden, laneLayout(low), PARTIES, view('en'), estimateText)
    expect(rows.map(({ kind }) => kind)).toEqual(['said'])
  })

  test('greys both sides alike when there are too few answers', () => {
    const drawn = draw(suppressed)
    expect(drawn).toContain('Too few answers to show')
    expect(drawn).not.toContain('said')
    const otherWay = publish(
      goldenMarks.filter(({ party }, i) => party === 'rok' || i < 2),
      'party',
    )
    expect(draw(otherWay)).toBe(drawn)
  })

  test('stamps the sample’s results', () => {
    expect(draw(golden, 2, 'en', true)).toContain('FICTIONAL · 가상')
    expect(draw(golden)).not.toContain('FICTIONAL')
  })
})

describe('the headline', () => {
  const say = (result: PublishedAxisResult, locale: Locale = 'en') =>
    headlineText(result, PARTIES, view(locale))
  const all = (value: number) => [value, value, value]

  test('says it in words, in both languages', () => {
    expect(say(golden)).toBe('Closer than you thought: 48 apart, not 60.')
    expect(say(golden, 'ko')).toBe('생각보다 가까워요: 실제 차이 48, 생각한 차이 60.')
    expect(say(goldenInBands)).toMatch(/^Closer than you thought: about \d+ apart, not about/)
  })

  test('knows farther, as expected, crossed and different gaps', () => {
    const farther = twoSides(
      { self: all(90), thought: all(60) },
      { self: all(10), thought: all(40) },
    )
    expect(say(farther)).toBe('Farther than you thought: 80 apart, not 30.')
    const same = twoSides({ self: all(80), thought: all(20) }, { self: all(20), thought: all(80) })
    expect(say(same)).toBe('As you expected: 60 apart.')
    const crossed = twoSides(
      { self: all(60), thought: all(90) },
      { self: all(40), thought: all(60) },
    )
    expect(say(crossed)).toBe('The other way round from what U.S. thought: 20 apart.')
    const differing = twoSides(
      { self: all(70), thought: all(10) },
      { self: all(30), thought: all(50) },
    )
    expect(say(differing)).toBe('U.S. imagined 60, ROK 20; it is 40.')
  })

  test('without estimates says how far apart, alone where the middle is', () => {
    const asks = { estimates: false, meta: false }
    expect(say(publish(goldenMarks, 'attributed', ['us', 'rok'], asks))).toBe(
      'U.S. and ROK stand 48 apart.',
    )
    const us = goldenMarks.filter(({ party }) => party === 'us')
    expect(say(publish(us, 'attributed', ['us']))).toBe(
      'The middle is 75; half of you stand between 70 and 80.',
    )
  })

  test('of more than two sides names the two it is about', () => {
    expect(say(anyResult(4, 5, 'attributed', 2))).toMatch(/(: | imagined )/)
  })

  test('says how a gap changed since an earlier session', () => {
    const since = { kind: 'exact', of: 'same_people', since: 1 } as const
    const words = view('en')
    expect(convergenceText({ ...since, value: 0.3684 }, 'long', words)).toBe(
      '37% of the gap closed since session 1',
    )
    expect(convergenceText({ ...since, sinceRound: 2, value: 0.3684 }, 'long', words)).toBe(
      '37% of the gap closed since round 2',
    )
    expect(convergenceText({ ...since, value: -0.5 }, 'short', words)).toBe(
      '50% wider than session 1',
    )
  })
})

test('the table has the same numbers', () => {
  const table = renderToStaticMarkup(
    <RevealTable
      axis={axis()}
      result={golden}
      parties={PARTIES}
      fictional={false}
      view={view('en')}
    />,
  )
  for (const number of ['>75<', '>27.5<', '>15<', '>87.5<']) expect(table).toContain(number)
  expect(table).toContain('Real distance between U.S. and ROK: 48')
  expect(table).toContain('Distance U.S. had imagined: 60')
})

function bottom({ y, h }: { y: number; h: number }): number {
  return y + h
}
