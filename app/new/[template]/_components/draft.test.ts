import { describe, expect, test } from 'vitest'
import { templateContent } from '@/dialogue/templates'
import { axisSchema, partySchema } from '@/dialogue/workshop'
import { checkDraft, checkInput } from './check-draft'
import {
  emptyAxis,
  moved,
  newDraft,
  rewritten,
  toContent,
  toCreateWorkshop,
  type Draft,
} from './draft'

const content = templateContent('blank')
const versus = (locale: string, left: string, right: string) =>
  locale === 'en' ? `${left} vs. ${right}` : `${left} 대 ${right}`

function filled(): Draft {
  const draft = newDraft(content, true, 'en')
  return {
    ...draft,
    facilitator: 'Jordan',
    axes: [
      {
        ...emptyAxis([]),
        left: { en: 'Slow', ko: '천천히' },
        right: { en: 'Fast', ko: '빠르게' },
        stances: { 'side-a': { en: ' Take time. ', ko: '' } },
      },
    ],
  }
}

describe('checkDraft', () => {
  test('a fresh blank form lacks a name and the poles, and nothing else', () => {
    expect(checkDraft(newDraft(content, true, 'ko')).map(({ field }) => field)).toEqual([
      'name',
      'axes.0.left.ko',
      'axes.0.right.ko',
    ])
  })

  test('an axis without poles is not asked for a name besides', () => {
    const draft = { ...newDraft(content, true, 'en'), facilitator: 'J' }
    const input = toCreateWorkshop('blank', draft, versus)
    expect(checkInput(input, draft.facilitator, checkDraft(draft))).toEqual([])
  })

  test('a name with hidden characters is refused as the server does', () => {
    const draft = { ...filled(), facilitator: 'a\u202eb' }
    const input = toCreateWorkshop('blank', draft, versus)
    expect(checkInput(input, draft.facilitator, [])).toEqual([
      { field: 'name', problem: 'invalid' },
    ])
  })

  test('a filled form has no problems', () => {
    expect(checkDraft(filled())).toEqual([])
  })

  test('a title that was emptied is required', () => {
    expect(checkDraft({ ...filled(), title: '  ' })).toEqual([
      { field: 'title', problem: 'required' },
    ])
  })

  test('texts that are too long say how long they may be', () => {
    expect(checkDraft({ ...filled(), title: 'x'.repeat(201) })).toEqual([
      { field: 'title', problem: 'too_long', values: { max: 200 } },
    ])
  })

  test('one side is too few, nine axes are too many', () => {
    const draft = filled()
    const axis = draft.axes![0]!
    expect(
      checkDraft({
        ...draft,
        parties: draft.parties!.slice(0, 1),
        axes: Array.from({ length: 9 }, () => axis),
      }),
    ).toEqual([
      { field: 'parties', problem: 'too_few', values: { min: 2 } },
      { field: 'axes', problem: 'too_many', values: { max: 8 } },
    ])
  })

  test('two sides of one name: the second is told', () => {
    const draft = filled()
    const [first] = draft.parties!
    expect(checkDraft({ ...draft, parties: [first!, { ...first!, key: 'b' }] })).toEqual([
      { field: 'parties.1.name.en', problem: 'duplicate' },
    ])
  })
})

describe('rewritten', () => {
  const template = { en: 'Side A', ko: '가 측' }

  test('a side renamed in one language loses the template’s name in the other', () => {
    expect(rewritten({ en: 'Farmers', ko: '가 측' }, template, 'en')).toEqual({
      en: 'Farmers',
      ko: '',
    })
  })

  test('what somebody wrote in the other language stays', () => {
    const typed = { en: 'Farmers', ko: '농민' }
    expect(rewritten(typed, template, 'en')).toEqual(typed)
    expect(rewritten({ en: 'Side A', ko: '농민' }, template, 'en')).toEqual({
      en: 'Side A',
      ko: '농민',
    })
  })
})

describe('toCreateWorkshop', () => {
  test('sides and axes fit the schemas the server checks them by', () => {
    const input = toCreateWorkshop('blank', filled(), versus)
    expect(input.parties!.every((party) => partySchema.safeParse(party).success)).toBe(true)
    expect(input.axes!.every((axis) => axisSchema.safeParse(axis).success)).toBe(true)
  })

  test('a name is made from the poles, and stances keep their side', () => {
    const { axes, parties } = toContent(filled().parties!, filled().axes!, versus)
    expect(axes[0]).toMatchObject({
      id: 'slow-vs-fast',
      name: { en: 'Slow vs. Fast', ko: '천천히 대 빠르게' },
    })
    expect(axes[0]!.stances[parties[0]!.id]!.text.en).toBe('Take time.')
  })

  test('ids stay unique, and exist without Latin letters', () => {
    const side = { key: 'x', name: { en: '', ko: '가' }, short: { en: '', ko: '가' } }
    const ids = toContent(
      [side, { ...side, key: 'y' }, { ...side, key: 'z', short: { en: 'É-U', ko: '' } }],
      [],
      versus,
    ).parties.map(({ id }) => id)
    expect(ids).toEqual(['side-1', 'side-2', 'e-u'])
  })

  test('a template of its own sends no sides', () => {
    const draft = { ...newDraft(content, false, 'ko'), facilitator: 'J' }
    expect(toCreateWorkshop('us-rok-space', draft, versus)).toEqual({
      template: 'us-rok-space',
      locale: 'ko',
      attributionMode: 'party',
    })
  })
})

test('moved puts one item elsewhere and keeps the others in order', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
})
