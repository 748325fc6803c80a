import type { RecordFields } from './permissions'

const TRANSLATED: ReadonlySet<string> = new Set([
  'props.titleEn',
  'props.titleKo',
  'props.textEn',
  'props.textKo',
])
const CONFIRMED = 'props.confirmed.'

/**
 * What an interpreter writes [W17]: a card's words in either language, and which wording is confirmed.
 * A stance is its side's own word in both languages, so it is not among them.
 */
export function isTranslatable(record: RecordFields, field: string): boolean {
  if (record['type'] !== 'proposal-card') return false
  return TRANSLATED.has(field) || field.startsWith(CONFIRMED)
}
