import type { PublishedCell } from '@/dialogue/publication/cell'
import type { Band } from '@/dialogue/publication/deciles'

/** The middle half of a cell's answers, where that much is published. */
export function middleHalf(cell: PublishedCell): Band | null {
  if (cell.kind === 'exact') return { from: cell.quartiles[0], to: cell.quartiles[1] }
  return cell.kind === 'spread' ? cell.spread : null
}
