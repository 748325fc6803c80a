import type { PartyId } from '../ids'
import { rankBucket, ranks } from '../measures/ranking'
import { classify, groupInformedConsensus } from '../measures/support'
import type { AttributionMode } from '../workshop'
import type { Suppression } from './axis-result'
import { publishCell, type PublishedCell } from './cell'
import type { PublishedProposalResult } from './proposal-result'
import { publishSupport, type SealedVoice, type SideSupport } from './publish-support'
import { mayPublishRepeat, type People } from './repeats'

/** One person's sealed assessment of one proposal. */
export interface SealedAssessment extends SealedVoice {
  party: PartyId
  /** 0–100: what share of the other side (or sides) will support it; null if not said. */
  predictedShare: number | null
}

export interface ProposalToPublish {
  proposalId: string
  wordingHash: string
  answers: readonly SealedAssessment[]
  /** When it was assessed before: rosters (or those who answered) now and in every earlier round. */
  repeats?: readonly { now: People; earlier: readonly People[] }[]
}

export interface ProposalsPublication {
  session: number
  mode: AttributionMode
  /** The workshop's parties in their order. */
  parties: readonly PartyId[]
  /** Raises the minimum n; it can't be lowered. */
  minimumN?: number
}

/**
 * What is published of a round of assessments, all its proposals at once: ranks need them all, and
 * a proposal that came later could be told from the shift of the others. In the given order. Pure
 * and blind to the order of answers.
 */
export function publishProposals(
  publication: ProposalsPublication,
  proposals: readonly ProposalToPublish[],
): PublishedProposalResult[] {
  const judged = proposals.map((proposal) => judge(publication, proposal))
  const places = ranks(
    judged.map(({ sides }) =>
      groupInformedConsensus((sides ?? []).map((side) => side.published.support)),
    ),
  )
  const of = places.filter((place) => place !== null).length
  return judged.map((one, index) => {
    const place = places[index] ?? null
    return {
      ...result(publication, one),
      rank: place === null ? null : rank(publication, place, of),
    }
  })
}

interface Judged {
  proposal: ProposalToPublish
  suppressed: Suppression | null
  /** By party, in order; null when suppressed. */
  sides: SideSupport[] | null
}

function judge(
  { mode, parties, minimumN }: ProposalsPublication,
  proposal: ProposalToPublish,
): Judged {
  const comparable =
    mode === 'attributed' ||
    (proposal.repeats ?? []).every(({ now, earlier }) => mayPublishRepeat(now, earlier, minimumN))
  if (!comparable) return { proposal, suppressed: 'roster', sides: null }
  const sides = parties.map((party) =>
    publishSupport(
      proposal.answers.filter((answer) => answer.party === party),
      mode,
      minimumN,
    ),
  )
  const known = sides.filter((side) => side !== null)
  return known.length === parties.length
    ? { proposal, suppressed: null, sides: known }
    : { proposal, suppressed: 'too_few', sides: null }
}

function result(
  publication: ProposalsPublication,
  { proposal, suppressed, sides }: Judged,
): PublishedProposalResult {
  const { mode, parties, session, minimumN } = publication
  const expected = sides ? expectations(publication, proposal.answers) : null
  return {
    version: 1,
    proposalId: proposal.proposalId,
    wordingHash: proposal.wordingHash,
    session,
    mode,
    suppressed,
    class: sides
      ? classify(
          sides.map((side) => side.verdict),
          minimumN,
        )
      : suppressed === 'too_few'
        ? 'too_few'
        : null,
    rank: null,
    parties: parties.map((party, place) => ({
      party,
      support: sides?.[place]?.published ?? null,
      expected: expected?.[place] ?? null,
    })),
  }
}

/** What each side expected of the others; null for all as soon as one cell is too small. */
function expectations(
  { mode, parties, minimumN }: ProposalsPublication,
  answers: readonly SealedAssessment[],
): PublishedCell[] | null {
  if (parties.length < 2) return null
  const cells = parties.map((party) => {
    const values = answers.flatMap(({ party: side, predictedShare, who }) =>
      side === party && predictedShare !== null ? [{ value: predictedShare, who }] : [],
    )
    return publishCell(values, mode, minimumN)
  })
  const known = cells.filter((cell) => cell !== null)
  return known.length === cells.length ? known : null
}

function rank({ mode }: ProposalsPublication, place: number, of: number) {
  return mode === 'attributed'
    ? { kind: 'exact' as const, rank: place, of }
    : { kind: 'bucket' as const, bucket: rankBucket(place, of) }
}
