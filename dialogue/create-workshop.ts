import { z } from 'zod'
import { LOCALES, localeSchema, type LocalizedText } from './localized'
import type { CustomProblem } from './field-problems'
import {
  ATTRIBUTION_MODES,
  axisSchema,
  MAX_AXES,
  MAX_LENGTH,
  MAX_PARTIES,
  MIN_AXES,
  MIN_PARTIES,
  partySchema,
} from './workshop'

/**
 * Control characters, and the marks that reverse the reading order of what follows: in a title or
 * a name they only serve to disguise it.
 */
const DISGUISE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** One line of text somebody typed: trimmed, composed (NFC), not empty, nothing hidden in it. */
export function lineSchema(maxLength: number) {
  return z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(maxLength)
    .refine((value) => !DISGUISE.test(value))
}

/** A person's name or a seat's label, as others see it on the board. */
export const personNameSchema = lineSchema(MAX_LENGTH.personName)

const written = (text: LocalizedText) => LOCALES.some((locale) => text[locale].trim() !== '')

/** What starts a workshop; `POST /api/workshops` and the form on the home page check with it. */
export const createWorkshopSchema = z
  .strictObject({
    template: z.string().min(1).max(40),
    title: lineSchema(MAX_LENGTH.workshopTitle).optional(),
    locale: localeSchema.optional(),
    sample: z.boolean().optional(),
    attributionMode: z.enum(ATTRIBUTION_MODES).optional(),
    parties: z.array(partySchema).min(MIN_PARTIES).max(MAX_PARTIES).optional(),
    axes: z.array(axisSchema).min(MIN_AXES).max(MAX_AXES).optional(),
  })
  .superRefine((input, context) => {
    const problem = (path: (string | number)[], custom: CustomProblem) =>
      context.addIssue({ code: 'custom', path, params: custom })
    const partyIds = new Set<string>()
    input.parties?.forEach((party, index) => {
      if (partyIds.has(party.id)) problem(['parties', index, 'id'], { problem: 'duplicate' })
      partyIds.add(party.id)
      for (const key of ['name', 'short'] as const) {
        if (!written(party[key])) problem(['parties', index, key], { problem: 'required' })
      }
    })
    const axisIds = new Set<string>()
    input.axes?.forEach((axis, index) => {
      if (axisIds.has(axis.id)) problem(['axes', index, 'id'], { problem: 'duplicate' })
      axisIds.add(axis.id)
      for (const key of ['name', 'left', 'right'] as const) {
        if (!written(axis[key])) problem(['axes', index, key], { problem: 'required' })
      }
      if (!input.parties) return
      for (const party of Object.keys(axis.stances)) {
        if (!partyIds.has(party)) problem(['axes', index, 'stances', party], { problem: 'unknown' })
      }
    })
  })
