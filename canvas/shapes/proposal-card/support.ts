import { allParts, type SupportPart } from '@/dialogue/publication/support-table'
import type { PublishedSupport } from '@/dialogue/publication/proposal-result'
import type { CanvasWords } from '../../board-settings'

export type { SupportPart }

/** A side's answers from yes to no, as finely as they are published; those nobody gave left out. */
export function supportParts(support: PublishedSupport): SupportPart[] {
  return allParts(support).filter(({ count }) => count > 0)
}

/** In plain words. */
export function partText(key: SupportPart['key'], words: CanvasWords): string {
  return key === 'yes' || key === 'noView' || key === 'no'
    ? words(`assessed.group.${key}`)
    : words(`assessed.gradient.${key}`)
}
