import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import { medianOf } from '@/dialogue/publication/cell'
import { goldenMarks } from '@/dialogue/testing/golden'
import type { Locale } from '@/dialogue/localized'
import type { Rect } from '@/sync/doc/seed-layout'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import { canvasWords } from '../../board-settings'
import { estimateText } from '../../drawing/measure'
import { palette } from '../../drawing/palette'
import type { DrawView } from '../../drawing/view'
import { drawAxis } from './axis-drawing'
import { laneLayout, laneX } from './lane'
import { layOutReveal, REVEAL_TEXT, type RevealLayout, type RevealMark } from './reveal-layout'
import { BRACKET } from './reveal-spread'
import { RevealTable } from './reveal-table'
import { convergenceText, headlineText } from './reveal-words'
import {
  anyResult,
  golden,
  goldenInBands,
  goldenWithMeta,
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

const draw = (
  result: PublishedAxisResult,
  count = 2,
  locale: Locale = 'en',
  fictional = false,
  full = false,
) =>
  renderToStaticMarkup(
    <svg>
      {drawAxis(
        axis(count),
        { ...view(locale), full },
        {
          pins: [],
          linked: new Set(),
          lit: false,
          result,
          reveal: { parties: PARTIES.slice(0, count), fictional, shown: 1 },
          placing: false,
        },
      )}
    </svg>,
  )

/** Every party count, mode and number of people that publishes something, several times over. */
const everyResult = [1, 2, 3, 4, 5, 6].flatMap((count) =>
  (['attributed', 'party', 'none'] as const).flatMap((mode) =>
    [3, 5, 9].flatMap((people) =>
      [1, 2, 3].map((seed) => ({
        count,
        name: `${count} parties, ${mode}, ${people} each, ${seed}`,
        // The third mark too, now and then.
        result: anyResult(count, people, mode, seed, { estimates: true, meta: seed === 3 }),
      })),
    ),
  ),
)

const textsOf = ({ rows }: Pick<RevealLayout, 'rows'>) =>
  rows.flatMap((row) => [...row.values, ...(row.label ? [row.label] : [])])
const covers = (a: Rect, b: Rect) =>
  a.x < b.x + b.w - 0.01 &&
  b.x < a.x + a.w - 0.01 &&
  a.y < b.y + b.h - 0.01 &&
  b.y < a.y + a.h - 0.01
/** What a mark takes up. */
function rectOf({ cx, cy, size, band }: RevealMark): Rect {
  const from = Math.min(cx - size / 2, band?.from ?? cx)
  const to = Math.max(cx + size / 2, band?.to ?? cx)
  return { x: from, y: cy - size / 2, w: to - from, h: size }
}

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
        const texts = textsOf({ rows: [row] })
        texts.forEach((one, place) => {
          // The middle of a spread is a bracket under its words, not a mark.
          const marks = row.kind === 'spread' ? [] : row.marks.map(rectOf)
          for (const other of [...texts.slice(place + 1), ...marks])
            expect(covers(one, other), JSON.stringify([one, other])).toBe(false)
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

  test('names every distance of two sides', () => {
    for (const { result, count } of everyResult.filter(({ count }) => count === 2))
      for (const row of layOut(result, count).rows)
        expect(row.label, JSON.stringify(row)).not.toBeNull()
  })

  test.each(everyResult.filter(({ count }) => count > 2))(
    'gives each party a row with all its numbers: $name',
    ({ result, count }) => {
      for (const locale of ['en', 'ko'] as const) {
        const { rows } = layOut(result, count, locale)
        expect(rows.map(({ by }) => by)).toEqual(result.parties.map(({ party }) => party))
        rows.forEach((row) => {
          const party = PARTIES.find(({ id }) => id === row.by)!
          const said = row.values.filter(({ weight }) => weight === 800)
          expect(said).toHaveLength(1)
          expect(said[0]!.text).toContain(party.short[locale])
          const thinkers = result.thoughts.filter(({ of }) => of === row.by)
          const medians = new Set(thinkers.map(({ cell }) => JSON.stringify(medianOf(cell))))
          // Equal thoughts are one mark with one number.
          expect(row.values.filter(({ weight }) => weight === 600)).toHaveLength(medians.size)
          expect(row.marks.filter(({ look }) => look === 'thought')).toHaveLength(medians.size)
        })
      }
    },
  )

  test('a lane too low for a row each still shows what all said', () => {
    const low = { ...axis(6), h: 250 }
    const result = anyResult(6, 5, 'party', 1)
    const { rows } = layOutReveal(result, laneLayout(low), PARTIES, view('en'), estimateText)
    expect(rows.map(({ kind }) => kind)).toEqual(['said'])
    expect(rows[0]!.values).toHaveLength(6)
  })

  test('two sides at one place share its height, and keep both numbers', () => {
    for (const place of [0, 50, 100]) {
      const same = { self: [place, place, place], thought: [place, place, place] }
      for (const mode of ['attributed', 'party'] as const) {
        const [said] = layOut(twoSides(same, same, mode)).rows
        expect(said!.values).toHaveLength(2)
        const [a, b] = said!.marks.map(rectOf)
        expect(covers(a!, b!)).toBe(false)
        expect(a!.x + a!.w / 2).toBeCloseTo(b!.x + b!.w / 2)
      }
    }
  })

  test('shows beside what was thought what the other side had expected', () => {
    const [, us, rok] = layOut(goldenWithMeta).rows
    expect(us!.marks.map(({ party, look }) => [party, look])).toContainEqual(['rok', 'expected'])
    expect(us!.values.map(({ text }) => text)).toContain('ROK expected 12.5')
    expect(rok!.values.map(({ text }) => text)).toContain('U.S. expected 60')
    expect(draw(goldenWithMeta, 2, 'en', false, true)).toContain('how they expected to be seen')
    expect(draw(golden, 2, 'en', false, true)).not.toContain('expected')
    // From afar it would stand in the way of said and thought.
    expect(draw(goldenWithMeta)).toBe(draw(golden))
  })

  test('a brainstorm is a spread without sides', () => {
    for (const mode of ['attributed', 'none'] as const)
      for (const people of [3, 5, 9, 40]) {
        const result = anyResult(1, people, mode, 2)
        const [row, ...others] = layOut(result, 1).rows
        expect(others).toEqual([])
        expect(row!.label!.text).toMatch(/^Middle /)
        const drawn = draw(result, 1)
        expect(drawn).not.toContain('U.S.')
        expect(drawn).not.toContain(' said')
      }
    const [row] = layOut(anyResult(1, 30, 'none', 2), 1).rows
    const bins = row!.values.map(({ text }) => text)
    for (const { y } of row!.values) expect(y).toBeGreaterThan(bottom(row!.label!) + BRACKET)
    expect(bins.every((text) => text.endsWith(' people'))).toBe(true)
    expect(bins.reduce((sum, text) => sum + parseInt(text), 0)).toBe(30)
  })

  test('writes nothing smaller than 22 units', () => {
    expect(REVEAL_TEXT).toBeGreaterThanOrEqual(22)
    for (const { result, count } of everyResult.filter(({ name }) => name.endsWith('9 each, 3')))
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
  const table = tableOf(golden)
  for (const number of ['>75<', '>27.5<', '>15<', '>87.5<']) expect(table).toContain(number)
  expect(table).toContain('Real distance between U.S. and ROK: 48')
  expect(table).toContain('Distance U.S. had imagined: 60')
  expect(table).not.toContain('expected')
  expect(tableOf(goldenWithMeta)).toContain('U.S. expected ROK to see it at 60; ROK thought 87.5')
})

test('the table of a brainstorm names no side', () => {
  const table = tableOf(anyResult(1, 30, 'none', 2))
  expect(table).toContain('Middle of all answers')
  expect(table).toMatch(/\d+–\d+: \d+ people/)
  expect(table).not.toMatch(/U\.S\.|Side|Said/)
})

function tableOf(result: PublishedAxisResult): string {
  return renderToStaticMarkup(
    <RevealTable
      axis={axis()}
      result={result}
      parties={PARTIES}
      fictional={false}
      view={view('en')}
    />,
  )
}

function bottom({ y, h }: { y: number; h: number }): number {
  return y + h
}
