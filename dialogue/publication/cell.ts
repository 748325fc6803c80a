import { z } from 'zod'
import { interquartileRange, median, quantile } from '../measures/quantile'
import type { AttributionMode } from '../workshop'
import { effectiveMinimum } from '../measures/minimum'
import { bins, medianBand, outwardBand, type Band } from './deciles'

const scale = z.number().min(0).max(100)
export const bandSchema = z.strictObject({ from: scale, to: scale })
const count = z.int().min(0)

/** What may be shown of one cell: one measure of one party. The kind follows from mode and n. */
export const publishedCellSchema = z.discriminatedUnion('kind', [
  /** Mode `attributed` only. */
  z.strictObject({
    kind: z.literal('exact'),
    n: count,
    median: scale,
    quartiles: z.tuple([scale, scale]),
    /** IQR. */
    spread: scale,
    /** Single answers by value; `who` is the seat's label or the person's name. */
    dots: z.array(z.strictObject({ value: scale, who: z.string().nullable() })),
  }),
  /** n = 3–4: one ten-wide band around the median. */
  z.strictObject({ kind: z.literal('band'), median: bandSchema }),
  /** n = 5–7: median and middle half, rounded outward to tens. */
  z.strictObject({ kind: z.literal('spread'), median: bandSchema, spread: bandSchema }),
  /** n ≥ 8: each bin holds three or more; the median rounded outward to tens. */
  z.strictObject({
    kind: z.literal('bins'),
    n: count,
    median: bandSchema,
    bins: z.array(bandSchema.extend({ count: z.int().min(3) })),
  }),
])
export type PublishedCell = z.infer<typeof publishedCellSchema>

/** One answer in a cell; `who` only ever leaves the server in mode `attributed`. */
export interface SealedValue {
  value: number
  who: string | null
}

/** From this many answers a cell shows more than one band. */
export const SPREAD_FROM_N = 5
/** From this many answers a cell shows bins, and a proposal its eight gradients. */
export const BINS_FROM_N = 8

/**
 * What is published of a cell; null when it is too small. The order of `values` never matters.
 * A cell of equal answers shows a band like any other.
 */
export function publishCell(
  values: readonly SealedValue[],
  mode: AttributionMode,
  minimumN?: number,
): PublishedCell | null {
  const n = values.length
  if (n < effectiveMinimum(minimumN)) return null
  const numbers = values.map((one) => one.value)
  if (mode === 'attributed') return exact(values, numbers)
  if (n < SPREAD_FROM_N) return { kind: 'band', median: medianBand(numbers) }
  const middle = outwardBand(numbers, 0.5, 0.5)
  return n < BINS_FROM_N
    ? { kind: 'spread', median: middle, spread: outwardBand(numbers, 0.25, 0.75) }
    : { kind: 'bins', n, median: middle, bins: bins(numbers) }
}

function exact(values: readonly SealedValue[], numbers: readonly number[]): PublishedCell {
  return {
    kind: 'exact',
    n: values.length,
    median: known(median(numbers)),
    quartiles: [known(quantile(numbers, 0.25)), known(quantile(numbers, 0.75))],
    spread: known(interquartileRange(numbers)),
    dots: values
      .map(({ value, who }) => ({ value, who }))
      .sort((a, b) => a.value - b.value || compareNames(a.who, b.who)),
  }
}

/** By UTF-16 unit: the same on every machine, whatever its language. */
function compareNames(a: string | null, b: string | null): number {
  const [left, right] = [a ?? '', b ?? '']
  return left < right ? -1 : left > right ? 1 : 0
}

function known(value: number | null): number {
  if (value === null) throw new RangeError('a published cell holds answers')
  return value
}

/** Where a cell's median lies: a band, or an exact number as a band of width 0. */
export function medianOf(cell: PublishedCell): Band {
  return cell.kind === 'exact' ? { from: cell.median, to: cell.median } : cell.median
}
