import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PARTY_TONES } from './party-tones'

const luminance = (hex: string) => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

test('tones are readable on their grounds', () => {
  for (const tone of PARTY_TONES) {
    expect(contrast(tone.light, '#ffffff')).toBeGreaterThan(4.5)
    expect(contrast(tone.dark, '#1b1d22')).toBeGreaterThan(4.5)
  }
})

test('no two parties share a mark', () => {
  expect(new Set(PARTY_TONES.map((tone) => tone.mark)).size).toBe(PARTY_TONES.length)
})

test('the theme has the same colours', () => {
  const css = readFileSync(new URL('theme.css', import.meta.url), 'utf8')
  PARTY_TONES.forEach((tone, place) => {
    expect(css).toContain(`--tone-${place}: ${tone.light};`)
    expect(css).toContain(`--tone-${place}: ${tone.dark};`)
  })
})
