import { z } from 'zod'
import { visibleAuthor } from './attribution'
import type { PartyId } from './ids'
import { localizedTextSchema, type Locale, type LocalizedText } from './localized'
import { lineSchema } from './create-workshop'
import { MAX_LENGTH, partyIdSchema, type AttributionMode } from './workshop'

export const CONDITION_STATUSES = ['open', 'met', 'withdrawn'] as const

/** "Yes, if …", once revealed: an item that can be met. */
export const conditionSchema = z.strictObject({
  id: z.string().min(1),
  proposalId: z.string().min(1),
  text: localizedTextSchema(MAX_LENGTH.condition),
  /** The side that set it; null in mode `none`. */
  party: partyIdSchema.nullable(),
  /** Who sees to it, a person or an office; null while nobody does. */
  owner: lineSchema(MAX_LENGTH.owner).nullable(),
  status: z.enum(CONDITION_STATUSES),
})
export type Condition = z.infer<typeof conditionSchema>

/** As it was sealed. The id is random and was made for the condition alone. */
export interface SealedCondition {
  id: string
  proposalId: string
  party: PartyId
  locale: Locale
  text: string
}

/** What a translator is given between close and reveal: no side, no gradient, no order of arrival. */
export interface ConditionToTranslate {
  id: string
  proposalId: string
  locale: Locale
  text: string
}

export function conditionsToTranslate(sealed: readonly SealedCondition[]): ConditionToTranslate[] {
  return sealed
    .map(({ id, proposalId, locale, text }) => ({ id, proposalId, locale, text }))
    .sort(byText)
}

/**
 * The conditions as they are published with their proposals' results. Those of a proposal whose
 * result is suppressed stay sealed: one would tell that its side answered. `translations` by id; a
 * missing one leaves the other language empty ("not written yet").
 */
export function publishConditions(
  sealed: readonly SealedCondition[],
  translations: ReadonlyMap<string, string>,
  publication: { mode: AttributionMode; suppressed: ReadonlySet<string> },
): Condition[] {
  return sealed
    .filter((one) => !publication.suppressed.has(one.proposalId))
    .sort(byText)
    .map(({ id, proposalId, party, locale, text }) => {
      const translation = translations.get(id) ?? ''
      const both: LocalizedText =
        locale === 'en' ? { en: text, ko: translation } : { en: translation, ko: text }
      const side = visibleAuthor(publication.mode, { who: null, party }).party
      return { id, proposalId, text: both, party: side, owner: null, status: 'open' }
    })
}

/** By proposal, then by the text itself, which says nothing of when it was written. */
function byText(a: ConditionToTranslate, b: ConditionToTranslate): number {
  const key = (one: ConditionToTranslate) => [one.proposalId, one.text, one.id].join('\u0000')
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
