import { describe, expect, test } from 'vitest'
import { CHIP, layOutChips, type Pin } from './chip-layout'
import { isInLane, laneLayout, laneValue, laneX, leaning } from './lane'

const party = (id: string) => ({ id, short: { en: id, ko: id }, tone: 0 })
const layout = laneLayout({
  w: 1660,
  h: 250,
  leftParties: [party('rok')],
  rightParties: [party('us')],
})

describe('the lane', () => {
  test('stands between the stances', () => {
    expect(layout.lane).toEqual({ x: 420, y: 0, w: 820, h: 250 })
    expect(layout.left?.w).toBe(400)
    expect(layout.right?.x).toBe(1260)
    expect(layout.strip).toEqual({ x: 420, y: 200, w: 820, h: 50 })
  })

  test('without parties takes the whole axis', () => {
    const alone = laneLayout({ w: 1660, h: 250, leftParties: [], rightParties: [] })
    expect(alone.lane.w).toBe(1660)
    expect(alone.left).toBeNull()
  })

  test('value and x are each other’s inverse, and a chip at either end stays inside', () => {
    for (let value = 0; value <= 100; value++)
      expect(laneValue(layout, laneX(layout, value))).toBe(value)
    expect(laneX(layout, 0) - CHIP.w / 2).toBeGreaterThanOrEqual(420)
    expect(laneX(layout, 100) + CHIP.w / 2).toBeLessThanOrEqual(1240)
  })

  test('x outside the scale is its nearer end', () => {
    expect(laneValue(layout, 0)).toBe(0)
    expect(laneValue(layout, 5000)).toBe(100)
  })

  test('knows its inside', () => {
    expect(isInLane(layout, { x: 500, y: 100 })).toBe(true)
    expect(isInLane(layout, { x: 400, y: 100 })).toBe(false)
    expect(isInLane(layout, { x: 500, y: 251 })).toBe(false)
  })

  test('says where a value leans', () => {
    expect([0, 44, 45, 50, 55, 56, 100].map(leaning)).toEqual([
      'left',
      'left',
      'middle',
      'middle',
      'middle',
      'right',
      'right',
    ])
  })
})

describe('chips', () => {
  const pins = (...values: number[]): Pin[] =>
    values.map((value, i) => ({ cardId: `shape:${i}`, label: String(i + 1), value, tone: null }))
  const place = (list: Pin[]) => layOutChips(list, (value) => laneX(layout, value), 420, 1240)

  test('stand at their value while there is room', () => {
    const chips = place(pins(10, 50, 90))
    expect(chips.map((chip) => chip.x)).toEqual([10, 50, 90].map((value) => laneX(layout, value)))
  })

  test('never cover each other nor leave the lane', () => {
    for (const values of [
      [0, 0, 0],
      [100, 100],
      [1, 2, 5, 9, 11, 14],
      Array.from({ length: 40 }, (_, i) => i * 2.5),
    ]) {
      const xs = place(pins(...values)).map((chip) => chip.x)
      for (let i = 1; i < xs.length; i++) expect(xs[i]! - xs[i - 1]!).toBeGreaterThanOrEqual(CHIP.w)
      expect(xs[0]! - CHIP.w / 2).toBeGreaterThanOrEqual(420)
      expect(xs.at(-1)! + CHIP.w / 2).toBeLessThanOrEqual(1240)
    }
  })

  test('fold into +n from the fourth on, and none is lost', () => {
    const chips = place(pins(50, 50, 50, 50, 50))
    expect(chips.map((chip) => chip.label)).toEqual(['1', '2', '+3'])
    expect(chips.flatMap((chip) => chip.pins)).toHaveLength(5)
  })

  test('do not depend on the order they come in', () => {
    const list = pins(50, 51, 49, 10)
    expect(place([...list].reverse())).toEqual(place(list))
  })
})
