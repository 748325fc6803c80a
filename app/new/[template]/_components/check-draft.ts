import type { FieldProblem } from '@/dialogue/errors'
import { LOCALES, type Locale, type LocalizedText } from '@/dialogue/localized'
import { MAX_AXES, MAX_LENGTH, MAX_PARTIES, MIN_AXES } from '@/dialogue/workshop'
import { createWorkshopSchema, personNameSchema } from '@/dialogue/create-workshop'
import { fieldProblems } from '@/dialogue/field-problems'
import type { CreateWorkshop } from '@/server/services'
import { partyIdsOf, type Draft } from './draft'

/** A dialogue needs two sides; only the brainstorm template does with one. */
export const MIN_SIDES = 2

/**
 * What keeps the draft from being created, in the order of the form, with the server's own field
 * paths (`axes.0.left.en`). The server checks again; this only says it sooner.
 */
export function checkDraft(draft: Draft): FieldProblem[] {
  const { language } = draft
  const problems: FieldProblem[] = [
    ...checkLine('title', draft.title ?? ' ', draft.title !== null, MAX_LENGTH.workshopTitle),
    ...checkLine('name', draft.facilitator, true, MAX_LENGTH.personName),
  ]
  const { parties, axes } = draft
  if (!parties || !axes) return problems

  const partyIds = partyIdsOf(parties)
  problems.push(...checkCount('parties', parties.length, MIN_SIDES, MAX_PARTIES))
  parties.forEach((party, i) => {
    problems.push(
      ...checkText(`parties.${i}.name`, party.name, language, true, MAX_LENGTH.partyName),
      ...checkText(`parties.${i}.short`, party.short, language, true, MAX_LENGTH.partyShort),
    )
    const twin = parties.findIndex(
      (other) => party.name[language].trim() && sameText(other.name, party.name, language),
    )
    if (twin >= 0 && twin < i)
      problems.push({ field: `parties.${i}.name.${language}`, problem: 'duplicate' })
  })

  problems.push(...checkCount('axes', axes.length, MIN_AXES, MAX_AXES))
  axes.forEach((axis, i) => {
    problems.push(
      ...checkText(`axes.${i}.left`, axis.left, language, true, MAX_LENGTH.pole),
      ...checkText(`axes.${i}.right`, axis.right, language, true, MAX_LENGTH.pole),
      ...checkText(`axes.${i}.name`, axis.name, language, false, MAX_LENGTH.axisName),
    )
    parties.forEach((party, seat) => {
      const stance = axis.stances[party.key]
      if (stance)
        problems.push(
          ...checkText(
            `axes.${i}.stances.${partyIds[seat]}.text`,
            stance,
            language,
            false,
            MAX_LENGTH.stance,
          ),
        )
    })
  })
  return problems
}

/**
 * What the server's own schema finds beyond that: hidden characters, say. Fields that `known`
 * already names are left out.
 */
export function checkInput(
  input: CreateWorkshop,
  facilitator: string,
  known: readonly FieldProblem[],
): FieldProblem[] {
  const workshop = createWorkshopSchema.safeParse(input)
  const name = personNameSchema.safeParse(facilitator)
  const found = [
    ...(workshop.success ? [] : fieldProblems(workshop.error, input)),
    ...(name.success ? [] : [{ field: 'name', problem: 'invalid' }]),
  ]
  return found.filter(({ field }) => {
    // An axis without a name gets one from its poles: only they need to be mended.
    const poles = /^(axes\.\d+)\.name$/.exec(field)?.[1]
    return !known.some(
      (other) =>
        other.field.startsWith(field) ||
        (poles &&
          (other.field.startsWith(`${poles}.left`) || other.field.startsWith(`${poles}.right`))),
    )
  })
}

function sameText(a: LocalizedText, b: LocalizedText, locale: Locale): boolean {
  return a[locale].trim().toLowerCase() === b[locale].trim().toLowerCase()
}

function checkLine(field: string, text: string, required: boolean, max: number): FieldProblem[] {
  if (required && !text.trim()) return [{ field, problem: 'required' }]
  return text.trim().length > max ? [{ field, problem: 'too_long', values: { max } }] : []
}

/** Required in the board's language only; the other one may be left empty. */
function checkText(
  field: string,
  text: LocalizedText,
  language: Locale,
  required: boolean,
  max: number,
): FieldProblem[] {
  return LOCALES.flatMap((locale) =>
    checkLine(`${field}.${locale}`, text[locale], required && locale === language, max),
  )
}

function checkCount(field: string, count: number, min: number, max: number): FieldProblem[] {
  if (count < min) return [{ field, problem: 'too_few', values: { min } }]
  return count > max ? [{ field, problem: 'too_many', values: { max } }] : []
}
