import type { AxisId, PartyId } from '../ids'
import { orderedPairsOf, pairsOf, type AxisMarks } from '../measures/positions'
import type { AttributionMode } from '../workshop'
import type {
  PublishedAxisResult,
  PublishedPair,
  PublishedThought,
  Suppression,
} from './axis-result'
import { medianOf, publishCell, type PublishedCell, type SealedValue } from './cell'
import { distance, order, signedDifference } from './figure'
import { headlineVariant } from './headline'
import { mayPublishRepeat, type People } from './repeats'

/** One person's sealed marks on one axis. */
export interface SealedPosition extends AxisMarks {
  /** The seat, to find the same person in another session; null in mode `none`, where none is kept. */
  seat: string | null
  /** Name or seat label, published in mode `attributed` only. */
  who: string | null
}

export interface AxisPublication {
  axisId: AxisId
  series: number
  /** 1-based number of the session. */
  session: number
  mode: AttributionMode
  /** The workshop's parties in their order. */
  parties: readonly PartyId[]
  /** What the round asked for beside where people stand. */
  asks: { estimates: boolean; meta: boolean }
  /** Raises the minimum n; it can't be lowered. */
  minimumN?: number
  /** For a repeated round: rosters (or those who answered) now and in every earlier round. */
  repeats?: readonly { now: People; earlier: readonly People[] }[]
}

/**
 * What is published of one axis after its round was closed. The only way from sealed positions to
 * shared content: pure, blind to the order of `answers`, and where it suppresses, blind to them.
 */
export function publishAxis(
  publication: AxisPublication,
  answers: readonly SealedPosition[],
): PublishedAxisResult {
  const { mode, minimumN, repeats = [] } = publication
  // In attributed mode who answered what is public anyhow: differences tell nothing more.
  const comparable =
    mode === 'attributed' ||
    repeats.every(({ now, earlier }) => mayPublishRepeat(now, earlier, minimumN))
  // Rosters are public, so this reason is judged first and says nothing about the answers.
  if (!comparable) return suppressed(publication, 'roster')

  const { parties, asks } = publication
  const publish = (values: SealedValue[]) => publishCell(values, mode, minimumN)
  const said = new Map<PartyId, PublishedCell>()
  for (const party of parties) {
    const cell = publish(valuesOf(answers, party, (one) => one.self))
    if (cell === null) return suppressed(publication, 'too_few')
    said.set(party, cell)
  }
  const seen = asks.estimates
    ? views(parties, (by, of) => publish(valuesOf(answers, by, (one) => one.estimates[of])))
    : []
  if (seen === null) return suppressed(publication, 'too_few')
  // The third mark is a measure of its own: where it is too small, it alone is left out, for all.
  const guessed =
    asks.estimates && asks.meta
      ? views(parties, (by, of) => publish(valuesOf(answers, by, (one) => one.meta[of])))
      : null

  const thoughts = seen.map(({ by, of, cell }): PublishedThought => {
    const meta = find(guessed ?? [], by, of)
    const seenByOf = find(seen, of, by)
    return {
      by,
      of,
      cell,
      error: signedDifference(medianOf(cell), medianOf(present(said.get(of)))),
      meta:
        meta && seenByOf
          ? { cell: meta, error: signedDifference(medianOf(meta), medianOf(seenByOf)) }
          : null,
    }
  })
  return {
    ...header(publication),
    suppressed: null,
    parties: parties.map((party) => ({ party, said: present(said.get(party)) })),
    thoughts,
    pairs: pairsOf(parties).map(([a, b]) => pair(a, b, said, seen)),
  }
}

function pair(
  a: PartyId,
  b: PartyId,
  said: ReadonlyMap<PartyId, PublishedCell>,
  seen: readonly View[],
): PublishedPair {
  const stands = (party: PartyId) => medianOf(present(said.get(party)))
  const gap = distance(stands(a), stands(b))
  const imagines = (by: PartyId, of: PartyId) => {
    const cell = find(seen, by, of)
    if (!cell) return null
    const thought = medianOf(cell)
    const crossed = order(stands(by), thought) * order(stands(by), stands(of)) < 0
    return { by, figure: distance(stands(by), thought), crossed }
  }
  const [one, other] = [imagines(a, b), imagines(b, a)]
  return {
    a,
    b,
    gap,
    imagined: one && other ? [one, other] : [],
    headline: one && other ? headlineVariant(gap, [one, other]) : null,
    convergence: null,
  }
}

/** Nothing but what was known before anyone answered. */
function suppressed(publication: AxisPublication, reason: Suppression): PublishedAxisResult {
  return {
    ...header(publication),
    suppressed: reason,
    parties: publication.parties.map((party) => ({ party, said: null })),
    thoughts: [],
    pairs: [],
  }
}

function header({ axisId, series, session, mode }: AxisPublication) {
  return { version: 1 as const, axisId, series, session, mode }
}

interface View {
  by: PartyId
  of: PartyId
  cell: PublishedCell
}

/** Each party's view of each other; null as soon as one is too small, so that nobody learns which. */
function views(
  parties: readonly PartyId[],
  cellOf: (by: PartyId, of: PartyId) => PublishedCell | null,
): View[] | null {
  const all = orderedPairsOf(parties).map(([by, of]) => ({ by, of, cell: cellOf(by, of) }))
  const known = all.filter((one): one is View => one.cell !== null)
  return known.length === all.length ? known : null
}

function find(list: readonly View[], by: PartyId, of: PartyId): PublishedCell | undefined {
  return list.find((one) => one.by === by && one.of === of)?.cell
}

function valuesOf(
  answers: readonly SealedPosition[],
  party: PartyId,
  read: (answer: SealedPosition) => number | null | undefined,
): SealedValue[] {
  return answers.flatMap((answer) => {
    const value = answer.party === party ? read(answer) : null
    return value === null || value === undefined ? [] : [{ value, who: answer.who }]
  })
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('every party has a cell by now')
  return value
}
