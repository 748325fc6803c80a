import { expect, it } from 'vitest'
import { card } from '@/sync/doc/testing/records'
import { inTranslationOrder, needsTranslation } from './translation-order'

const words = { titleEn: 'A map', titleKo: '지도' }
const both = { en: 'A map\n', ko: '지도\n' }
const done = card('shape:done', { ...words, confirmed: both, number: 1 })
const unconfirmed = card('shape:unconfirmed', { ...words, confirmed: { en: both.en }, number: 2 })
const outdated = card('shape:outdated', {
  ...words,
  confirmed: { ...both, en: 'Another\n' },
  number: 3,
})
const missing = card('shape:missing', { titleEn: 'A map', confirmed: { en: both.en }, number: 4 })
const empty = card('shape:empty', { number: 5 })
const tabled = card('shape:tabled', { titleEn: 'A map', status: 'tabled', number: 6 })

it('what is missing comes first, then what is out of date, then what nobody confirmed', () => {
  const order = inTranslationOrder([done, empty, tabled, unconfirmed, outdated, missing])
  expect(order.map(({ id }) => id.slice('shape:'.length))).toEqual([
    'missing',
    'outdated',
    'unconfirmed',
    'done',
    'empty',
    'tabled',
  ])
})

it('a card without a word needs nobody yet, a tabled one nobody any more', () => {
  expect([missing, outdated, unconfirmed].every(needsTranslation)).toBe(true)
  expect([done, empty, tabled].some(needsTranslation)).toBe(false)
})
