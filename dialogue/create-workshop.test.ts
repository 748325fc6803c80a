import { describe, expect, it } from 'vitest'
import { createWorkshopSchema } from './create-workshop'
import { fieldProblems } from './field-problems'
import { templateContent } from './templates'

function problems(input: unknown) {
  const result = createWorkshopSchema.safeParse(input)
  return result.success ? [] : fieldProblems(result.error, input)
}
const blank = templateContent('blank')

describe('createWorkshopSchema', () => {
  it('takes a template alone, and the blank template filled in', () => {
    expect(problems({ template: 'us-rok-space' })).toEqual([])
    expect(problems({ template: 'blank', parties: blank.parties, axes: blank.axes })).toEqual([])
  })

  it('trims and composes a title', () => {
    const title = ' 한미 우주협력 '.normalize('NFD')
    expect(createWorkshopSchema.parse({ template: 'blank', title }).title).toBe('한미 우주협력')
  })

  it.each([
    ['nothing', {}, [{ field: 'template', problem: 'required' }]],
    ['no object', 'x', [{ field: '', problem: 'invalid' }]],
    [
      'an empty title',
      { template: 'blank', title: '  ' },
      [{ field: 'title', problem: 'required' }],
    ],
    [
      'a title of 10,000 characters',
      { template: 'blank', title: 'x'.repeat(10_000) },
      [{ field: 'title', problem: 'too_long', values: { max: 200 } }],
    ],
    [
      'a title that turns the reading order',
      { template: 'blank', title: 'a\u202eb' },
      [{ field: 'title', problem: 'invalid' }],
    ],
    [
      'a language we do not speak',
      { template: 'blank', locale: 'fr' },
      [{ field: 'locale', problem: 'unknown' }],
    ],
    ['a field we do not know', { template: 'blank', x: 1 }, [{ field: 'x', problem: 'unknown' }]],
    [
      'no axes',
      { template: 'blank', axes: [] },
      [{ field: 'axes', problem: 'too_few', values: { min: 1 } }],
    ],
    [
      'nine axes',
      { template: 'blank', axes: Array.from({ length: 9 }, () => blank.axes[0]) },
      expect.arrayContaining([{ field: 'axes', problem: 'too_many', values: { max: 8 } }]),
    ],
    [
      'two axes of one name',
      { template: 'blank', axes: [blank.axes[0], blank.axes[0]] },
      [{ field: 'axes.1.id', problem: 'duplicate' }],
    ],
    [
      'poles nobody wrote',
      { template: 'blank', axes: [{ ...blank.axes[0], left: { en: ' ', ko: '' } }] },
      [{ field: 'axes.0.left', problem: 'required' }],
    ],
    [
      'a stance of nobody',
      { template: 'blank', parties: [blank.parties[0]], axes: blank.axes },
      [{ field: 'axes.0.stances.side-b', problem: 'unknown' }],
    ],
    [
      'a party without a name',
      { template: 'blank', parties: [{ ...blank.parties[0], name: { en: '', ko: '' } }] },
      [{ field: 'parties.0.name', problem: 'required' }],
    ],
  ])('refuses %s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })
})
