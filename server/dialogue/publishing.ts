import type { AxisId, PartyId } from '@/dialogue/ids'
import type { PositionAnswer, AssessmentAnswer } from '@/dialogue/answers'
import { MODE_SHOWS } from '@/dialogue/attribution'
import {
  publishedAxisResultSchema,
  type PublishedAxisResult,
} from '@/dialogue/publication/axis-result'
import { withConvergence } from '@/dialogue/publication/convergence'
import {
  publishedProposalResultSchema,
  type PublishedProposalResult,
} from '@/dialogue/publication/proposal-result'
import { publishAxis, type SealedPosition } from '@/dialogue/publication/publish-axis'
import { publishProposals } from '@/dialogue/publication/publish-proposals'
import { publishPriorities } from '@/dialogue/publication/publish-priorities'
import { sameSeries, type AxisWording, type People } from '@/dialogue/publication/repeats'
import {
  PRIORITIES_ITEM,
  prioritiesWordingSchema,
  publishedPrioritiesSchema,
  type PrioritiesAnswer,
} from '@/dialogue/priorities'
import { peopleOf } from '@/dialogue/roster'
import { wordingHash } from '@/dialogue/wording'
import type { AttributionMode } from '@/dialogue/workshop'
import type { Wording } from '@/server/dialogue-service'
import type { BallotRow, BallotStore } from '@/server/persistence/ballot-store'
import type { RoundRow } from '@/server/persistence/dialogue-rows'
import type { RevealedItem, RoundsStore } from '@/server/persistence/rounds-store'

/** What a round is published under, beside its answers. */
export interface PublishingContext {
  /** The workshop's parties in their order. */
  parties: readonly PartyId[]
  /** 1-based number of the session. */
  session: number
  /** The stricter of the round's and the workshop's. */
  mode: AttributionMode
}

type Deps = { rounds: RoundsStore; ballots: BallotStore }

/**
 * From sealed answers to what may be known of them: gathers what `dialogue/publication` asks for (all
 * sides at once, rosters, earlier rounds of the same wording) and keeps nothing.
 */
export async function publishItems(
  deps: Deps,
  round: RoundRow,
  itemIds: readonly string[],
  context: PublishingContext,
): Promise<RevealedItem[]> {
  const answers = await deps.ballots.ofItems(round.id, itemIds)
  const earlier = await deps.rounds.earlier(round, itemIds)
  if (round.kind === 'assessments') return proposals(deps, round, context, answers, earlier)
  if (round.kind === 'priorities') return [await priorities(deps, round, context, answers, earlier)]
  const published: RevealedItem[] = []
  for (const itemId of itemIds) {
    published.push(await axis(deps, round, itemId, context, answers, earlier))
  }
  return published
}

async function axis(
  deps: Deps,
  round: RoundRow,
  itemId: string,
  { parties, session, mode }: PublishingContext,
  answers: readonly BallotRow[],
  earlier: readonly RoundRow[],
): Promise<RevealedItem> {
  const wording = wordingIn(round, itemId) as AxisWording
  const before = earlier.flatMap((one) => {
    const result = publishedAxisResultSchema.nullable().parse(publishedIn(one, itemId))
    return result ? [{ round: one, result }] : []
  })
  const last = before.at(-1)
  const goesOn =
    last !== undefined && sameSeries(wordingIn(last.round, itemId) as AxisWording, wording)
  const series = goesOn ? last.result.series : (last?.result.series ?? 0) + 1
  const comparable = before.filter(
    ({ result }) => result.series === series && result.suppressed === null,
  )
  const sealed = positions(round, mode, itemId, answers)
  const past = await Promise.all(
    comparable.map(async (one) => ({
      ...one,
      sealed: positions(
        one.round,
        one.round.attributionMode,
        itemId,
        await deps.ballots.ofItems(one.round.id, [itemId]),
      ),
    })),
  )
  const answered = (one: RoundRow, list: readonly SealedPosition[]) =>
    whoAnswered(
      one,
      parties,
      list.flatMap(({ seat, self }) => (self === null ? [] : [seat])),
    )
  const result = publishAxis(
    {
      axisId: itemId as AxisId,
      series,
      session,
      mode,
      parties,
      asks: { estimates: parties.length > 1, meta: round.asksMore },
      minimumN: round.minimum,
      repeats: [
        {
          now: roster(round, parties),
          earlier: past.map((one) => roster(one.round, parties)),
        },
        {
          now: answered(round, sealed),
          earlier: past.map((one) => answered(one.round, one.sealed)),
        },
      ],
    },
    sealed,
  )
  const published = since(result, past, sealed, round.minimum)
  const isSuppressed = published.suppressed !== null
  return { id: itemId, published, isSuppressed, adReferendum: [] }
}

/** With how much of the gap closed since the first round of the series. */
function since(
  result: PublishedAxisResult,
  past: readonly {
    round: RoundRow
    result: PublishedAxisResult
    sealed: readonly SealedPosition[]
  }[],
  sealed: readonly SealedPosition[],
  minimumN: number,
): PublishedAxisResult {
  const [first, ...others] = past
  if (!first) return result
  const seatsIn = (list: readonly SealedPosition[]): People => {
    const people: Record<PartyId, string[]> = {}
    for (const { party, seat, self } of list) {
      if (seat !== null && self !== null) (people[party] ??= []).push(seat)
    }
    return people
  }
  const began = seatsIn(first.sealed)
  const both = (people: People): People =>
    Object.fromEntries(
      Object.entries(people).map(([party, seats]) => [
        party,
        seats.filter((seat) => began[party as PartyId]?.includes(seat)),
      ]),
    )
  const between = others.map((one) => seatsIn(one.sealed))
  const rounds = {
    before: first.sealed,
    now: sealed,
    alsoPublished: [...between, ...between.map(both)],
    minimumN,
  }
  return withConvergence(result, first.result, rounds, first.round.number)
}

async function proposals(
  deps: Deps,
  round: RoundRow,
  { parties, session, mode }: PublishingContext,
  answers: readonly BallotRow[],
  earlier: readonly RoundRow[],
): Promise<RevealedItem[]> {
  const who = namesIn(round, mode)
  const toPublish = await Promise.all(
    round.items.map(async (item) => {
      const hash = hashOf(item.wording as Wording)
      const past = earlier.filter((one) => shownHash(publishedIn(one, item.id)) === hash)
      const own = answers.filter((row) => row.itemId === item.id)
      const seatsIn = async (one: RoundRow) =>
        (await deps.ballots.ofItems(one.id, [item.id])).map((row) => row.key)
      return {
        proposalId: item.id,
        wordingHash: hash,
        answers: own.map(({ party, key, answer }) => {
          const { gradient, adReferendum, predictedShare } = answer as AssessmentAnswer
          return { party, who: who(key), gradient, adReferendum, predictedShare }
        }),
        repeats: [
          { now: roster(round, parties), earlier: past.map((one) => roster(one, parties)) },
          {
            now: whoAnswered(
              round,
              parties,
              own.map((row) => row.key),
            ),
            earlier: await Promise.all(
              past.map(async (one) => whoAnswered(one, parties, await seatsIn(one))),
            ),
          },
        ],
      }
    }),
  )
  const results = publishProposals({ session, mode, parties, minimumN: round.minimum }, toPublish)
  return results.map((published) => ({
    id: published.proposalId,
    published,
    isSuppressed: published.suppressed !== null,
    adReferendum: referred(published),
  }))
}

/** Of earlier rounds count those that put one of these cards to the vote. */
async function priorities(
  deps: Deps,
  round: RoundRow,
  { parties, mode }: PublishingContext,
  answers: readonly BallotRow[],
  earlier: readonly RoundRow[],
): Promise<RevealedItem> {
  const putToVote = (one: RoundRow) =>
    prioritiesWordingSchema.parse(wordingIn(one, PRIORITIES_ITEM))
  const wording = putToVote(round)
  const ids = new Set(wording.cards.map((card) => card.id))
  const past = earlier.filter((one) => {
    const result = publishedPrioritiesSchema.nullable().parse(publishedIn(one, PRIORITIES_ITEM))
    return result?.suppressed === null && putToVote(one).cards.some((card) => ids.has(card.id))
  })
  const answered = async (one: RoundRow) => {
    const rows = one === round ? answers : await deps.ballots.ofItems(one.id, [PRIORITIES_ITEM])
    return whoAnswered(
      one,
      parties,
      rows.map((row) => row.key),
    )
  }
  const published = publishPriorities(
    wording,
    answers.map((row) => row.answer as PrioritiesAnswer),
    {
      mode,
      minimumN: round.minimum,
      repeats: [
        { now: roster(round, parties), earlier: past.map((one) => roster(one, parties)) },
        { now: await answered(round), earlier: await Promise.all(past.map(answered)) },
      ],
    },
  )
  const isSuppressed = published.suppressed !== null
  return { id: PRIORITIES_ITEM, published, isSuppressed, adReferendum: [] }
}

/** Sides of which the result says that somebody answered *ad referendum*. */
function referred(result: PublishedProposalResult): PartyId[] {
  return result.parties.flatMap(({ party, support }) => {
    if (support === null) return []
    const isMarked = support.kind === 'exact' ? support.adReferendum > 0 : support.adReferendum
    return isMarked ? [party] : []
  })
}

function positions(
  round: RoundRow,
  mode: AttributionMode,
  itemId: string,
  answers: readonly BallotRow[],
): SealedPosition[] {
  const who = namesIn(round, mode)
  return answers
    .filter((row) => row.itemId === itemId)
    .map(({ key, party, answer }) => {
      const { self, estimates, meta } = answer as PositionAnswer
      const seat = round.attributionMode === 'none' ? null : key
      return { party, seat, who: who(key), self, estimates, meta }
    })
}

/** A seat's label by its ballot's key, where the mode lets it out. */
function namesIn(round: RoundRow, mode: AttributionMode): (key: string) => string | null {
  if (!MODE_SHOWS[mode].names || round.attributionMode !== 'attributed') return () => null
  const labels = new Map(round.seats.map((seat) => [seat.id, seat.label]))
  return (key) => labels.get(key) ?? null
}

function roster(round: RoundRow, parties: readonly PartyId[]): People {
  return peopleOf(round.seats, parties)
}

/**
 * Who answered an item, by side: the seats its answers are kept under. In mode `none` no answer leads
 * to a seat, so those who answered anything in the round stand for them.
 */
function whoAnswered(
  round: RoundRow,
  parties: readonly PartyId[],
  keys: readonly (string | null)[],
): People {
  const isIn =
    round.attributionMode === 'none'
      ? (seat: RoundRow['seats'][number]) => seat.hasAnswered
      : (seat: RoundRow['seats'][number]) => keys.includes(seat.id)
  return peopleOf(round.seats.filter(isIn), parties)
}

function wordingIn(round: RoundRow, itemId: string): unknown {
  return round.items.find((item) => item.id === itemId)?.wording
}

function publishedIn(round: RoundRow, itemId: string): unknown {
  return round.items.find((item) => item.id === itemId)?.published ?? null
}

/** Which wording a result is about; null when it shows nothing. */
function shownHash(published: unknown): string | null {
  const result = publishedProposalResultSchema.nullable().parse(published)
  return result && result.suppressed === null ? result.wordingHash : null
}

function hashOf({ titleEn, titleKo, textEn, textKo }: Wording): string {
  return wordingHash({ title: { en: titleEn, ko: titleKo }, text: { en: textEn, ko: textKo } })
}
