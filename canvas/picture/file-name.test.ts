import { describe, expect, test } from 'vitest'
import { dayOf, entryName, fileName } from './file-name'

const parts = {
  workshopTitle: 'U.S.–ROK space dialogue',
  session: 'session 1',
  day: '2026-02-04',
  part: 'whole board',
  extension: 'png',
} as const

describe('fileName', () => {
  test('says workshop, session, day and what is on it', () => {
    expect(fileName(parts)).toBe(
      'U.S.–ROK space dialogue - session 1 - 2026-02-04 - whole board.png',
    )
  })

  test('keeps Hangul, composed', () => {
    const name = fileName({
      ...parts,
      workshopTitle: '한미 우주 대화'.normalize('NFD'),
      part: '제안',
    })
    expect(name).toBe('한미 우주 대화 - session 1 - 2026-02-04 - 제안.png')
  })

  test.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['Space cooperation: aligning at 12:30', 'Space cooperation – aligning at 12 30'],
    ['../../etc/passwd', 'etc passwd'],
    ['.hidden', 'hidden'],
    ['ends in dots...', 'ends in dots'],
    ['line\nbreak\u0000null\u202eevil', 'line break null evil'],
    ['  ', 'Common Ground'],
    ['CON', 'CON'],
  ])('makes %j safe', (title, expected) => {
    expect(fileName({ ...parts, workshopTitle: title })).toBe(
      `${expected} - session 1 - 2026-02-04 - whole board.png`,
    )
  })

  test('a title of any length leaves session and day readable, within 255 bytes', () => {
    const longest = fileName({ ...parts, workshopTitle: '가'.repeat(200), part: '🛰️'.repeat(100) })
    expect(new TextEncoder().encode(longest).length).toBeLessThanOrEqual(240)
    expect(longest).toContain(' - session 1 - 2026-02-04 - ')
    // Throws on half a letter.
    expect(() => encodeURIComponent(longest)).not.toThrow()
  })
})

test('pictures in a zip are numbered so that they sort', () => {
  expect(entryName(3, 5, '제안: 지도/목록', 'png')).toBe('03 제안 – 지도 목록.png')
  expect(entryName(7, 120, 'Axes', 'svg')).toBe('007 Axes.svg')
  expect(entryName(1, 1, '///', 'svg')).toBe('01.svg')
})

test('dayOf', () => {
  expect(dayOf('2026-02-04')).toBe('2026-02-04')
  expect(dayOf(new Date(2026, 1, 4, 23, 59))).toBe('2026-02-04')
})
