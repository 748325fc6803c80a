import { describe, expect, it } from 'vitest'
import { ROK, US } from '../testing/golden'
import { differsEnough, mayPublishRepeat, sameSeries } from './repeats'

const seats = (text: string) => [...text]

describe('a repeated round', () => {
  const first = { [US]: seats('abcde'), [ROK]: seats('wxyz') }

  it.each([
    ['the same people', { ...first }, true],
    ['in another order', { ...first, [US]: seats('edcba') }, true],
    ['one less', { ...first, [US]: seats('abcd') }, false],
    ['one replaced', { ...first, [ROK]: seats('wxyv') }, false],
    ['three more', { ...first, [ROK]: seats('wxyzstu') }, true],
    ['a side of one that came', { ...first, jpn: ['q'] }, false],
  ])('with %s', (_, now, allowed) => {
    expect(mayPublishRepeat(now, [first])).toBe(allowed)
  })

  it('is compared with every earlier round, and by a raised minimum', () => {
    const second = { ...first, [US]: seats('abcdefgh') }
    const third = { ...first, [US]: seats('abcdefghi') }
    expect(mayPublishRepeat(second, [first])).toBe(true)
    expect(mayPublishRepeat(third, [first])).toBe(true)
    expect(mayPublishRepeat(third, [first, second])).toBe(false)
    expect(differsEnough(seats('abc'), [seats('abcdef')])).toBe(true)
    expect(differsEnough(seats('abc'), [seats('abcdef')], 4)).toBe(false)
  })
})

it('starts a new series with a new wording, in either language', () => {
  const axis = {
    name: { en: 'Pace', ko: '속도' },
    left: { en: 'Slow', ko: '천천히' },
    right: { en: 'Fast', ko: '빨리' },
  }
  expect(sameSeries(axis, { ...axis, name: { en: 'Pace ', ko: '속도'.normalize('NFD') } })).toBe(
    true,
  )
  expect(sameSeries(axis, { ...axis, right: { en: 'Fast', ko: '빠르게' } })).toBe(false)
})
