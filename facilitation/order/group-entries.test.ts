import { expect, it } from 'vitest'
import type { ActivityEntry } from '@/dialogue/activity'
import { groupEntries } from './group-entries'

const entry = (id: number, more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  id,
  at: '2026-01-01T12:00:00.000Z',
  who: 'Ann',
  party: null,
  verb: 'moved',
  thing: 'note',
  title: null,
  recordId: `shape:${id}`,
  isThere: true,
  with: 0,
  ...more,
})
const shape = (entries: ActivityEntry[]) =>
  groupEntries(entries).map(({ who, lines }) => [who, lines.map((line) => line.entries.length)])

it('groups by who and minute, in order', () => {
  const later = '2026-01-01T12:01:00.000Z'
  expect(shape([entry(4, { at: later }), entry(3), entry(2, { who: 'Bob' }), entry(1)])).toEqual([
    ['Ann', [1]],
    ['Ann', [1]],
    ['Bob', [1]],
    ['Ann', [1]],
  ])
})

it('says once what was done to one thing again and again', () => {
  const again = { recordId: 'shape:x' }
  expect(
    shape([entry(3, again), entry(2, { ...again, verb: 'reworded' }), entry(1, again)]),
  ).toEqual([['Ann', [1, 1]]])
})

it('makes one line of many of a kind, deletions of one thing counted apart', () => {
  const notes = [1, 2, 3, 4, 5].map((id) => entry(id, { verb: 'deleted', recordId: 'shape:x' }))
  expect(shape([...notes, entry(6, { verb: 'deleted', thing: 'geo' })])).toEqual([['Ann', [5, 1]]])
})
