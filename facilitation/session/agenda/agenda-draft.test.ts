import { expect, test } from 'vitest'
import type { Stage } from '@/dialogue/session/agenda'
import { draftsOf, emptyStage, moved, problemsOf, stagesOf, totalOf } from './agenda-draft'

const stage = (id: string, minutes: number | null): Stage => ({
  id,
  title: { en: id, ko: '' },
  instruction: { en: '', ko: '' },
  minutes,
  activities: ['cards'],
  frame: 'shape:area-axes',
})

const drafts = draftsOf([stage('a', 5), stage('b', null), stage('c', 90)])

test('editing nothing changes nothing', () => {
  expect(stagesOf(drafts)).toEqual([stage('a', 5), stage('b', null), stage('c', 90)])
  expect(problemsOf(drafts).size).toBe(0)
})

test('a stage moves by one, to the ends and not beyond', () => {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('')
  expect(ids(moved(drafts, 0, 1))).toBe('bac')
  expect(ids(moved(drafts, 2, 0))).toBe('cab')
  expect(ids(moved(drafts, 0, 99))).toBe('bca')
  expect(ids(moved(drafts, 1, -1))).toBe('bac')
})

test('the total is the minutes there are, and how many stages have none', () => {
  expect(totalOf(drafts)).toEqual({ minutes: 95, open: 1 })
})

test('a title in one language is enough; minutes are a whole number from 1 to 480, or none', () => {
  const korean = { ...emptyStage('k'), title: { en: ' ', ko: '제목' } }
  expect(problemsOf([korean]).size).toBe(0)
  expect(problemsOf([emptyStage('e')]).get('e')).toEqual({ title: 'required' })
  for (const minutes of ['0', '481', '2.5', '-1', 'x'])
    expect(problemsOf([{ ...korean, minutes }]).get('k')).toEqual({ minutes: 'out_of_range' })
})
