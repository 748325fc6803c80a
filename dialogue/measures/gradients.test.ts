import { describe, expect, it } from 'vitest'
import {
  acceptRate,
  accepts,
  endorseRate,
  gradientHistogram,
  GRADIENTS,
  rejects,
  supportCounts,
  type Gradient,
} from './gradients'
import { classify } from './support'

/** Gradients by their number in the design, 1–8. */
const numbered = (...numbers: number[]) =>
  numbers.map((number) => GRADIENTS[number - 1] as Gradient)

describe('gradients of agreement', () => {
  const us = numbered(1, 2, 3, 3, 5)
  const rok = numbered(2, 2, 4, 6)

  it('give the two rates of the design', () => {
    expect(endorseRate(us)).toEqual({ count: 4, of: 4, share: 1 })
    expect(acceptRate(us)).toEqual({ count: 4, of: 4, share: 1 })
    expect(endorseRate(rok)).toEqual({ count: 2, of: 3, share: 2 / 3 })
    expect(acceptRate(rok)).toEqual({ count: 3, of: 3, share: 1 })
    expect(endorseRate(numbered(4, 5)).share).toBeNull()
  })

  it('count as agree, pass and disagree', () => {
    expect(supportCounts(numbered(1, 2, 3, 4, 5, 6, 7, 8))).toEqual({
      agree: 3,
      pass: 3,
      disagree: 2,
    })
  })

  it('make a histogram with every key', () => {
    expect(Object.keys(gradientHistogram([]))).toEqual([...GRADIENTS])
    expect(gradientHistogram(us)).toMatchObject({ support_with_reservations: 2, veto: 0 })
  })

  it('are accepted by a party from 75 % of three scored answers without a veto', () => {
    expect(accepts(us)).toBe(true)
    expect(accepts(rok)).toBe(true)
    expect(accepts(numbered(1, 1, 1, 7))).toBe(true)
    expect(accepts(numbered(1, 1, 1, 7, 7))).toBe(false)
    expect(accepts(numbered(1, 1, 1, 1, 8))).toBe(false)
    expect(accepts(numbered(1, 1, 4, 5))).toBe(false)
    expect(accepts(us, 5)).toBe(false)
  })

  it('are rejected by the same measure the other way round', () => {
    expect(rejects(numbered(7, 8, 7, 1))).toBe(true)
    expect(rejects(numbered(7, 8, 6, 1))).toBe(false)
    expect(rejects(numbered(7, 8))).toBe(false)
  })

  it('block the class "common" with one veto, though support is high', () => {
    const verdict = (answers: Gradient[]) => ({
      counts: supportCounts(answers),
      accepts: accepts(answers),
      rejects: rejects(answers),
    })
    const willing = numbered(1, 1, 1, 1, 1)
    expect(classify([verdict(willing), verdict(numbered(1, 1, 1, 1, 7))])).toBe('common')
    expect(classify([verdict(willing), verdict(numbered(1, 1, 1, 1, 8))])).toBe('unresolved')
  })
})
