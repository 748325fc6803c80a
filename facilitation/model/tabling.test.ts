import { expect, test } from 'vitest'
import type { Card } from '../room'
import { tablingObstacles } from './tabling'

const card = (part: Partial<Card> = {}): Card => ({
  id: 'shape:a',
  label: '1',
  titleEn: 'Map',
  titleKo: '지도',
  textEn: 'One step',
  textKo: '한 걸음',
  author: null,
  pins: {},
  status: 'draft',
  confirmed: { en: 'Map\nOne step', ko: '지도\n한 걸음' },
  mergedInto: null,
  isParked: false,
  ...part,
})

test('a card that is written and confirmed in both languages can be tabled', () => {
  expect(tablingObstacles(card())).toEqual([])
})

test('a language that is missing, or was changed after it was confirmed, stands in the way', () => {
  expect(tablingObstacles(card({ titleKo: ' ' }))).toEqual([{ kind: 'missing', locale: 'ko' }])
  expect(tablingObstacles(card({ textEn: 'Two steps' }))).toEqual([
    { kind: 'unconfirmed', locale: 'en' },
  ])
  expect(tablingObstacles(card({ confirmed: {} }))).toHaveLength(2)
})

test('a merged card is not tabled: another stands for it', () => {
  expect(tablingObstacles(card({ mergedInto: 'shape:b' }))).toEqual([{ kind: 'merged' }])
})
