import { describe, expect, test } from 'vitest'
import { preferredLocale } from './preferences'

describe('preferredLocale', () => {
  test.each([
    ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
    ['en-US,en;q=0.9,ko;q=0.8', 'en'],
    ['fr,ko;q=0.4,en;q=0.3', 'ko'],
    ['ko;q=0,en;q=0.1', 'en'],
    ['fr-FR,de', 'en'],
    ['', 'en'],
    [';;,q=,=;q', 'en'],
  ])('%s → %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale)
  })
})
