import { DialogueError } from './errors'
import type { PartyId } from './ids'
import type { Roster, Seat } from './roster'
import type { AttributionMode, Role } from './workshop'

/** What a round collects: marks on axes, assessments of tabled proposals, or dots on what to take up first. */
export const ROUND_KINDS = ['positions', 'assessments', 'priorities'] as const
export type RoundKind = (typeof ROUND_KINDS)[number]

/** Open (sealed answers come in) → closed (none do) → revealed (all is published). Never back. */
export const ROUND_STATUSES = ['open', 'closed', 'revealed'] as const
export type RoundStatus = (typeof ROUND_STATUSES)[number]

/** One sealed collection. The roster, the mode and what is asked are fixed when it opens. */
export interface Round {
  kind: RoundKind
  status: RoundStatus
  mode: AttributionMode
  /** Axis ids or proposal ids, in their order. */
  items: readonly string[]
  /** Those of `items` that were revealed; positions are revealed axis by axis. */
  revealed: readonly string[]
  roster: Roster
  /** `meta` (how the other side sees us) is off unless asked for. */
  asks: { estimates: boolean; meta: boolean }
}

/** Who acts; `seat` is null for those who sit for no party. */
export interface RoundActor {
  role: Role
  seat: string | null
}

/**
 * A round as it opens. Throws `forbidden` unless a facilitator opens it, `invalid_fields` without
 * items or seats or with one twice. A party that is too small is no reason: see `thinParties`.
 */
export function openRound(
  actor: RoundActor,
  draft: Pick<Round, 'kind' | 'mode' | 'items' | 'roster'> & { asks?: Partial<Round['asks']> },
): Round {
  onlyFacilitator(actor)
  const { kind, mode, items, roster, asks } = draft
  const problems = [
    ...listProblems('items', items),
    ...listProblems(
      'roster',
      roster.map((seat) => seat.id),
    ),
  ]
  if (problems.length > 0) {
    throw new DialogueError('invalid_fields', 'A round needs items and seats, each once.', problems)
  }
  return {
    kind,
    status: 'open',
    mode,
    items: [...items],
    revealed: [],
    roster: roster.map((seat) => ({ ...seat })),
    asks: {
      estimates: kind === 'positions' && (asks?.estimates ?? partyCount(roster) > 1),
      meta: kind === 'positions' && (asks?.meta ?? false),
    },
  }
}

/** No more answers. Throws `forbidden` or, unless the round is open, `conflict`. */
export function closeRound(actor: RoundActor, round: Round): Round {
  onlyFacilitator(actor)
  onlyIn(round, 'open')
  return { ...round, status: 'closed' }
}

/**
 * Publishes `items`. Positions may be revealed axis by axis; assessments all at once, because the
 * rank of each depends on all. With the last item the round is `revealed`. Throws `forbidden`, or
 * `conflict` unless the round is closed and each item is one of its own and not yet revealed.
 */
export function reveal(actor: RoundActor, round: Round, items: readonly string[]): Round {
  onlyFacilitator(actor)
  onlyIn(round, 'closed')
  const revealed = [...round.revealed, ...items]
  const fits =
    items.length > 0 &&
    new Set(revealed).size === revealed.length &&
    items.every((item) => round.items.includes(item)) &&
    (round.kind === 'positions' || items.length === round.items.length)
  if (!fits) throw new DialogueError('conflict', 'These results can not be revealed now.')
  const done = revealed.length === round.items.length
  return { ...round, revealed, status: done ? 'revealed' : 'closed' }
}

/**
 * The seat an actor answers for. Throws `forbidden` for all but delegates who sat in the roster
 * when the round opened, `conflict` once it is closed. One answer per seat: a new one replaces it,
 * except where a lost ballot key made it final (mode `none`; the store sees to that).
 */
export function seatToAnswerFor(actor: RoundActor, round: Round): Seat {
  const seat = round.roster.find((one) => one.id === actor.seat)
  if (actor.role !== 'delegate' || !seat) {
    throw new DialogueError('forbidden', 'Only delegates seated when the round opened can answer.')
  }
  onlyIn(round, 'open')
  return seat
}

/** Progress is told in steps of this: single steps would tell who has just answered. */
export const PROGRESS_BATCH = 3

/**
 * How many of `total` seats have answered, as far as it is told: whole batches, or all. A total
 * over all parties; never by party, never by seat.
 */
export function publishedProgress(answered: number, total: number): number {
  if (answered >= total) return total
  return Math.floor(answered / PROGRESS_BATCH) * PROGRESS_BATCH
}

function onlyFacilitator(actor: RoundActor) {
  if (actor.role === 'facilitator') return
  throw new DialogueError('forbidden', 'Only a facilitator can open, close or reveal a round.')
}

function onlyIn(round: Round, status: RoundStatus) {
  if (round.status === status) return
  throw new DialogueError('conflict', `The round is ${round.status}, not ${status}.`)
}

function partyCount(roster: Roster): number {
  return new Set<PartyId>(roster.map((seat) => seat.party)).size
}

function listProblems(field: string, ids: readonly string[]) {
  if (ids.length === 0) return [{ field, problem: 'too_few', values: { min: 1 } }]
  return ids.flatMap((id, place) =>
    ids.indexOf(id) < place ? [{ field: `${field}.${place}`, problem: 'duplicate' }] : [],
  )
}
