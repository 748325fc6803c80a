/** What numbering needs to know of a card. */
export interface NumberedCard {
  id: string
  number: number
}

/**
 * What each card's number is shown as. Two people adding a card at once give both the same number;
 * the card with the smaller id keeps it, the next are "7b", "7c". Nobody else's label changes and
 * every browser shows the same, without anything being written.
 */
export function cardNumbers(cards: readonly NumberedCard[]): Map<string, string> {
  const byNumber = new Map<number, string[]>()
  for (const { id, number } of cards) {
    const ids = byNumber.get(number)
    if (ids) ids.push(id)
    else byNumber.set(number, [id])
  }
  const labels = new Map<string, string>()
  for (const [number, ids] of byNumber) {
    ids.sort().forEach((id, place) => labels.set(id, `${number}${suffix(place)}`))
  }
  return labels
}

/** The number a new card gets: one more than the largest there is. */
export function nextCardNumber(cards: readonly { number: number }[]): number {
  return cards.reduce((largest, { number }) => Math.max(largest, number), 0) + 1
}

/** '', b, c, … z, then by number. */
function suffix(place: number): string {
  if (place === 0) return ''
  return place < 26 ? String.fromCharCode(97 + place) : `.${place + 1}`
}
