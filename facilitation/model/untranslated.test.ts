import { expect, test } from 'vitest'
import { untranslated } from './untranslated'

test('which conditions lack which language; blanks are nothing', () => {
  const both = { textEn: 'Named first', textKo: '먼저 밝힌다' }
  expect(untranslated([])).toEqual([])
  expect(untranslated([both])).toEqual([])
  expect(
    untranslated([
      { ...both, textKo: ' ' },
      both,
      { ...both, textEn: '' },
      { ...both, textKo: '' },
    ]),
  ).toEqual([
    { locale: 'en', numbers: [3] },
    { locale: 'ko', numbers: [1, 4] },
  ])
})
