import { describe, expect, test } from 'vitest'
import { laneLayout, laneX } from '../shapes/axis/lane'
import { nextQuestion, noMarks, questionsOf, toStep, withMark } from './placing'
import { placingRows, rowAt } from './placing-layout'

const layout = laneLayout({
  w: 1660,
  h: 250,
  leftParties: [{ id: 'rok', short: { en: 'ROK', ko: '한국' }, tone: 1 }],
  rightParties: [{ id: 'us', short: { en: 'U.S.', ko: '미국' }, tone: 0 }],
})
const two = { others: ['rok'], asksMeta: false }
const many = { others: ['a', 'b', 'c', 'd', 'e'], asksMeta: true }

describe('placing', () => {
  test('asks where one stands, then where one thinks the others do, then how they see us', () => {
    expect(questionsOf({ others: ['rok'], asksMeta: true })).toEqual([
      { kind: 'self' },
      { kind: 'estimate', of: 'rok' },
      { kind: 'meta', by: 'rok' },
    ])
    expect(questionsOf({ others: [], asksMeta: true })).toEqual([{ kind: 'self' }])
    let marks = noMarks()
    expect(nextQuestion(two, marks)).toEqual({ kind: 'self' })
    marks = withMark(marks, { kind: 'self' }, 0)
    expect(nextQuestion(two, marks)).toEqual({ kind: 'estimate', of: 'rok' })
    marks = withMark(marks, { kind: 'estimate', of: 'rok' }, 30)
    expect(nextQuestion(two, marks)).toBeNull()
    expect(marks).toEqual({ self: 0, estimates: { rok: 30 } })
  })

  test('a mark can be taken back, and marking ends an abstention', () => {
    const marks = { self: 40, estimates: { rok: 10 }, abstain: true }
    expect(nextQuestion(two, marks)).toBeNull()
    expect(withMark(marks, { kind: 'estimate', of: 'rok' }, null)).toEqual({
      self: 40,
      estimates: {},
    })
  })

  test('values go by the step, and reach both ends', () => {
    expect([0, 2, 3, 97, 98, 100, 140, -5].map((value) => toStep(value, 5))).toEqual([
      0, 0, 5, 95, 100, 100, 100, 0,
    ])
    expect(toStep(99, 7)).toBeLessThanOrEqual(100)
  })

  test('marks stand in a line each over the scale, however many there are', () => {
    for (const [placing, h] of [
      [two, 250],
      [{ ...two, asksMeta: true }, 250],
      [many, 460],
    ] as const) {
      const lane = laneLayout({ w: 1660, h, leftParties: [], rightParties: [] })
      const rows = placingRows(lane, placing, noMarks())
      rows.forEach((row, i) => {
        expect(row.cy).toBeLessThan(lane.line)
        expect(row.cy).toBeGreaterThan(lane.plot.y)
        if (i > 0) expect(row.cy - rows[i - 1]!.cy).toBeGreaterThanOrEqual(16)
      })
    }
  })

  test('a press takes hold of the nearest mark in reach, and of none that is not there yet', () => {
    const marks = { self: 40, estimates: { rok: 50 } }
    const rows = placingRows(layout, two, marks)
    const at = { x: laneX(layout, 44), y: rows[0]!.cy }
    expect(rowAt(rows, at, 76)?.question).toEqual({ kind: 'self' })
    expect(rowAt(rows, { x: laneX(layout, 90), y: rows[0]!.cy }, 76)).toBeNull()
    expect(rowAt(placingRows(layout, two, noMarks()), at, 76)).toBeNull()
  })
})
