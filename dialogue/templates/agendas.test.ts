import { describe, expect, it } from 'vitest'
import { LOCALES } from '../localized'
import { agendaSchema } from '../session/agenda'
import { agendaProblems } from '../session/apply-command'
import { agendaOf } from './agendas'
import { TEMPLATE_IDS, templateContent } from './index'

describe.each(TEMPLATE_IDS)('the agenda of %s', (id) => {
  const agenda = agendaOf(id, templateContent(id).parties.length)

  it('is usable, and written in both languages', () => {
    agendaSchema.parse(agenda)
    expect(agendaProblems(agenda.stages)).toEqual([])
    expect(agenda.stages.length).toBeGreaterThan(4)
    for (const { title, instruction } of agenda.stages)
      for (const locale of LOCALES) {
        expect(title[locale]).not.toBe('')
        expect(instruction[locale]).not.toBe('')
        // A stage bar shows it on two lines of a phone.
        expect(title[locale].length).toBeLessThanOrEqual(34)
      }
  })

  it('is nobody else’s to change', () => {
    agenda.stages.pop()
    expect(agendaOf(id, 2).stages.length).toBeGreaterThan(4)
  })
})

it('the U.S.–ROK dialogue takes 90 minutes, from the stances to the small steps', () => {
  const { stages } = agendaOf('us-rok-space', 2)
  expect(stages.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(90)
  expect(stages.flatMap(({ activities }) => activities)).toEqual([
    'stances',
    'positions',
    'drafts',
    'cards',
    'cards',
    'assessments',
    'cards',
  ])
})

it('a group without sides is not asked where the other side stands', () => {
  expect(agendaOf('blank', 1)).toEqual(agendaOf('brainstorm', 1))
  expect(agendaOf('unheard-of', 2)).toEqual({ version: 0, stages: [] })
})
