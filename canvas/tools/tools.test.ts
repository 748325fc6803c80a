import { describe, expect, test } from 'vitest'
import { proposalSlots } from '@/sync/doc/seed-layout'
import { firstFreeSlot } from './card-placement'
import { noteGrid, pastedLines } from './paste-lines'

test('pasted lines lose bullets, numbers and empty lines', () => {
  expect(pastedLines('- one\r\n\n  • 둘\n3. three\n4G networks\n')).toEqual([
    'one',
    '둘',
    'three',
    '4G networks',
  ])
})

test('notes never cover each other and stand around the middle', () => {
  const places = noteGrid(7, { x: 0, y: 0 })
  for (const [i, a] of places.entries()) {
    for (const b of places.slice(i + 1)) {
      expect(Math.abs(a.x - b.x) >= 200 || Math.abs(a.y - b.y) >= 200).toBe(true)
    }
  }
  expect(Math.min(...places.map(({ x }) => x))).toBe(-320)
})

describe('the first free slot', () => {
  const area = { w: 700, h: 650 }
  const slots = proposalSlots(area)
  test('is the first that nothing reaches into', () => {
    expect(firstFreeSlot(area, [])).toEqual(slots[0])
    expect(firstFreeSlot(area, [slots[0]!, slots[2]!])).toEqual(slots[1])
    expect(firstFreeSlot(area, [{ ...slots[0]!, x: slots[0]!.x + 40 }])).toEqual(slots[2])
  })
  test('is null when all are taken', () => {
    expect(firstFreeSlot(area, slots)).toBeNull()
  })
})
