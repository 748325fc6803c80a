import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRADIENT_VALUE, GRADIENTS, type Gradient } from '../measures/gradients'
import { ROK, sampleVotes, US } from '../testing/golden'
import { assessment, numbered, reordered, votes } from '../testing/sealed'
import { publishedProposalResultSchema, type PublishedProposalResult } from './proposal-result'
import { publishProposals, type SealedAssessment } from './publish-proposals'

const PARTIES = [US, ROK]
const round = (mode: 'attributed' | 'party' | 'none' = 'party') => ({
  session: 1,
  mode,
  parties: PARTIES,
})
const proposal = (answers: readonly SealedAssessment[], proposalId = 'P1') => ({
  proposalId,
  wordingHash: 'x',
  answers,
})
const publish = (answers: readonly SealedAssessment[], mode?: 'attributed' | 'party' | 'none') => {
  const [result] = publishProposals(round(mode), [proposal(answers)])
  if (!result) throw new Error('one in, one out')
  return publishedProposalResultSchema.parse(result)
}
const both = (us: Gradient[], rok: Gradient[]) => [
  ...us.map((gradient) => assessment(US, gradient)),
  ...rok.map((gradient) => assessment(ROK, gradient)),
]
const answers = fc.array(
  fc.record({
    party: fc.constantFrom(...PARTIES),
    gradient: fc.constantFrom(...GRADIENTS),
    adReferendum: fc.boolean(),
    predictedShare: fc.option(fc.integer({ min: 0, max: 100 })),
    who: fc.constantFrom('Ann', 'Bo'),
  }),
  { maxLength: 24 },
)

describe('the twelve sample proposals', () => {
  it.each(['attributed', 'party', 'none'] as const)('have their class and order in %s', (mode) => {
    const results = publishProposals(
      round(mode),
      sampleVotes.map(({ id, votes: cast }) =>
        proposal([...votes(US, cast.us), ...votes(ROK, cast.rok)], id),
      ),
    )
    expect(results.map((one) => one.class)).toEqual(sampleVotes.map((one) => one.expected.cls))
    const supports = results.map((one) =>
      one.parties.map((side) => Number(side.support?.support.toFixed(4))),
    )
    expect(supports).toEqual(sampleVotes.map(({ expected }) => [expected.pUs, expected.pRok]))
    const rank = (id: string) => results.find((one) => one.proposalId === id)?.rank
    if (mode === 'attributed') {
      expect(['P2', 'P11', 'P3', 'P8'].map(rank)).toEqual(
        [1, 1, 3, 12].map((place) => ({ kind: 'exact', rank: place, of: 12 })),
      )
    } else {
      expect(['P2', 'P11', 'P3', 'P8'].map(rank)).toEqual(
        ['upper', 'upper', 'upper', 'lower'].map((bucket) => ({ kind: 'bucket', bucket })),
      )
    }
  })
})

describe('publishProposals', () => {
  const us = numbered(1, 2, 3, 3, 5)
  const rok = numbered(2, 2, 4, 6)

  it('shows gradients, rates and voices in attributed mode', () => {
    const named = both(us, rok).map((one, place) => ({
      ...one,
      who: `Person ${place}`,
      adReferendum: place === 0,
    }))
    const [american, korean] = publish(named, 'attributed').parties
    expect(american?.support).toMatchObject({
      kind: 'exact',
      n: 5,
      endorse: { count: 4, of: 4 },
      accept: { count: 4, of: 4 },
      accepts: true,
      adReferendum: 1,
    })
    expect(korean?.support).toMatchObject({
      endorse: { count: 2, of: 3 },
      accept: { count: 3, of: 3 },
    })
    const voices = korean?.support?.kind === 'exact' ? korean.support.voices : []
    expect(voices[0]).toEqual({ who: 'Person 5', gradient: rok[0], adReferendum: false })
  })

  it('shows three groups below eight, the histogram from eight', () => {
    const eight = numbered(1, 1, 2, 2, 3, 3, 6, 8)
    const [american, korean] = publish(both(us, eight)).parties
    expect(american?.support).toEqual({
      kind: 'groups',
      n: 5,
      groups: { yes: 4, noView: 1, no: 0 },
      support: 5 / 7,
      adReferendum: false,
    })
    expect(korean?.support).toMatchObject({
      kind: 'gradients',
      n: 8,
      histogram: { veto: 1, endorsement: 2 },
      accepts: false,
    })
  })

  it('tells nothing finer than the groups below eight but the class, by the rank either', () => {
    const inGroup = (gradient: Gradient) =>
      GRADIENTS.filter((one) => GRADIENT_VALUE[one] === GRADIENT_VALUE[gradient])
    fc.assert(
      fc.property(
        fc.array(answers, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        (rounds, picks) => {
          const few = rounds.map((all) =>
            PARTIES.flatMap((party) => all.filter((one) => one.party === party).slice(0, 7)),
          )
          const other = few.map((all) =>
            all.map((one, place) => {
              const group = inGroup(one.gradient)
              return { ...one, gradient: group[(picks[place] ?? 0) % group.length] ?? one.gradient }
            }),
          )
          const of = (list: SealedAssessment[][]) =>
            publishProposals(
              round('none'),
              list.map((all, place) => proposal(all, `P${place}`)),
            )
          const withoutClass = (results: PublishedProposalResult[]) =>
            results.map((one) => ({ ...one, class: null }))
          expect(withoutClass(of(other))).toEqual(withoutClass(of(few)))
        },
      ),
    )
  })

  it('calls nothing common that somebody cannot accept, also below eight', () => {
    const willing = numbered(1, 1, 1, 1)
    for (const mode of ['attributed', 'party', 'none'] as const) {
      expect(publish(both(us, [...willing, ...numbered(7)]), mode).class).toBe('common')
      expect(publish(both(us, [...willing, ...numbered(8)]), mode).class).toBe('unresolved')
    }
    // Whoever would go along counts as accepting: "don't like it, won't block".
    expect(publish(both(us, numbered(1, 2, 3, 6, 4)), 'none').class).toBe('unresolved')
    expect(publish(both(us, numbered(1, 2, 3, 3, 6)), 'none').class).toBe('common')
  })

  it('counts a veto where gradients are known', () => {
    const willing = numbered(1, 1, 1, 1, 1, 1, 1, 1)
    expect(publish(both(willing, [...willing, ...numbered(8)])).class).toBe('unresolved')
    expect(publish(both(willing, [...willing, ...numbered(7)])).class).toBe('common')
    expect(publish(both(us, numbered(1, 1, 1, 1, 8)), 'attributed').class).toBe('unresolved')
  })

  it('is the same as unanswered while either side has fewer than three', () => {
    const nobody = publish([])
    expect(nobody).toMatchObject({ suppressed: 'too_few', class: 'too_few', rank: null })
    fc.assert(
      fc.property(answers, fc.constantFrom(...PARTIES), fc.nat(2), (all, who, n) => {
        let left = n
        const few = all.filter((one) => one.party !== who || left-- > 0)
        expect(publish(few)).toEqual(nobody)
        expect(publish(few, 'none')).toEqual({ ...nobody, mode: 'none' })
      }),
    )
  })

  it('is blind to the order of answers and shows no name outside attributed mode', () => {
    fc.assert(
      fc.property(
        answers,
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        fc.constantFrom('attributed' as const, 'party' as const, 'none' as const),
        (all, keys, mode) => {
          const result = publish(all, mode)
          expect(publish(reordered(all, keys), mode)).toEqual(result)
          if (mode !== 'attributed') expect(JSON.stringify(result)).not.toMatch(/Ann|Bo|dots/)
        },
      ),
    )
  })

  it('says ad referendum from three answers on', () => {
    const referred = (count: number) =>
      publish(both(us, rok).map((one, place) => ({ ...one, adReferendum: place < count })))
        .parties[0]?.support?.adReferendum
    expect([0, 2, 3].map(referred)).toEqual([false, false, true])
  })

  it('shows what each side expected of the other, both or neither', () => {
    const guessing = (skip: number) =>
      publish(
        both(us, rok).map((one, place) => ({ ...one, predictedShare: place < skip ? null : 40 })),
      ).parties.map((one) => one.expected)
    expect(guessing(0)).toMatchObject([
      { kind: 'spread', median: { from: 40, to: 50 } },
      { kind: 'band', median: { from: 40, to: 50 } },
    ])
    expect(guessing(3)).toEqual([null, null])
  })

  it('withholds a proposal assessed again by nearly the same people, whatever they said', () => {
    const now = { [US]: ['a', 'b', 'c'] }
    const repeats = [{ now, earlier: [{ [US]: ['a', 'b', 'c', 'd'] }] }]
    const again = (all: SealedAssessment[]) =>
      publishProposals(round(), [{ ...proposal(all), repeats }])[0]
    expect(again(both(us, rok))).toEqual(again([]))
    expect(again(both(us, rok))).toMatchObject({ suppressed: 'roster', class: null, rank: null })
  })
})
