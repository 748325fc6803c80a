import { z } from 'zod'
import type { Band } from './deciles'

/**
 * A number computed from published medians and from nothing else, so it tells nothing new:
 * `exact`, or `about` with the range its bands allow. In units of the axis; words say "about".
 */
export const figureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact'), value: z.number() }),
  z.strictObject({
    kind: z.literal('about'),
    value: z.number(),
    from: z.number(),
    to: z.number(),
  }),
])
export type Figure = z.infer<typeof figureSchema>

const middle = ({ from, to }: Band) => (from + to) / 2
const isExact = ({ from, to }: Band) => from === to

/** `a` − `b`, signed. */
export function signedDifference(a: Band, b: Band): Figure {
  const value = middle(a) - middle(b)
  if (isExact(a) && isExact(b)) return { kind: 'exact', value }
  return { kind: 'about', value, from: a.from - b.to, to: a.to - b.from }
}

/** How far apart two medians are: |a − b|. */
export function distance(a: Band, b: Band): Figure {
  const value = Math.abs(middle(a) - middle(b))
  if (isExact(a) && isExact(b)) return { kind: 'exact', value }
  return {
    kind: 'about',
    value,
    from: Math.max(0, a.from - b.to, b.from - a.to),
    to: Math.max(a.to, b.to) - Math.min(a.from, b.from),
  }
}

/** Which of two medians lies farther right: 1 for `a`, −1 for `b`, 0 where bands touch or overlap. */
export function order(a: Band, b: Band): -1 | 0 | 1 {
  if (a.from > b.to) return 1
  return b.from > a.to ? -1 : 0
}
