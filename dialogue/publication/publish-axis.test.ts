import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PartyId } from '../ids'
import { goldenMarks, ROK, sideMarks, US } from '../testing/golden'
import { publication, reordered, seated } from '../testing/sealed'
import { leadingPair, publishedAxisResultSchema } from './axis-result'
import { decile } from './deciles'
import { publishAxis } from './publish-axis'

const golden = seated(goldenMarks)
const THIRD = 'jpn' as PartyId

const value = fc.integer({ min: 0, max: 100 })
const side = (party: PartyId, other: PartyId) =>
  fc.array(fc.tuple(value, fc.option(value), fc.option(value)), { maxLength: 12 }).map((people) =>
    people.map(([self, estimate, meta]) => ({
      party,
      self,
      estimates: estimate === null ? {} : { [other]: estimate },
      meta: meta === null ? {} : { [other]: meta },
    })),
  )
const rounds = fc.tuple(side(US, ROK), side(ROK, US)).map(([us, rok]) => seated([...us, ...rok]))

describe('the golden fixture', () => {
  it('is published exactly in attributed mode', () => {
    const result = publishAxis(publication({ mode: 'attributed' }), golden)
    publishedAxisResultSchema.parse(result)
    expect(result.pairs).toEqual([
      {
        a: US,
        b: ROK,
        gap: { kind: 'exact', value: 47.5 },
        imagined: [
          { by: US, figure: { kind: 'exact', value: 60 }, crossed: false },
          { by: ROK, figure: { kind: 'exact', value: 60 }, crossed: false },
        ],
        headline: 'closer',
        convergence: null,
      },
    ])
    expect(result.thoughts.map((one) => [one.by, one.error, one.meta?.error])).toEqual([
      [US, { kind: 'exact', value: -12.5 }, { kind: 'exact', value: -27.5 }],
      [ROK, { kind: 'exact', value: 12.5 }, { kind: 'exact', value: -2.5 }],
    ])
    const [us] = result.parties
    expect(us?.said).toMatchObject({ kind: 'exact', n: 5, median: 75, spread: 10 })
    expect(us?.said?.kind === 'exact' && us.said.dots[0]).toEqual({ value: 60, who: 'Person us 3' })
  })

  it.each(['party', 'none'] as const)('is published in bands in mode %s', (mode) => {
    const result = publishAxis(publication({ mode }), golden)
    publishedAxisResultSchema.parse(result)
    expect(result.parties).toEqual([
      {
        party: US,
        said: { kind: 'spread', median: { from: 70, to: 80 }, spread: { from: 70, to: 90 } },
      },
      { party: ROK, said: { kind: 'band', median: { from: 25, to: 35 } } },
    ])
    expect(result.pairs[0]).toMatchObject({
      gap: { kind: 'about', value: 45, from: 35, to: 55 },
      imagined: [
        { by: US, figure: { kind: 'about', value: 60 } },
        { by: ROK, figure: { kind: 'about', value: 60 } },
      ],
      headline: 'closer',
    })
    expect(JSON.stringify(result)).not.toMatch(/Person|us-1|dots/)
  })
})

describe('headlines', () => {
  const headline = (us: number, rok: number, thoughtRok: number, thoughtUs: number) => {
    const three = (one: number) => [one, one, one]
    const marks = [
      ...sideMarks(US, ROK, three(us), three(thoughtRok)),
      ...sideMarks(ROK, US, three(rok), three(thoughtUs)),
    ]
    return (['attributed', 'party'] as const).map(
      (mode) => publishAxis(publication({ mode }), seated(marks)).pairs[0]?.headline,
    )
  }

  it.each([
    ['closer', 70, 50, 20, 100],
    ['farther', 90, 10, 50, 50],
    ['as_expected', 80, 20, 20, 80],
    ['crossed', 70, 40, 95, 80],
    ['sides_differ', 80, 40, 5, 75],
  ])('say %s', (variant, ...marks) => {
    const [us = 0, rok = 0, thoughtRok = 0, thoughtUs = 0] = marks
    expect(headline(us, rok, thoughtRok, thoughtUs)).toEqual([variant, variant])
  })

  it('speak of the pair with the greatest surprise where there are three parties', () => {
    const three = (one: number) => [one, one, one]
    const view = (party: PartyId, self: number, estimates: Record<string, number>) =>
      three(self).map((mark) => ({ party, self: mark, estimates, meta: {} }))
    const result = publishAxis(
      publication({ mode: 'attributed', parties: [US, ROK, THIRD] }),
      seated([
        ...view(US, 80, { [ROK]: 50, [THIRD]: 5 }),
        ...view(ROK, 50, { [US]: 80, [THIRD]: 70 }),
        ...view(THIRD, 70, { [US]: 80, [ROK]: 50 }),
      ]),
    )
    expect(result.pairs).toHaveLength(3)
    expect(leadingPair(result)).toMatchObject({ a: US, b: THIRD })
  })
})

describe('publishAxis', () => {
  it('publishes a brainstorm of one party: where it stands and how spread out it is', () => {
    const result = publishAxis(
      publication({ parties: [US] }),
      seated(sideMarks(US, ROK, [10, 20, 30, 40, 50])),
    )
    expect(result).toMatchObject({ suppressed: null, thoughts: [], pairs: [] })
    expect(result.parties[0]?.said).toMatchObject({ spread: { from: 20, to: 50 } })
    expect(leadingPair(result)).toBeNull()
  })

  it('has no headline where the round asked for no estimates', () => {
    const asks = { estimates: false, meta: false }
    const [pair] = publishAxis(publication({ asks }), golden).pairs
    expect(pair).toMatchObject({ imagined: [], headline: null, gap: { value: 45 } })
  })

  it('leaves out the third mark alone, for all, where one such cell is too small', () => {
    const few = golden.map((one, place) => (place < 3 ? { ...one, meta: {} } : one))
    const result = publishAxis(publication(), few)
    expect(result.suppressed).toBeNull()
    expect(result.thoughts.map((one) => one.meta)).toEqual([null, null])
  })

  it('greys both sides alike, as if nobody had answered, while any cell is below three', () => {
    const nobody = publishAxis(publication(), [])
    expect(nobody).toMatchObject({
      suppressed: 'too_few',
      parties: [
        { party: US, said: null },
        { party: ROK, said: null },
      ],
    })
    fc.assert(
      fc.property(
        rounds,
        fc.constantFrom(US, ROK),
        fc.nat(2),
        fc.boolean(),
        (all, who, n, self) => {
          let left = n
          const few = all.map((one) => {
            if (one.party !== who || left-- > 0) return one
            return self ? { ...one, self: null } : { ...one, estimates: {} }
          })
          expect(publishAxis(publication(), few)).toEqual(nobody)
        },
      ),
    )
  })

  it('is blind to the order of answers, within the schema, and to anything finer than a tenth', () => {
    const sameTenth = (one: number) => decile(one) * 10 + (one % 2 === 0 ? 5 : 0)
    const moved = (marks: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(marks).map(([party, one]) => [party, sameTenth(one)]))
    fc.assert(
      fc.property(
        rounds,
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        fc.constantFrom('party' as const, 'none' as const),
        (all, keys, mode) => {
          const result = publishAxis(publication({ mode }), all)
          expect(publishedAxisResultSchema.parse(result)).toEqual(result)
          expect(publishAxis(publication({ mode }), reordered(all, keys))).toEqual(result)
          const others = all.map((one) => ({
            ...one,
            self: one.self === null ? null : sameTenth(one.self),
            estimates: moved(one.estimates),
            meta: moved(one.meta),
          }))
          expect(publishAxis(publication({ mode }), others)).toEqual(result)
        },
      ),
    )
  })

  it('publishes the same dots in attributed mode whatever the order of answers', () => {
    fc.assert(
      fc.property(rounds, fc.array(fc.nat(), { minLength: 24, maxLength: 24 }), (all, keys) => {
        const mode = { mode: 'attributed' as const }
        const result = publishAxis(publication(mode), all)
        publishedAxisResultSchema.parse(result)
        expect(publishAxis(publication(mode), reordered(all, keys))).toEqual(result)
      }),
    )
  })

  it('withholds a repeated round whose roster differs by one or two, but not in attributed', () => {
    const roster = { [US]: ['a', 'b', 'c', 'd', 'e'], [ROK]: ['v', 'w', 'x', 'y'] }
    const repeats = [{ now: { ...roster, [US]: ['a', 'b', 'c', 'd'] }, earlier: [roster] }]
    const withheld = publishAxis(publication({ repeats }), golden)
    expect(withheld).toEqual(publishAxis(publication({ repeats }), []))
    expect(withheld.suppressed).toBe('roster')
    const open = publishAxis(publication({ repeats, mode: 'attributed' }), golden)
    expect(open.suppressed).toBeNull()
    const same = publishAxis(publication({ repeats: [{ now: roster, earlier: [roster] }] }), golden)
    expect(same.suppressed).toBeNull()
  })
})
