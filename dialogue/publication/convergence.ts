import { z } from 'zod'
import { stricterMode } from '../attribution'
import type { PartyId } from '../ids'
import { convergence as measured } from '../measures/positions'
import type { PublishedAxisResult, PublishedPair } from './axis-result'
import { medianOf, publishCell } from './cell'
import { distance, type Figure } from './figure'
import type { SealedPosition } from './publish-axis'
import { differsEnough, type People } from './repeats'

/** 1 − |G_t| / |G_0|: how much of the gap closed since an earlier session; negative: diverging. */
export const convergenceSchema = z.strictObject({
  kind: z.enum(['exact', 'about']),
  /** `about` is rounded to tenths. */
  value: z.number().max(1),
  /** People present in both sessions, or each session's whole parties (mode `none`): say which. */
  of: z.enum(['same_people', 'whole_parties']),
  /** 1-based number of the session compared with. */
  since: z.int().min(1),
  /** 1-based number of the round compared with, when that was in the same session; else left out. */
  sinceRound: z.int().min(1).optional(),
})
export type PublishedConvergence = z.infer<typeof convergenceSchema>

/** Sealed answers of both rounds, to find who took part in both. */
export interface BothRounds {
  before: readonly SealedPosition[]
  now: readonly SealedPosition[]
  /** Further sets of people something was published about on this series (other convergences). */
  alsoPublished?: readonly People[]
  minimumN?: number
}

/**
 * `now` with each pair's convergence since `before`: a result of the same axis and series.
 * `rounds` is null where answers can't be tied to people (mode `none`): then whole parties are
 * compared, from what is published already. Outside `attributed` nothing is said where those
 * present in both are a side less one or two: the difference would be theirs. `beforeRound`: the number of the round that `before` is of.
 */
export function withConvergence(
  now: PublishedAxisResult,
  before: PublishedAxisResult,
  rounds: BothRounds | null,
  beforeRound?: number,
): PublishedAxisResult {
  const comparable =
    now.axisId === before.axisId &&
    now.series === before.series &&
    now.suppressed === null &&
    before.suppressed === null
  if (!comparable) return now
  const since = {
    since: before.session,
    ...(before.session === now.session && beforeRound && { sinceRound: beforeRound }),
  }
  const anonymous = rounds === null || now.mode === 'none' || before.mode === 'none'
  return {
    ...now,
    pairs: now.pairs.map((pair) => {
      const value = anonymous
        ? ofWholeParties(pair, before)
        : ofSamePeople(pair, rounds, now, before)
      return { ...pair, convergence: value && { ...value, ...since } }
    }),
  }
}

type Value = Omit<PublishedConvergence, 'since' | 'sinceRound'> | null

function ofWholeParties(pair: PublishedPair, before: PublishedAxisResult): Value {
  const earlier = before.pairs.find((one) => one.a === pair.a && one.b === pair.b)
  return earlier ? between(earlier.gap, pair.gap, 'whole_parties') : null
}

function ofSamePeople(
  { a, b }: PublishedPair,
  rounds: BothRounds,
  now: PublishedAxisResult,
  before: PublishedAxisResult,
): Value {
  const common = new Set<string>()
  for (const party of [a, b]) {
    const [then, today] = [seatsOf(rounds.before, party), seatsOf(rounds.now, party)]
    const both = today.filter((seat) => then.includes(seat))
    const others = (rounds.alsoPublished ?? []).map((people) => people[party] ?? [])
    const banded = now.mode !== 'attributed' || before.mode !== 'attributed'
    if (banded && !differsEnough(both, [then, today, ...others], rounds.minimumN)) return null
    for (const seat of both) common.add(seat)
  }
  // The stricter of the two modes governs both ends: one exact gap would give the other away.
  const mode = stricterMode(before.mode, now.mode)
  const gapIn = (answers: readonly SealedPosition[]): Figure | null => {
    const stands = (party: PartyId) =>
      publishCell(
        answers.flatMap(({ party: side, seat, self, who }) =>
          side === party && seat !== null && common.has(seat) && self !== null
            ? [{ value: self, who }]
            : [],
        ),
        mode,
        rounds.minimumN,
      )
    const [one, other] = [stands(a), stands(b)]
    return one && other && distance(medianOf(one), medianOf(other))
  }
  return between(gapIn(rounds.before), gapIn(rounds.now), 'same_people')
}

/** The seats of a side that marked where they stand. */
function seatsOf(answers: readonly SealedPosition[], party: PartyId): string[] {
  return answers.flatMap((one) =>
    one.party === party && one.seat !== null && one.self !== null ? [one.seat] : [],
  )
}

function between(before: Figure | null, now: Figure | null, of: PublishedConvergence['of']): Value {
  if (before === null || now === null) return null
  // Bands that touch may stand for no gap at all: nothing to close.
  if (before.kind === 'about' && before.from === 0) return null
  const value = measured(before.value, now.value)
  if (value === null) return null
  const exact = before.kind === 'exact' && now.kind === 'exact'
  return exact
    ? { kind: 'exact', value, of }
    : { kind: 'about', value: Math.round(value * 10) / 10, of }
}
