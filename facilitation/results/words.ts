import type { PublishedCell } from '@/dialogue/publication/cell'
import { medianOf } from '@/dialogue/publication/cell'
import type { Band } from '@/dialogue/publication/deciles'
import type { Figure } from '@/dialogue/publication/figure'
import type { HeadlineVariant } from '@/dialogue/publication/headline'
import type { PublishedPair } from '@/dialogue/publication/axis-result'

/** A place on an axis in numbers that may be said: one, or a band to be called "about". */
export type Where = { kind: 'at'; value: string } | { kind: 'about'; from: string; to: string }

const whole = (value: number) => String(Math.round(value * 10) / 10)

export function whereOf(cell: PublishedCell): Where {
  return ofBand(medianOf(cell))
}

export function ofBand({ from, to }: Band): Where {
  return from === to
    ? { kind: 'at', value: whole(from) }
    : { kind: 'about', from: whole(from), to: whole(to) }
}

/** The middle half of a cell's answers, where it may be said. */
export function middleHalf(cell: PublishedCell): { from: string; to: string } | null {
  if (cell.kind === 'exact') {
    const [from, to] = cell.quartiles
    return { from: whole(from), to: whole(to) }
  }
  return cell.kind === 'spread'
    ? { from: whole(cell.spread.from), to: whole(cell.spread.to) }
    : null
}

/** A distance to be shown: whole numbers, never signed. `about` says that bands stand behind it. */
export function distanceText(figure: Figure): { value: string; about: boolean } {
  return { value: String(Math.round(Math.abs(figure.value))), about: figure.kind === 'about' }
}

/**
 * What a headline speaks of: the real distance, and the imagined one that differs most from it (only
 * `closer` and `farther` name it).
 */
export function headlineFigures(
  pair: PublishedPair,
): { variant: HeadlineVariant; gap: Figure; imagined: Figure | null } | null {
  if (pair.headline === null) return null
  const surprise = (figure: Figure) => Math.abs(figure.value - pair.gap.value)
  const imagined = pair.imagined
    .map((one) => one.figure)
    .reduce<Figure | null>(
      (most, figure) => (most === null || surprise(figure) > surprise(most) ? figure : most),
      null,
    )
  return { variant: pair.headline, gap: pair.gap, imagined }
}

/** Whole percent that a distance has shrunk (positive) or grown (negative). */
export function convergencePercent(value: number): number {
  return Math.round(value * 100)
}
