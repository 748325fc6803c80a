import type { PartyId } from '../ids'
import { LOCALES } from '../localized'
import { effectiveMinimum } from '../measures/minimum'
import type { Axis } from '../workshop'

/** People of each side, by seat id: a roster, or those of it who answered. */
export type People = Readonly<Record<PartyId, readonly string[]>>

/**
 * True if something may be published about `people` beside what was published about each of
 * `earlier`: every two sets of people are equal or differ by at least three (the minimum n, if
 * that was raised). Else the difference of the two results is what one or two persons answered.
 */
export function differsEnough(
  people: readonly string[],
  earlier: readonly (readonly string[])[],
  minimumN?: number,
): boolean {
  return earlier.every((others) => {
    const changed = symmetricDifference(people, others)
    return changed === 0 || changed >= effectiveMinimum(minimumN)
  })
}

/**
 * Whether a repeated round may be published (design section 6): on each side the roster is
 * unchanged, or differs by at least three, compared with *every* earlier round of the series, not
 * only the last. Call it with rosters, and again with those who answered: a seat that stays empty
 * in one of two rounds is a difference of one person too.
 */
export function mayPublishRepeat(
  now: People,
  earlier: readonly People[],
  minimumN?: number,
): boolean {
  const parties = new Set([now, ...earlier].flatMap((people) => Object.keys(people) as PartyId[]))
  return [...parties].every((party) =>
    differsEnough(
      now[party] ?? [],
      earlier.map((people) => people[party] ?? []),
      minimumN,
    ),
  )
}

function symmetricDifference(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [new Set(one), new Set(other)]
  const missing = (from: Set<string>, items: Set<string>) =>
    [...items].filter((item) => !from.has(item)).length
  return missing(left, right) + missing(right, left)
}

/** What people answer to: an axis' name and poles. Its stances may change within a series. */
export type AxisWording = Pick<Axis, 'name' | 'left' | 'right'>

/** True while answers before and after are about the same words; else a new series starts. */
export function sameSeries(before: AxisWording, now: AxisWording): boolean {
  return (['name', 'left', 'right'] as const).every((key) =>
    LOCALES.every(
      (locale) =>
        before[key][locale].normalize('NFC').trim() === now[key][locale].normalize('NFC').trim(),
    ),
  )
}
