import { expect, it } from 'vitest'
import { mayChangeMode, stricterMode, visibleAuthor } from './attribution'
import { ROK } from './testing/golden'
import { ATTRIBUTION_MODES } from './workshop'

it('gets only stricter once a round was answered', () => {
  const allowed = (answered: boolean) =>
    ATTRIBUTION_MODES.map((from) =>
      ATTRIBUTION_MODES.map((to) => mayChangeMode(from, to, answered)),
    )
  expect(allowed(false).flat()).not.toContain(false)
  expect(allowed(true)).toEqual([
    [true, true, true],
    [false, true, true],
    [false, false, true],
  ])
})

it('lets out a name in attributed, a side in party, nothing in none', () => {
  const author = { who: 'Kim', party: ROK }
  expect(ATTRIBUTION_MODES.map((mode) => visibleAuthor(mode, author))).toEqual([
    author,
    { who: null, party: ROK },
    { who: null, party: null },
  ])
})

it('of two modes the stricter holds, in either order', () => {
  expect(stricterMode('attributed', 'party')).toBe('party')
  expect(stricterMode('none', 'party')).toBe('none')
  expect(stricterMode('party', 'party')).toBe('party')
})
