/** Rough advance widths in em: enough to cut a text before it leaves its box in a small drawing. */
const WIDE = 0.92
const NARROW = 0.56

/** Width in the unit of `fontSize`, to about a tenth. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0
  for (const character of text) ems += character > '\u2e7f' ? WIDE : NARROW
  return ems * fontSize
}

/** `text`, cut with an ellipsis where it would be wider than `width`. */
export function fitText(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text
  let kept = ''
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, fontSize) > width) break
    kept += character
  }
  return kept ? `${kept.trimEnd()}…` : ''
}
