import { describe, expect, test } from 'vitest'
import { ALIKE, alikeOf, similarity, wordingSimilarity, type Wording } from './similarity'
import { readFileSync } from 'node:fs'

const wording = (en: string, ko = '', text = { en: '', ko: '' }): Wording => ({
  title: { en, ko },
  text,
})

describe('the measure', () => {
  test('is the Dice coefficient of letter pairs', () => {
    // ni ig gh ht against na ac ch ht: 2 · 1 / (4 + 4).
    expect(similarity('night', 'nacht')).toBe(0.25)
    expect(similarity('aaa', 'aa')).toBeCloseTo(2 / 3)
    expect(similarity('night', 'Night!')).toBe(1)
    expect(similarity('', '')).toBe(0)
    expect(similarity('?', '!')).toBe(0)
  })

  test('is the same both ways, and blind to the order of words', () => {
    const [a, b] = ['Joint tracking of space debris', 'Space debris: joint tracking']
    expect(similarity(a, b)).toBe(similarity(b, a))
    expect(similarity(a, b)).toBeGreaterThan(ALIKE)
  })

  test('is blind to how Korean is spaced, and to composition', () => {
    expect(similarity('우주 쓰레기 공동 추적', '우주쓰레기 공동추적')).toBe(1)
    expect(similarity('우주'.normalize('NFD'), '우주')).toBe(1)
    expect(similarity('우주 쓰레기를 공동으로 추적', '우주 쓰레기 공동 추적')).toBeGreaterThan(
      ALIKE,
    )
  })

  test('tells topics with the same words apart', () => {
    expect(similarity('Joint launch schedule', 'Joint launch insurance')).toBeLessThan(ALIKE)
    expect(similarity('공동 발사 일정', '공동 발사 보험')).toBeLessThan(ALIKE)
    expect(similarity('Hotline', 'Headline')).toBeLessThan(ALIKE)
  })
})

describe('proposals', () => {
  test('are alike when one language is, or the whole is', () => {
    expect(wordingSimilarity(wording('Hotline', '직통 전화'), wording('', '직통전화'))).toBe(1)
    const long = 'Share orbital data on debris twice a day with both operations centres.'
    const text = { en: long, ko: '' }
    expect(
      wordingSimilarity(wording('Debris data', '', text), wording('Orbital data', '', text)),
    ).toBeGreaterThan(ALIKE)
  })

  test('of the sample session are all different', () => {
    const file = new URL('./templates/us-rok-space.sample.json', import.meta.url)
    const { proposals } = JSON.parse(readFileSync(file, 'utf8')) as {
      proposals: { id: string; title: Wording['title']; en: string; ko: string }[]
    }
    expect(proposals.length).toBeGreaterThan(9)
    const wordings = proposals.map(({ id, title, en, ko }) => ({
      id,
      wording: { title, text: { en, ko } },
    }))
    expect(alikeOf(wordings)).toEqual(new Map())
  })

  test('name each other, the most alike first', () => {
    const found = alikeOf([
      { id: 'a', wording: wording('Track space debris together') },
      { id: 'b', wording: wording('Track the space debris together now') },
      { id: 'c', wording: wording('track space debris, together') },
      { id: 'd', wording: wording('A hotline') },
    ])
    expect(found.get('a')).toEqual(['c', 'b'])
    expect(found.get('b')).toContain('a')
    expect(found.has('d')).toBe(false)
  })
})
