import { z } from 'zod'
import { visibleAuthor, type Author } from './attribution'
import { DialogueError, type FieldProblem } from './errors'
import { LOCALES, type Locale } from './localized'
import { PROPOSAL_CLASSES, type ProposalClass } from './measures/support'
import { axisIdSchema, partyIdSchema, type AttributionMode } from './workshop'
import { wordingHash, wordingSchema, type Wording } from './wording'

/**
 * The life of a proposal: draft → tabled (wording and pins frozen) → assessed (then its class).
 * `merged`: its place is taken by another; `parked`: set aside, with its support. All functions
 * return a new proposal and leave the given one as it is.
 */
export const PROPOSAL_STATUSES = ['draft', 'tabled', 'assessed', 'merged', 'parked'] as const
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number]

/** How many go forward to one round of assessments unless the facilitator says otherwise. */
export const DEFAULT_TABLED_LIMIT = 6

/** Axis id → 0 (left pole) to 100 (right pole). */
const pinsSchema = z.record(axisIdSchema, z.number().min(0).max(100))
export type Pins = z.infer<typeof pinsSchema>

const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const amendmentSchema = z.strictObject({
  /** What it said before. */
  before: wordingSchema,
  /** As far as the attribution mode lets it out when it is written; never more afterwards. */
  by: z.strictObject({ who: z.string().nullable(), party: partyIdSchema.nullable() }),
})

export const proposalSchema = z.strictObject({
  id: z.string().min(1),
  status: z.enum(PROPOSAL_STATUSES),
  wording: wordingSchema,
  /** By language: hash of the whole wording somebody confirmed that language for. */
  confirmed: z.strictObject({ en: hash.nullable(), ko: hash.nullable() }),
  pins: pinsSchema,
  /** Set when it was tabled. */
  tabled: z.strictObject({ wordingHash: hash }).nullable(),
  /** Set when its assessment was revealed; `class` is null where the roster suppressed it. */
  assessed: z
    .strictObject({ wordingHash: hash, class: z.enum(PROPOSAL_CLASSES).nullable() })
    .nullable(),
  mergedInto: z.string().nullable(),
  /** Ids of the duplicates it stands for. */
  mergedFrom: z.array(z.string()),
  amendments: z.array(amendmentSchema),
})
export type Proposal = z.infer<typeof proposalSchema>

export function draftProposal(id: string, wording: Wording, pins: Pins = {}): Proposal {
  return {
    id,
    status: 'draft',
    wording,
    confirmed: { en: null, ko: null },
    pins,
    tabled: null,
    assessed: null,
    mergedInto: null,
    mergedFrom: [],
    amendments: [],
  }
}

/** Languages whose wording is written and confirmed as it stands: any change undoes both. */
export function confirmedLanguages({ wording, confirmed }: Proposal): Locale[] {
  const now = wordingHash(wording)
  return LOCALES.filter((locale) => isWritten(wording, locale) && confirmed[locale] === now)
}

/** Somebody who reads `locale` confirms that it says what the other language says. */
export function confirmLanguage(proposal: Proposal, locale: Locale): Proposal {
  if (!isWritten(proposal.wording, locale)) {
    refuse([{ field: `wording.title.${locale}`, problem: 'required' }])
  }
  const confirmed = { ...proposal.confirmed, [locale]: wordingHash(proposal.wording) }
  return { ...proposal, confirmed }
}

/**
 * What keeps these proposals from going forward together: drafts only, both languages confirmed,
 * at most `limit` with the `tabled` ones. An empty list: they can be tabled.
 */
export function tablingProblems(
  proposals: readonly Proposal[],
  tabled = 0,
  limit = DEFAULT_TABLED_LIMIT,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (proposals.length + tabled > limit) {
    problems.push({ field: 'proposals', problem: 'too_many', values: { max: limit } })
  }
  proposals.forEach((proposal, place) => {
    if (!mayBeTabled(proposal)) {
      problems.push({ field: `proposals.${place}.status`, problem: 'invalid' })
    }
    const confirmed = confirmedLanguages(proposal)
    for (const locale of LOCALES.filter((one) => !confirmed.includes(one))) {
      problems.push({ field: `proposals.${place}.confirmed.${locale}`, problem: 'required' })
    }
  })
  return problems
}

/** Tables them all, freezing wording and pins. Throws `invalid_fields` with `tablingProblems`. */
export function table(proposals: readonly Proposal[], tabled?: number, limit?: number): Proposal[] {
  refuse(tablingProblems(proposals, tabled, limit))
  return proposals.map((proposal) => ({
    ...proposal,
    status: 'tabled',
    tabled: { wordingHash: wordingHash(proposal.wording) },
    assessed: null,
  }))
}

/** Its assessment was revealed. Throws `conflict` unless that was of the wording it was tabled with. */
export function assess(
  proposal: Proposal,
  result: { wordingHash: string; class: ProposalClass | null },
): Proposal {
  if (proposal.status !== 'tabled' || proposal.tabled?.wordingHash !== result.wordingHash) {
    conflict('Only a tabled proposal can be assessed, in the wording it was tabled with.')
  }
  return {
    ...proposal,
    status: 'assessed',
    assessed: { wordingHash: result.wordingHash, class: result.class },
  }
}

/** `reconfirm`: the text is not the one that was supported, whoever changed it and however. */
export type SupportStanding = 'none' | 'current' | 'reconfirm'

export function supportStanding({ assessed, wording }: Proposal): SupportStanding {
  if (assessed === null) return 'none'
  return wordingHash(wording) === assessed.wordingHash ? 'current' : 'reconfirm'
}

/** What a card shows: its class only while the text is the one that was assessed. */
export function standing(proposal: Proposal): ProposalStatus | ProposalClass | 'reconfirm' {
  if (proposal.status !== 'assessed') return proposal.status
  if (supportStanding(proposal) === 'reconfirm') return 'reconfirm'
  return proposal.assessed?.class ?? 'assessed'
}

/** True while neither text nor pins may change: from tabling until the result is out. */
export function isFrozen({ status }: Proposal): boolean {
  return status === 'tabled'
}

/**
 * Another wording, remembered with what it said before and, as the mode allows, whose change it
 * was. Throws `conflict` while tabled, and for what is merged or parked.
 */
export function amend(
  proposal: Proposal,
  wording: Wording,
  author: Author,
  mode: AttributionMode,
): Proposal {
  if (proposal.status !== 'draft' && proposal.status !== 'assessed') {
    conflict('This proposal is not open to changes of its text.')
  }
  if (wordingHash(wording) === wordingHash(proposal.wording)) return proposal
  const amendment = { before: proposal.wording, by: visibleAuthor(mode, author) }
  return { ...proposal, wording, amendments: [...proposal.amendments, amendment] }
}

/** Other pins. Throws `conflict` for all but drafts: pins freeze at tabling. */
export function repin(proposal: Proposal, pins: Pins): Proposal {
  if (proposal.status !== 'draft') conflict('Pins are frozen once a proposal was tabled.')
  return { ...proposal, pins }
}

/**
 * `kept` stands for `duplicate` too, and takes over the pins it has none for. Its wording stays as
 * it is. Throws `conflict` unless both are drafts: support for one text is not support for another.
 */
export function merge(kept: Proposal, duplicate: Proposal): [Proposal, Proposal] {
  if (kept.id === duplicate.id || kept.status !== 'draft' || duplicate.status !== 'draft') {
    conflict('Only two drafts can be merged.')
  }
  const mergedFrom = [...kept.mergedFrom, duplicate.id, ...duplicate.mergedFrom]
  return [
    { ...kept, pins: { ...duplicate.pins, ...kept.pins }, mergedFrom },
    { ...duplicate, status: 'merged', mergedInto: kept.id, mergedFrom: [] },
  ]
}

/** Deleting: a draft goes (null); what was tabled or assessed is parked, with its support. */
export function remove(proposal: Proposal): Proposal | null {
  if (proposal.status === 'draft') return null
  if (proposal.status === 'tabled') conflict('A tabled proposal stays until its result is out.')
  return { ...proposal, status: 'parked' }
}

/** Drafts, and assessed ones that need another assessment of their changed text. */
function mayBeTabled(proposal: Proposal): boolean {
  return (
    proposal.status === 'draft' ||
    (proposal.status === 'assessed' && supportStanding(proposal) === 'reconfirm')
  )
}

function isWritten(wording: Wording, locale: Locale): boolean {
  return wording.title[locale].trim() !== ''
}

function refuse(problems: readonly FieldProblem[]) {
  if (problems.length === 0) return
  throw new DialogueError('invalid_fields', 'These proposals can not go forward yet.', problems)
}

function conflict(message: string): never {
  throw new DialogueError('conflict', message)
}
