import { z } from 'zod'
import type { AxisId, PartyId } from '../ids'
import { localizedTextSchema } from '../localized'
import {
  axisIdSchema,
  MAX_LENGTH,
  partyIdSchema,
  partySchema,
  type DialogueContent,
} from '../workshop'
import source from './us-rok-space.json' with { type: 'json' }

const text = localizedTextSchema
const words = (max: number) => z.object({ en: z.string().max(max), ko: z.string().max(max) })

/** The file as the content's editors keep it: stances by party, evidence beside them. */
const sourceSchema = z.object({
  title: text(MAX_LENGTH.workshopTitle),
  parties: z.array(partySchema).min(2),
  axes: z.array(
    z.object({
      id: axisIdSchema,
      name: text(MAX_LENGTH.axisName),
      left: text(MAX_LENGTH.pole),
      right: text(MAX_LENGTH.pole),
      stances: z.record(partyIdSchema, text(MAX_LENGTH.stance)),
      /** `party: null`: a document of nobody in the dialogue. */
      evidence: z.array(words(MAX_LENGTH.evidence).extend({ party: partyIdSchema.nullable() })),
      authorsNote: text(MAX_LENGTH.stance).optional(),
    }),
  ),
  precedents: z.array(z.object({ id: z.string(), title: text(120), text: text(600) })),
  recommendation: text(600),
  stanceLabel: text(80),
})

/** The U.S.–ROK space dialogue; the ROK sits left, as on the article's side of the lane's poles. */
export function readUsRokSpace(): DialogueContent {
  const file = sourceSchema.parse(source)
  return {
    title: file.title,
    parties: file.parties,
    seating: ['rok', 'us'] as PartyId[],
    axes: file.axes.map((axis) => {
      const evidenceOf = (party: string | null) =>
        axis.evidence.filter((entry) => entry.party === party).map(({ en, ko }) => ({ en, ko }))
      return {
        id: axis.id satisfies AxisId,
        name: axis.name,
        left: axis.left,
        right: axis.right,
        stances: Object.fromEntries(
          file.parties.map((party) => [
            party.id,
            {
              text: axis.stances[party.id] ?? { en: '', ko: '' },
              evidence: evidenceOf(party.id),
              status: 'seeded' as const,
            },
          ]),
        ),
        furtherEvidence: evidenceOf(null),
        note: axis.authorsNote ?? null,
      }
    }),
    precedents: file.precedents,
    advice: file.recommendation,
    stanceLabel: file.stanceLabel,
  }
}
