import { measureText, type Measure, type TextStyle } from './measure'

export interface WrappedText {
  lines: string[]
  /** Something was left out and the last line ends in "…". */
  cut: boolean
}

const ELLIPSIS = '…'

const graphemes =
  typeof Intl.Segmenter === 'function'
    ? new Intl.Segmenter('und', { granularity: 'grapheme' })
    : null

function letters(text: string): string[] {
  return graphemes ? Array.from(graphemes.segment(text), (part) => part.segment) : Array.from(text)
}

/**
 * Breaks text into at most `maxLines` lines no wider than `width`: at spaces, as Korean and English
 * both do, and inside a word only where the word alone is too wide. Line breaks in the text stay.
 */
export function wrapText(
  text: string,
  style: TextStyle,
  width: number,
  maxLines: number,
  measure: Measure = measureText,
): WrappedText {
  if (maxLines < 1 || text.trim() === '')
    return { lines: [], cut: maxLines < 1 && text.trim() !== '' }
  const fits = (line: string) => measure(line, style) <= width
  const lines: string[] = []
  for (const paragraph of text.trim().split(/\r?\n/)) {
    let line = ''
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const longer = line ? `${line} ${word}` : word
      if (fits(longer)) {
        line = longer
        continue
      }
      if (line) lines.push(line)
      line = word
      if (lines.length > maxLines) break
      while (!fits(line)) {
        const head = longestStart(line, fits)
        lines.push(head)
        line = line.slice(head.length)
        if (lines.length > maxLines) break
      }
    }
    lines.push(line)
    if (lines.length > maxLines) break
  }
  if (lines.length <= maxLines) return { lines, cut: false }
  const kept = lines.slice(0, maxLines)
  kept[maxLines - 1] = withEllipsis(kept[maxLines - 1]!, fits)
  return { lines: kept, cut: true }
}

/** One line, shortened with "…" where it is too wide. */
export function fitLine(
  text: string,
  style: TextStyle,
  width: number,
  measure: Measure = measureText,
): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  const fits = (line: string) => measure(line, style) <= width
  return fits(flat) ? flat : withEllipsis(flat, fits)
}

/** At least one letter, so that a box narrower than a letter still ends the loop. */
function longestStart(word: string, fits: (line: string) => boolean): string {
  const parts = letters(word)
  let low = 1
  let high = parts.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(parts.slice(0, middle).join(''))) low = middle
    else high = middle - 1
  }
  return parts.slice(0, low).join('')
}

function withEllipsis(line: string, fits: (line: string) => boolean): string {
  const parts = letters(line)
  while (parts.length > 0) {
    const shortened = parts.join('').trimEnd() + ELLIPSIS
    if (fits(shortened)) return shortened
    parts.pop()
  }
  return fits(ELLIPSIS) ? ELLIPSIS : ''
}
