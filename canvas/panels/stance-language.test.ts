import { expect, test } from 'vitest'
import { staleLanguage } from './stance-language'

const text = (en: string, ko: string) => ({ en, ko })

test('a language left as it was while the other is rewritten is stale', () => {
  expect(staleLanguage(text('old', '예전'), text('new', '예전'))).toBe('ko')
  expect(staleLanguage(text('old', '예전'), text('old', '새로'))).toBe('en')
})

test('nothing is stale when both, or neither, changed', () => {
  expect(staleLanguage(text('old', '예전'), text('new', '새로'))).toBeNull()
  expect(staleLanguage(text('old', '예전'), text('old ', '예전'))).toBeNull()
})

test('adding the missing translation makes nothing stale', () => {
  expect(staleLanguage(text('mine', ''), text('mine', '번역'))).toBeNull()
  expect(staleLanguage(text('mine', ''), text('new', ''))).toBeNull()
})
