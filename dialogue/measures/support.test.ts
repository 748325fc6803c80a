import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleVotes } from '../testing/golden'
import {
  classify,
  groupInformedConsensus,
  support,
  verdictFromCounts,
  type SupportCounts,
} from './support'

function counts(text: string): SupportCounts {
  const [agree = 0, disagree = 0, pass = 0] = text.split('/').map(Number)
  return { agree, disagree, pass }
}

function measured(...sides: SupportCounts[]) {
  const supports = sides.map((side) => support(side))
  return {
    supports: supports.map(rounded),
    consensus: rounded(groupInformedConsensus(supports)),
    cls: classify(sides.map((side) => verdictFromCounts(side))),
  }
}

const rounded = (value: number | null) => (value === null ? null : Number(value.toFixed(4)))

describe('support', () => {
  it.each([
    ['4/1/0', '3/0/1', [0.7143, 0.6667], 0.4762, 'common'],
    ['5/0/0', '0/4/0', [0.8571, 0.1667], 0.1429, 'divisive'],
    ['5/0/0', '0/0/0', [0.8571, null], null, 'too_few'],
    ['1/0/0', '1/0/0', [null, null], null, 'too_few'],
    ['0/0/5', '0/0/4', [0.1429, 0.1667], 0.0238, 'unresolved'],
    ['1/4/0', '0/3/1', [0.2857, 0.1667], 0.0476, 'common_against'],
  ])('of %s and %s', (us, rok, supports, consensus, cls) => {
    expect(measured(counts(us), counts(rok))).toEqual({ supports, consensus, cls })
  })

  it.each(sampleVotes)('of the sample proposal $id is what was worked by hand', (sample) => {
    const { supports, consensus, cls } = measured(sample.votes.us, sample.votes.rok)
    const [pUs, pRok] = [support(sample.votes.us) ?? NaN, support(sample.votes.rok) ?? NaN]
    expect({
      pUs: supports[0],
      pRok: supports[1],
      groupInformedConsensus: consensus,
      minP: rounded(Math.min(pUs, pRok)),
      difference: rounded(Math.abs(pUs - pRok)),
      cls,
    }).toEqual(sample.expected)
  })

  it('needs every party to accept: 3/2 of one side is enough support for none', () => {
    expect(classify([counts('5/0/0'), counts('2/0/1')].map((one) => verdictFromCounts(one)))).toBe(
      'unresolved',
    )
  })

  it('goes for one party, and for more than two', () => {
    const one = (...sides: string[]) =>
      classify(sides.map((side) => verdictFromCounts(counts(side))))
    expect(one('4/0/0')).toBe('common')
    expect(one('0/4/0')).toBe('common_against')
    expect(one('4/0/0', '4/0/0', '0/4/0')).toBe('divisive')
    expect(one('4/0/0', '4/0/0', '1/0/0')).toBe('too_few')
    expect(one()).toBe('too_few')
  })

  it('lies between 0 and 1, needs three, and does not care which party comes first', () => {
    const side = fc.record({ agree: fc.nat(20), disagree: fc.nat(20), pass: fc.nat(20) })
    fc.assert(
      fc.property(fc.array(side, { minLength: 1, maxLength: 6 }), (sides) => {
        for (const one of sides) {
          const p = support(one)
          expect(p === null).toBe(one.agree + one.disagree + one.pass < 3)
          if (p !== null) expect(p > 0 && p < 1).toBe(true)
        }
        const verdicts = sides.map((one) => verdictFromCounts(one))
        expect(classify([...verdicts].reverse())).toBe(classify(verdicts))
      }),
    )
  })
})
