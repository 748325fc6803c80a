/** What a file's name says, in the words of the page's language. */
export interface FileNameParts {
  workshopTitle: string
  /** E.g. "session 2". */
  session: string
  /** `YYYY-MM-DD`. */
  day: string
  /** What is on it, e.g. "whole board"; left out when empty. */
  part?: string
  /** Without the dot. */
  extension: 'png' | 'svg' | 'zip'
}

/** What Windows, macOS and Linux refuse or read as something else, and characters nobody can see. */
const UNSAFE =
  /[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/**
 * File systems take 255 bytes of UTF-8 (three per Hangul syllable), and browsers add " (1)": these
 * leave room for that and for the session and day, which must never be cut off.
 */
const MAX_TITLE_BYTES = 120
const MAX_PART_BYTES = 66

/** E.g. `U.S.–ROK space dialogue - session 1 - 2026-02-04 - whole board.png`. Letters stay as they are. */
export function fileName({ workshopTitle, session, day, part, extension }: FileNameParts): string {
  const pieces = [
    safe(workshopTitle, MAX_TITLE_BYTES) || 'Common Ground',
    safe(session, MAX_PART_BYTES),
    day,
    part ? safe(part, MAX_PART_BYTES) : '',
  ]
  return `${pieces.filter(Boolean).join(' - ')}.${extension}`
}

/** The name of one picture inside a zip, e.g. `03 Proposals.png`; `place` is 1-based. */
export function entryName(
  place: number,
  of: number,
  title: string,
  extension: 'png' | 'svg',
): string {
  const digits = Math.max(2, String(of).length)
  return (
    `${String(place).padStart(digits, '0')} ${safe(title, MAX_TITLE_BYTES)}`.trim() +
    `.${extension}`
  )
}

/** The calendar day of a moment where the reader is; a day already written stays as it is. */
export function dayOf(date: Date | string): string {
  if (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)) return date
  const moment = new Date(date)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`
}

function safe(text: string, maxBytes: number): string {
  const composed = text.normalize('NFC').replace(/\s*:\s+/g, ' – ')
  const clean = composed.replace(UNSAFE, ' ').replace(/\s+/g, ' ')
  // Neither dots nor spaces at the ends: a leading dot hides the file, Windows drops trailing ones.
  return cut(clean.replace(/^[\s.]+/, ''), maxBytes).replace(/[\s.]+$/, '')
}

function cut(text: string, maxBytes: number): string {
  let bytes = 0
  let kept = ''
  for (const character of text) {
    bytes += new TextEncoder().encode(character).length
    if (bytes > maxBytes) return kept
    kept += character
  }
  return kept
}
