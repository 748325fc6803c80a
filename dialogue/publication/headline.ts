import type { Figure } from './figure'

/**
 * What a reveal says in words (`canvas.md`, the reveal plot): closer or farther than you thought,
 * as you expected, the other way round, or the sides imagined different gaps.
 */
export const HEADLINE_VARIANTS = [
  'closer',
  'farther',
  'as_expected',
  'crossed',
  'sides_differ',
] as const
export type HeadlineVariant = (typeof HEADLINE_VARIANTS)[number]

/**
 * How far an imagined gap may lie from the real one and still be "as you expected": one step of
 * the input where numbers are exact, one band where they are not. Smaller, and rounding would make
 * headlines; larger, and they would miss what people feel as a surprise.
 */
const TOLERANCE = { exact: 5, about: 10 } as const

export interface ImaginedGap {
  figure: Figure
  /** This side imagined the order of the two reversed. */
  crossed: boolean
}

/** The headline of two sides, from the real gap and what each imagined; both are distances. */
export function headlineVariant(
  gap: Figure,
  [one, other]: readonly [ImaginedGap, ImaginedGap],
): HeadlineVariant {
  if (one.crossed || other.crossed) return 'crossed'
  const [first, second] = [compared(one.figure, gap), compared(other.figure, gap)]
  if (first !== second) return 'sides_differ'
  return first === 0 ? 'as_expected' : first > 0 ? 'closer' : 'farther'
}

/** 1: imagined farther apart than it is; −1: nearer; 0: about as it is. */
function compared(imagined: Figure, gap: Figure): -1 | 0 | 1 {
  const exact = imagined.kind === 'exact' && gap.kind === 'exact'
  const excess = imagined.value - gap.value
  if (Math.abs(excess) <= (exact ? TOLERANCE.exact : TOLERANCE.about)) return 0
  return excess > 0 ? 1 : -1
}
