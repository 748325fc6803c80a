import { GRADIENT_VALUE, GRADIENTS, type Gradient, type Rate } from '@/dialogue/measures/gradients'
import type { PublishedSupport } from '@/dialogue/publication/proposal-result'
import type { CanvasWords } from '../../board-settings'

/** One answer, or group of answers that are not told apart, with how many gave it. */
export interface SupportPart {
  key: Gradient | 'yes' | 'noView' | 'no'
  kind: 'agree' | 'pass' | 'disagree'
  count: number
}

/** A side's answers from yes to no, as finely as they are published; those nobody gave left out. */
export function supportParts(support: PublishedSupport): SupportPart[] {
  const parts: SupportPart[] =
    support.kind === 'groups'
      ? [
          { key: 'yes', kind: 'agree', count: support.groups.yes },
          { key: 'noView', kind: 'pass', count: support.groups.noView },
          { key: 'no', kind: 'disagree', count: support.groups.no },
        ]
      : GRADIENTS.map((key) => ({
          key,
          kind: GRADIENT_VALUE[key],
          count: support.histogram[key],
        }))
  return parts.filter(({ count }) => count > 0)
}

/** In plain words. */
export function partText(key: SupportPart['key'], words: CanvasWords): string {
  return key === 'yes' || key === 'noView' || key === 'no'
    ? words(`assessed.group.${key}`)
    : words(`assessed.gradient.${key}`)
}

/** How many say yes, and how many can accept it, where the gradients are published. */
export function supportRates(support: PublishedSupport): { endorse: Rate; accept: Rate } | null {
  return support.kind === 'groups' ? null : { endorse: support.endorse, accept: support.accept }
}

/** Whether it is said that something depends on a capital, and for how many where that is told. */
export function adReferendumText(support: PublishedSupport, words: CanvasWords): string {
  if (support.kind === 'exact')
    return support.adReferendum > 0
      ? words('assessed.adReferendumCount', { count: String(support.adReferendum) })
      : ''
  return support.adReferendum ? words('assessed.adReferendum') : ''
}
