import { hashDigits } from '../order-ties'

/**
 * Order keys on the page. Two documents can't settle ties [N4] between them: what is hidden gets a key of
 * its own, just above the one it had, and that one again when it is shown.
 */

const ending = (id: string) => `00${hashDigits(id)}V`

/** `id`: the shape's while hidden. */
export function indexWhileHidden(id: string, index: string): string {
  return index + ending(id)
}

/** Mirror of `indexWhileHidden`; a key it got while it was hidden stays as it is. */
export function indexWhileShown(id: string, index: string): string {
  const end = ending(id)
  return index.endsWith(end) && index.length > end.length ? index.slice(0, -end.length) : index
}
