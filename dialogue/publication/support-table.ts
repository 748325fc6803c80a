import type { PartyId } from '../ids'
import { GRADIENT_VALUE, GRADIENTS, type Gradient, type Rate } from '../measures/gradients'
import type { PublishedCell } from './cell'
import type { PublishedProposalResult, PublishedSupport } from './proposal-result'

/** One answer, or group of answers that are not told apart, with how many gave it. */
export interface SupportPart {
  key: Gradient | 'yes' | 'noView' | 'no'
  kind: 'agree' | 'pass' | 'disagree'
  count: number
}

/** A side's answers from yes to no, as finely as they are published; also those nobody gave. */
export function allParts(support: PublishedSupport): SupportPart[] {
  return support.kind === 'groups'
    ? [
        { key: 'yes', kind: 'agree', count: support.groups.yes },
        { key: 'noView', kind: 'pass', count: support.groups.noView },
        { key: 'no', kind: 'disagree', count: support.groups.no },
      ]
    : GRADIENTS.map((key) => ({
        key,
        kind: GRADIENT_VALUE[key],
        count: support.histogram[key],
      }))
}

/** One side of a result, for a table of all sides. */
export interface SupportColumn {
  party: PartyId
  support: PublishedSupport
  endorse: Rate | null
  accept: Rate | null
  accepts: boolean | null
  /** How many marked it so, where that is told; else whether somebody did. */
  adReferendum: number | boolean
  /** What share of the other sides they expected to support it. */
  expected: PublishedCell | null
  /** What share of the other sides' answers did, 0–100, whole; null when not all of them are published. */
  didSupport: number | null
}

/** A published result as a table: a column for each side, a row for each answer that somebody gave. */
export interface SupportTable {
  columns: SupportColumn[]
  /** `counts` by column; null where that side's answers are told in other groups. */
  rows: { key: SupportPart['key']; kind: SupportPart['kind']; counts: (number | null)[] }[]
}

export function supportTable(result: Pick<PublishedProposalResult, 'parties'>): SupportTable {
  const columns = result.parties.flatMap(({ party, support, expected }): SupportColumn[] => {
    if (!support) return []
    const rates = support.kind === 'groups' ? null : support
    return [
      {
        party,
        support,
        endorse: rates && rates.endorse,
        accept: rates && rates.accept,
        accepts: rates && rates.accepts,
        adReferendum: support.adReferendum,
        expected,
        didSupport: shareOfOthers(result, party),
      },
    ]
  })
  const parts = columns.map(({ support }) => allParts(support))
  const given = parts.flat().filter(({ count }) => count > 0)
  const keys = parts
    .flat()
    .map(({ key }) => key)
    .filter((key, place, all) => all.indexOf(key) === place)
    .filter((key) => given.some((part) => part.key === key))
  const rows = keys.map((key) => ({
    key,
    kind: parts.flat().find((part) => part.key === key)!.kind,
    counts: parts.map((own) => own.find((part) => part.key === key)?.count ?? null),
  }))
  return { columns, rows }
}

/** What share of the answers of all sides but this one say yes, 0–100, whole; null unless all are published. */
export function shareOfOthers(
  { parties }: Pick<PublishedProposalResult, 'parties'>,
  party: PartyId,
): number | null {
  const others = parties.filter((one) => one.party !== party)
  let [yes, all] = [0, 0]
  for (const { support } of others) {
    if (!support) return null
    all += support.n
    for (const { kind, count } of allParts(support)) if (kind === 'agree') yes += count
  }
  return all === 0 ? null : Math.round((100 * yes) / all)
}
