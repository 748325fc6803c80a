/**
 * Quantiles by linear interpolation between order statistics: type 7 of Hyndman & Fan, "Sample
 * quantiles in statistical packages", The American Statistician 50 (1996); the default of R and
 * NumPy. `values` need not be sorted and are not changed.
 */

/**
 * The `share`-quantile (0–1), in the unit of `values`; null when there are none.
 * Throws a RangeError for a share outside 0–1: a mistake in the program, not in the data.
 */
export function quantile(values: readonly number[], share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies within 0–1, got ${share}`)
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const lower = sorted[Math.floor(place)]
  const upper = sorted[Math.ceil(place)]
  if (lower === undefined || upper === undefined) return null
  return lower + (upper - lower) * (place - Math.floor(place))
}

/** The middle value, or the mean of the two middle ones; null when there are none. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5)
}

/** Width of the middle half (third quartile − first); null when there are no values. */
export function interquartileRange(values: readonly number[]): number | null {
  const lower = quantile(values, 0.25)
  const upper = quantile(values, 0.75)
  return lower === null || upper === null ? null : upper - lower
}
