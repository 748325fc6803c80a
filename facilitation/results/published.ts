import {
  publishedAxisResultSchema,
  type PublishedAxisResult,
} from '@/dialogue/publication/axis-result'
import {
  publishedProposalResultSchema,
  type PublishedProposalResult,
} from '@/dialogue/publication/proposal-result'
import type { DialogueView } from '@/dialogue/views'

/** Latest published result of each axis, by axis id. What can't be read is left out. */
export function axisResults(view: Pick<DialogueView, 'rounds'>): Map<string, PublishedAxisResult> {
  const latest = new Map<string, PublishedAxisResult>()
  for (const round of view.rounds) {
    if (round.kind !== 'positions') continue
    for (const { id, published } of round.items) {
      const { success, data } = publishedAxisResultSchema.safeParse(published)
      if (success && !latest.has(id)) latest.set(id, data)
    }
  }
  return latest
}

/** Latest published result of each proposal, by card id. */
export function proposalResults(
  view: Pick<DialogueView, 'rounds' | 'proposals'>,
): Map<string, PublishedProposalResult> {
  const latest = new Map<string, PublishedProposalResult>()
  const take = (id: string, published: unknown) => {
    const { success, data } = publishedProposalResultSchema.safeParse(published)
    if (success && !latest.has(id)) latest.set(id, data)
  }
  for (const { id, published } of view.proposals) take(id, published)
  for (const round of view.rounds) {
    if (round.kind !== 'assessments') continue
    for (const { id, published } of round.items) take(id, published)
  }
  return latest
}
