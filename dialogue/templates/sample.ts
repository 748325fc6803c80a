import { z } from 'zod'
import { localizedTextSchema } from '../localized'
import { MAX_LENGTH } from '../workshop'
import source from './us-rok-space.sample.json' with { type: 'json' }

const proposalSchema = z.object({
  /** `P1` … `P12`. */
  id: z.string().regex(/^P\d+$/),
  title: localizedTextSchema(MAX_LENGTH.cardTitle),
  en: z.string().max(MAX_LENGTH.cardText),
  ko: z.string().max(MAX_LENGTH.cardText),
  /** 1-based places among the template's axes. */
  axes: z.array(z.int().min(1)),
})

/** A card of the fictional session. Whatever shows it says FICTIONAL / 가상. */
export type SampleCard = z.infer<typeof proposalSchema>

const cards = z.object({ proposals: z.array(proposalSchema) }).parse(source).proposals

/** The twelve cards of the fictional U.S.–ROK session. */
export function sampleCards(): readonly SampleCard[] {
  return cards
}
