import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PartyId } from './ids'
import { peopleOf, seatSchema, thinParties, type Seat } from './roster'
import { closeRound, openRound, publishedProgress, reveal, seatToAnswerFor } from './rounds'
import { ROK, US } from './testing/golden'
import { ROLES, type Role } from './workshop'

const facilitator = { role: 'facilitator' as Role, seat: null }
const seat = (id: string, party: PartyId): Seat => ({ id, party, label: id })
const roster = [seat('a', US), seat('b', US), seat('c', US), seat('x', ROK), seat('y', ROK)]
const draft = { kind: 'positions' as const, mode: 'party' as const, items: ['one', 'two'], roster }
const codeOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return (error as { code?: string }).code
  }
  return 'done'
}

describe('a round', () => {
  const open = openRound(facilitator, draft)
  const closed = closeRound(facilitator, open)

  it('goes from open to closed to revealed, axis by axis, and never back', () => {
    const half = reveal(facilitator, closed, ['two'])
    expect([open.status, closed.status, half.status]).toEqual(['open', 'closed', 'closed'])
    const done = reveal(facilitator, half, ['one'])
    expect(done).toMatchObject({ status: 'revealed', revealed: ['two', 'one'] })
    for (const act of [
      () => closeRound(facilitator, closed),
      () => reveal(facilitator, open, ['one']),
      () => reveal(facilitator, half, ['two']),
      () => reveal(facilitator, closed, ['one', 'one']),
      () => reveal(facilitator, closed, ['three']),
      () => reveal(facilitator, closed, []),
      () => reveal(facilitator, done, ['one']),
    ]) {
      expect(codeOf(act)).toBe('conflict')
    }
  })

  it('of assessments is revealed as a whole', () => {
    const assessed = closeRound(
      facilitator,
      openRound(facilitator, { ...draft, kind: 'assessments' }),
    )
    expect(codeOf(() => reveal(facilitator, assessed, ['one']))).toBe('conflict')
    expect(reveal(facilitator, assessed, ['one', 'two']).status).toBe('revealed')
    expect(assessed.asks).toEqual({ estimates: false, meta: false })
  })

  it('is opened, closed and revealed by facilitators alone', () => {
    for (const role of ROLES.filter((one) => one !== 'facilitator')) {
      const actor = { role, seat: 'a' }
      expect(codeOf(() => openRound(actor, draft))).toBe('forbidden')
      expect(codeOf(() => closeRound(actor, open))).toBe('forbidden')
      expect(codeOf(() => reveal(actor, closed, ['one']))).toBe('forbidden')
    }
  })

  it('is answered by delegates who had a seat when it opened, while it is open', () => {
    expect(seatToAnswerFor({ role: 'delegate', seat: 'x' }, open).party).toBe(ROK)
    expect(codeOf(() => seatToAnswerFor({ role: 'delegate', seat: 'late' }, open))).toBe(
      'forbidden',
    )
    expect(codeOf(() => seatToAnswerFor({ role: 'delegate', seat: null }, open))).toBe('forbidden')
    expect(codeOf(() => seatToAnswerFor({ role: 'observer', seat: 'x' }, open))).toBe('forbidden')
    expect(codeOf(() => seatToAnswerFor({ role: 'facilitator', seat: 'x' }, open))).toBe(
      'forbidden',
    )
    expect(codeOf(() => seatToAnswerFor({ role: 'delegate', seat: 'x' }, closed))).toBe('conflict')
  })

  it('fixes its roster when it opens', () => {
    const seats = roster.map((one) => ({ ...one }))
    const round = openRound(facilitator, { ...draft, roster: seats })
    seats.push(seat('z', ROK))
    if (seats[0]) seats[0].party = ROK
    expect(round.roster).toEqual(roster)
  })

  it('asks for estimates where there is another side, for the third mark only if told to', () => {
    expect(open.asks).toEqual({ estimates: true, meta: false })
    const alone = { ...draft, roster: roster.slice(0, 3) }
    expect(openRound(facilitator, alone).asks.estimates).toBe(false)
    expect(openRound(facilitator, { ...draft, asks: { meta: true } }).asks.meta).toBe(true)
  })

  it('needs items and seats, each once', () => {
    const problemsOf = (changes: object) => {
      try {
        openRound(facilitator, { ...draft, ...changes })
      } catch (error) {
        return (error as { fields?: unknown }).fields
      }
      return []
    }
    expect(problemsOf({ items: [], roster: [] })).toEqual([
      { field: 'items', problem: 'too_few', values: { min: 1 } },
      { field: 'roster', problem: 'too_few', values: { min: 1 } },
    ])
    expect(problemsOf({ items: ['one', 'one'] })).toEqual([
      { field: 'items.1', problem: 'duplicate' },
    ])
  })
})

describe('the roster', () => {
  it('warns of parties below three seats, an empty one included', () => {
    expect(thinParties(roster, [US, ROK])).toEqual([{ party: ROK, seats: 2, needed: 3 }])
    expect(thinParties([], [US])).toEqual([{ party: US, seats: 0, needed: 3 }])
    expect(thinParties(roster, [US], 4)).toEqual([{ party: US, seats: 3, needed: 4 }])
  })

  it('is compared by seats of each side', () => {
    expect(peopleOf(roster, [US, ROK])).toEqual({ us: ['a', 'b', 'c'], rok: ['x', 'y'] })
  })

  it('refuses a label that disguises itself', () => {
    expect(seatSchema.safeParse(seat('a', US)).success).toBe(true)
    expect(seatSchema.safeParse({ ...seat('a', US), label: 'a\u202eb' }).success).toBe(false)
  })
})

it('tells progress in batches of three, or that all have answered', () => {
  expect([0, 1, 2, 3, 5, 6, 8, 9].map((n) => publishedProgress(n, 9))).toEqual([
    0, 0, 0, 3, 3, 6, 6, 9,
  ])
  expect(publishedProgress(4, 4)).toBe(4)
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (one, other) => {
      const total = Math.max(one, other)
      const told = publishedProgress(one, total)
      expect(told <= one && (told % 3 === 0 || told === total)).toBe(true)
    }),
  )
})
