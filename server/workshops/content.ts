import { DialogueError, type FieldProblem } from '@/dialogue/errors'
import type { Locale } from '@/dialogue/localized'
import { emptyStance, TEMPLATE_IDS, templateContent, type TemplateId } from '@/dialogue/templates'
import type { DialogueContent } from '@/dialogue/workshop'
import type { CreateWorkshop } from '@/server/services'

/** Throws unknown_template. */
export function templateIdOf(template: string): TemplateId {
  const found = TEMPLATE_IDS.find((id) => id === template)
  if (found) return found
  throw new DialogueError(
    'unknown_template',
    `There is no such template. Choose one of: ${TEMPLATE_IDS.join(', ')}.`,
    [{ field: 'template', problem: 'unknown' }],
  )
}

/**
 * What the board is seeded from: the template's content with the form's own parties and axes in
 * place of the template's. Every axis ends with one stance per party.
 * Throws invalid_fields when the two don't fit together.
 */
export function contentOf(
  template: TemplateId,
  input: Pick<CreateWorkshop, 'title' | 'parties' | 'axes'>,
  locale: Locale,
): DialogueContent {
  const base = templateContent(template)
  const parties = input.parties ?? base.parties
  const partyIds = parties.map((party) => party.id)
  const axes = (input.axes ?? base.axes).map((axis) => ({
    ...axis,
    stances: Object.fromEntries(partyIds.map((id) => [id, axis.stances[id] ?? emptyStance()])),
  }))
  if (input.axes && !input.parties) {
    const strangers = input.axes.flatMap((axis, index) =>
      Object.keys(axis.stances)
        .filter((id) => !partyIds.some((known) => known === id))
        .map((id): FieldProblem => ({ field: `axes.${index}.stances.${id}`, problem: 'unknown' })),
    )
    if (strangers.length > 0) {
      throw new DialogueError(
        'invalid_fields',
        'A stance names a party that is not there.',
        strangers,
      )
    }
  }
  const seated =
    base.seating.length === partyIds.length && base.seating.every((id) => partyIds.includes(id))
  return {
    ...base,
    // The other language is "not written yet": screens fall back to this one.
    title: input.title ? { en: '', ko: '', [locale]: input.title } : base.title,
    parties,
    seating: seated ? base.seating : partyIds,
    axes,
    stanceLabel: input.axes ? null : base.stanceLabel,
  }
}
