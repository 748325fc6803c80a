import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prioritiesSchema, publishedPrioritiesSchema, type PrioritiesAnswer } from '../priorities'
import { publishPriorities } from './publish-priorities'

const wording = {
  cards: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: { en: id, ko: id } })),
  dots: 3,
  mostPerCard: 2,
}
const dots = (...cards: string[]): PrioritiesAnswer => ({
  dots: cards.reduce<Record<string, number>>(
    (sum, id) => ({ ...sum, [id]: (sum[id] ?? 0) + 1 }),
    {},
  ),
})
const anAnswer = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 })
  .map((cards) => dots(...cards))
  .filter((answer) => prioritiesSchema(wording).safeParse(answer).success)

describe('an answer', () => {
  const read = (answer: unknown) => prioritiesSchema(wording).safeParse(answer)

  it('spends up to its dots, and keeps only cards that got some', () => {
    expect(read({ dots: { a: 2, b: 1, c: 0 } }).data).toEqual({ dots: { a: 2, b: 1 } })
    expect(read({ dots: {} }).data).toEqual({ dots: {} })
  })

  it.each([
    ['more dots than one has', { a: 2, b: 2 }],
    ['more on one card than it may get', { a: 3 }],
    ['a card of another round', { z: 1 }],
    ['half a dot', { a: 0.5 }],
    ['less than none', { a: -1 }],
    ['NaN', { a: Number.NaN }],
  ])('is refused with %s', (_, given) => {
    expect(read({ dots: given }).success).toBe(false)
  })
})

describe('publishPriorities', () => {
  const nine = [
    ...Array.from({ length: 5 }, () => dots('a', 'a', 'b')),
    ...Array.from({ length: 4 }, () => dots('a', 'c')),
  ]

  it('counts dots, most first, in mode attributed', () => {
    const { cards, voters } = publishPriorities(wording, nine, { mode: 'attributed' })
    expect(voters).toBe(9)
    expect(cards).toEqual([
      { cardId: 'a', dots: 14, level: 'many' },
      { cardId: 'b', dots: 5, level: 'few' },
      { cardId: 'c', dots: 4, level: 'few' },
      { cardId: 'd', dots: 0, level: 'few' },
    ])
  })

  it('never tells a count that is everybody or nobody', () => {
    const { cards } = publishPriorities(wording, nine, { mode: 'none' })
    expect(cards).toEqual([
      { cardId: 'a', dots: null, level: 'many' },
      { cardId: 'b', dots: 5, level: 'few' },
      { cardId: 'c', dots: 4, level: 'few' },
      { cardId: 'd', dots: null, level: 'few' },
    ])
  })

  it('tells levels alone below eight', () => {
    const { cards } = publishPriorities(wording, nine.slice(0, 7), { mode: 'party' })
    expect(cards.map((card) => card.dots)).toEqual([null, null, null, null])
  })

  it('says the same of any answers when there are too few, and one more reveals nothing', () => {
    fc.assert(
      fc.property(fc.array(anAnswer, { maxLength: 2 }), (answers) => {
        const nothing = publishPriorities(wording, [], { mode: 'none' })
        expect(publishPriorities(wording, answers, { mode: 'none' })).toEqual(nothing)
      }),
    )
  })

  it('outside attributed, each answer could have been another one', () => {
    const all = fc.sample(anAnswer, 200)
    fc.assert(
      fc.property(
        fc.array(anAnswer, { minLength: 3, maxLength: 12 }),
        fc.nat(),
        fc.constantFrom('party' as const, 'none' as const),
        (answers, pick, mode) => {
          const place = pick % answers.length
          const published = JSON.stringify(publishPriorities(wording, answers, { mode }))
          const others = [...all, dots(), dots('a'), dots('b'), dots('c'), dots('d')].filter(
            (other) => JSON.stringify(other) !== JSON.stringify(answers[place]),
          )
          const couldBe = others.some((other) => {
            // One's own answer may have been another one, given what somebody else's may have been.
            return answers.some((_, someone) => {
              if (someone === place) {
                const changed = answers.with(place, other)
                return JSON.stringify(publishPriorities(wording, changed, { mode })) === published
              }
              const swapped = answers
                .with(place, answers[someone] ?? other)
                .with(someone, answers[place] ?? other)
              const differs = JSON.stringify(answers[someone]) !== JSON.stringify(answers[place])
              return (
                differs &&
                JSON.stringify(publishPriorities(wording, swapped, { mode })) === published
              )
            })
          })
          expect(couldBe).toBe(true)
        },
      ),
    )
  })

  it('does not depend on the order of answers, and fits its schema', () => {
    fc.assert(
      fc.property(fc.array(anAnswer, { maxLength: 12 }), (answers) => {
        const result = publishPriorities(wording, answers, { mode: 'none' })
        expect(publishPriorities(wording, [...answers].reverse(), { mode: 'none' })).toEqual(result)
        expect(publishedPrioritiesSchema.parse(result)).toEqual(result)
      }),
    )
  })
})
