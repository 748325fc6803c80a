import {
  publishedAxisResultSchema,
  type PublishedAxisResult,
} from '@/dialogue/publication/axis-result'
import type { AxisProps } from '@/sync/doc/shapes/axis'

const parsed = new WeakMap<object, PublishedAxisResult | null>()

/**
 * What was published on an axis, or null. Results are the server's to write, but whatever doesn't fit the
 * schema (another version's, say) is left undrawn rather than guessed at.
 */
export function axisResult(props: Pick<AxisProps, 'result'>): PublishedAxisResult | null {
  const { result } = props
  if (result === null || typeof result !== 'object') return null
  let known = parsed.get(result)
  if (known === undefined) {
    known = publishedAxisResultSchema.safeParse(result).data ?? null
    parsed.set(result, known)
  }
  return known
}
