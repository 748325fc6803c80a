import { expect, test } from 'vitest'
import { boardFontFaces, missingGlyphFaces, piecesFor } from './pretendard'

test('Latin and Hangul come from different pieces', () => {
  const latin = piecesFor('Flexibility')
  const hangul = piecesFor('유연성')
  expect(latin).toHaveLength(1)
  expect(hangul.length).toBeGreaterThan(0)
  expect(hangul).not.toContain(latin[0])
})

test('every Hangul syllable is in some piece', () => {
  for (let code = 0xac00; code <= 0xd7a3; code++) {
    expect(piecesFor(String.fromCodePoint(code))).toHaveLength(1)
  }
})

test('the same face is the same object, so that tldraw loads it once', () => {
  expect(boardFontFaces('유연성')[0]).toBe(boardFontFaces('유')[0] ?? null)
})

test('a Latin text adds nothing to tldraw’s fonts', () => {
  const font = { family: 'tldraw_draw', weight: 'normal', style: 'normal' }
  expect(missingGlyphFaces('Hello — “world”', font)).toEqual([])
  expect(missingGlyphFaces('안녕', font)[0]).toMatchObject({ family: 'tldraw_draw' })
  expect(missingGlyphFaces('가', font)[0]?.unicodeRange).not.toContain('U+61')
})
