import { z } from 'zod'
import { SLUG_PATTERN, type AxisId, type PartyId } from './ids'
import { localizedTextSchema, type LocalizedText } from './localized'

/**
 * What a person may do: their invitation's, until a facilitator changes it. `facilitator` also stands for
 * co-facilitators. An `interpreter` writes and confirms translations, for the plenary (no party) or for
 * one party and its caucus; sits on no seat.
 */
export const ROLES = ['facilitator', 'delegate', 'interpreter', 'observer'] as const
export type Role = (typeof ROLES)[number]

/**
 * How answers are tied to people, strictest last: `attributed` (who said what), `party` (which
 * side said what), `none` (only totals). May only get stricter once a round has been answered.
 */
export const ATTRIBUTION_MODES = ['attributed', 'party', 'none'] as const
export type AttributionMode = (typeof ATTRIBUTION_MODES)[number]

/** Longest texts, in UTF-16 units; shapes never grow with their text, so these bound the layout. */
export const MAX_LENGTH = {
  workshopTitle: 200,
  partyName: 80,
  partyShort: 16,
  pole: 60,
  axisName: 120,
  stance: 400,
  evidence: 160,
  personName: 80,
  seatLabel: 40,
  cardTitle: 120,
  cardText: 2000,
  condition: 400,
  commitment: 400,
  owner: 120,
} as const

export const MIN_AXES = 1
export const MAX_AXES = 8
export const MIN_PARTIES = 1
export const MAX_PARTIES = 6

const slug = z.string().max(40).regex(SLUG_PATTERN)
export const partyIdSchema = slug.transform((value) => value as PartyId)
export const axisIdSchema = slug.transform((value) => value as AxisId)

/** Whose wording a stance is: the article's authors', or the side's own. */
export const STANCE_STATUSES = ['seeded', 'confirmed', 'corrected'] as const
export type StanceStatus = (typeof STANCE_STATUSES)[number]

/** What one party holds on one axis, and the documents it rests on. */
export interface Stance {
  text: LocalizedText
  evidence: LocalizedText[]
  status: StanceStatus
}

/** One side of the dialogue. `mark` and the colour follow from its place in the list. */
export interface Party {
  id: PartyId
  name: LocalizedText
  /** For badges and rows, e.g. "ROK". */
  short: LocalizedText
}

/** Two poles, 0 left to 100 right, and where each party is read to stand. */
export interface Axis {
  id: AxisId
  name: LocalizedText
  left: LocalizedText
  right: LocalizedText
  /** By party id; a party without a stance yet has an empty text. */
  stances: Record<PartyId, Stance>
  /** Documents that belong to no party in the dialogue. */
  furtherEvidence: LocalizedText[]
  /** What the source's authors add, or null. */
  note: LocalizedText | null
}

export interface Precedent {
  id: string
  title: LocalizedText
  text: LocalizedText
}

/** Everything a board is seeded from. */
export interface DialogueContent {
  title: LocalizedText
  parties: Party[]
  /** Party ids in the order they sit on the canvas, left to right. */
  seating: PartyId[]
  axes: Axis[]
  precedents: Precedent[]
  /** The source's advice, or null. */
  advice: LocalizedText | null
  /** Whose reading the stances are, e.g. "Authors' reading, July 2023"; null when the parties wrote them. */
  stanceLabel: LocalizedText | null
}

const text = (max: number) => localizedTextSchema(max)

export const stanceSchema = z.strictObject({
  text: text(MAX_LENGTH.stance),
  evidence: z.array(text(MAX_LENGTH.evidence)).max(6),
  status: z.enum(STANCE_STATUSES),
})

export const partySchema = z.strictObject({
  id: partyIdSchema,
  name: text(MAX_LENGTH.partyName),
  short: text(MAX_LENGTH.partyShort),
})

export const axisSchema = z.strictObject({
  id: axisIdSchema,
  name: text(MAX_LENGTH.axisName),
  left: text(MAX_LENGTH.pole),
  right: text(MAX_LENGTH.pole),
  stances: z.record(partyIdSchema, stanceSchema),
  furtherEvidence: z.array(text(MAX_LENGTH.evidence)).max(6),
  note: text(MAX_LENGTH.stance).nullable(),
})
