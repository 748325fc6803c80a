import { LOCALES, type LocalizedText } from './localized'

/**
 * How alike two wordings are, 0 (nothing in common) to 1 (the same letters): the Dice coefficient of their
 * letter pairs, 2·|A∩B| / (|A| + |B|) over multisets (Dice 1945; on letter pairs of words, Adamson and
 * Boreham 1974). Pairs don't reach over word breaks, so that the order of words counts little; word breaks
 * themselves, which Korean writers set freely, are left out in a second reading, and the higher one counts.
 * Case, punctuation and widths of letters are nothing. Two empty ones are not alike: 0.
 */
export function similarity(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)]
  if (first.length === 0 || second.length === 0) return 0
  return Math.max(dice(first, second), dice([first.join('')], [second.join('')]))
}

export interface Wording {
  title: LocalizedText
  text: LocalizedText
}

/** From here on two wordings pass for the same proposal. Lower: unlike ones; higher: swapped words are missed. */
export const ALIKE = 0.72

/**
 * How alike two proposals are, in the language in which they are most: by their titles, or by all that is
 * written where both have a text. 0–1.
 */
export function wordingSimilarity(a: Wording, b: Wording): number {
  return Math.max(
    ...LOCALES.map((locale) => {
      const title = similarity(a.title[locale], b.title[locale])
      if (!a.text[locale].trim() || !b.text[locale].trim()) return title
      const whole = (one: Wording) => `${one.title[locale]} ${one.text[locale]}`
      return Math.max(title, similarity(whole(a), whole(b)))
    }),
  )
}

/**
 * Those alike, for each the others, most alike first; who has none is left out. Symmetric. Compares every two:
 * meant for hundreds of wordings.
 */
export function alikeOf<Id extends string>(
  wordings: readonly { id: Id; wording: Wording }[],
): Map<Id, Id[]> {
  const found = new Map<Id, { id: Id; score: number }[]>()
  const note = (id: Id, other: Id, score: number) => {
    const list = found.get(id) ?? []
    found.set(id, [...list, { id: other, score }])
  }
  wordings.forEach((one, i) => {
    for (const other of wordings.slice(i + 1)) {
      const score = wordingSimilarity(one.wording, other.wording)
      if (score < ALIKE) continue
      note(one.id, other.id, score)
      note(other.id, one.id, score)
    }
  })
  return new Map(
    [...found].map(([id, list]) => [
      id,
      list.sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1)).map((each) => each.id),
    ]),
  )
}

/** Compatible, lower case letters and digits, word by word. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

function dice(a: readonly string[], b: readonly string[]): number {
  const [first, second] = [pairsOf(a), pairsOf(b)]
  let shared = 0
  for (const [pair, count] of first.counts) shared += Math.min(count, second.counts.get(pair) ?? 0)
  return (2 * shared) / (first.total + second.total)
}

/** Each two letters that follow each other in a word; a word of one letter counts as itself. */
function pairsOf(words: readonly string[]): { counts: Map<string, number>; total: number } {
  const counts = new Map<string, number>()
  let total = 0
  for (const word of words) {
    const letters = Array.from(word)
    const pairs =
      letters.length === 1 ? letters : letters.slice(1).map((letter, i) => letters[i]! + letter)
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
    total += pairs.length
  }
  return { counts, total }
}
