import { describe, expect, test } from 'vitest'
import { estimateText } from './measure'
import { fitLine, wrapText } from './wrap'

const style = { size: 26, weight: 400 }
const wrap = (text: string, width: number, maxLines: number) =>
  wrapText(text, style, width, maxLines, estimateText)

describe('wrapText', () => {
  test('no line is wider than the box, in either language', () => {
    const texts = [
      'A broad vision reads as unspecific and unrealistic; we need partners’ priorities.',
      '폭넓은 비전은 구체성과 현실성이 부족해 보인다. 협력국의 우선순위를 알아야 한다.',
      'Pneumonoultramicroscopicsilicovolcanoconiosis',
      '띄어쓰기없이아주길게이어지는문장도상자를넘지않는다',
    ]
    for (const text of texts) {
      for (const width of [60, 120, 360]) {
        for (const line of wrap(text, width, 50).lines) {
          expect(estimateText(line, style)).toBeLessThanOrEqual(width)
        }
      }
    }
  })

  test('loses nothing when there is room', () => {
    const text = '국력과 위상을 높이며, 유연성은 전문 분야를 키울 시간을 벌어 준다.'
    const { lines, cut } = wrap(text, 200, 50)
    expect(cut).toBe(false)
    expect(lines.join(' ')).toBe(text)
  })

  test('ends in … when there is not', () => {
    const { lines, cut } = wrap('one two three four five six seven eight', 120, 2)
    expect(cut).toBe(true)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
    expect(estimateText(lines[1]!, style)).toBeLessThanOrEqual(120)
  })

  test('keeps written line breaks', () => {
    expect(wrap('one\n\ntwo', 400, 5).lines).toEqual(['one', '', 'two'])
  })

  test('never splits a letter from its accent or an emoji in two', () => {
    const { lines } = wrap('👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀', 100, 20)
    for (const line of lines) expect(line).toMatch(/^(👩‍🚀)*$/u)
  })

  test('an empty text has no lines', () => {
    expect(wrap('  ', 100, 3)).toEqual({ lines: [], cut: false })
  })
})

test('fitLine shortens to one line', () => {
  expect(fitLine('short', style, 400, estimateText)).toBe('short')
  expect(fitLine('a much longer line than fits', style, 120, estimateText)).toMatch(/…$/)
  expect(fitLine('x', style, 1, estimateText)).toBe('')
})
