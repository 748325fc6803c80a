import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitmentSchema } from './commitments'
import { conditionSchema, conditionsToTranslate, publishConditions } from './conditions'
import type { AxisId } from './ids'
import {
  amend,
  assess,
  confirmedLanguages,
  confirmLanguage,
  draftProposal,
  isFrozen,
  merge,
  proposalSchema,
  remove,
  repin,
  standing,
  supportStanding,
  table,
  tablingProblems,
  type Proposal,
} from './proposals'
import { sha256 } from './sha256'
import { ROK, US } from './testing/golden'
import { wordingHash, type Wording } from './wording'

const AXIS = 'threat-picture' as AxisId
const wording: Wording = {
  title: { en: 'Joint map', ko: '공동 지도' },
  text: { en: 'Publish a map.', ko: '지도를 공개한다.' },
}
const changed: Wording = { ...wording, text: { ...wording.text, en: 'Publish no map.' } }
const author = { who: 'Kim', party: ROK }

const draft = (id = 'P1') => draftProposal(id, wording, { [AXIS]: 40 })
const confirmed = (id = 'P1') => confirmLanguage(confirmLanguage(draft(id), 'en'), 'ko')
const tabled = () => one(table([confirmed()]))
const assessed = () => assess(tabled(), { wordingHash: wordingHash(wording), class: 'common' })

function one(list: readonly Proposal[]): Proposal {
  const [first] = list
  if (!first) throw new Error('expected a proposal')
  return first
}

it('SHA-256 is what Node computes, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
    }),
  )
  expect(sha256('x'.repeat(119))).toBe(createHash('sha256').update('x'.repeat(119)).digest('hex'))
})

it('a wording has one hash however its letters are composed, another with any other letter', () => {
  const decomposed = { ...wording, title: { ...wording.title, ko: '공동 지도'.normalize('NFD') } }
  expect(wordingHash(decomposed)).toBe(wordingHash(wording))
  expect(wordingHash(changed)).not.toBe(wordingHash(wording))
  const moved = { title: { en: 'ab', ko: '' }, text: { en: '', ko: '' } }
  const split = { title: { en: 'a', ko: 'b' }, text: { en: '', ko: '' } }
  expect(wordingHash(moved)).not.toBe(wordingHash(split))
})

describe('tabling', () => {
  it('needs both languages confirmed as they stand', () => {
    expect(tablingProblems([confirmLanguage(draft(), 'en')])).toEqual([
      { field: 'proposals.0.confirmed.ko', problem: 'required' },
    ])
    expect(confirmedLanguages(confirmed())).toEqual(['en', 'ko'])
    expect(confirmedLanguages(amend(confirmed(), changed, author, 'party'))).toEqual([])
    const untranslated = draftProposal('P2', { ...wording, title: { en: 'Map', ko: ' ' } })
    expect(() => confirmLanguage(untranslated, 'ko')).toThrow()
  })

  it('takes six at a time, unless told otherwise', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, place) => confirmed(`P${place}`))
    expect(tablingProblems(many(6))).toEqual([])
    const tooMany = [{ field: 'proposals', problem: 'too_many', values: { max: 6 } }]
    expect(tablingProblems(many(7))).toEqual(tooMany)
    expect(tablingProblems(many(2), 5)).toEqual(tooMany)
    expect(tablingProblems(many(7), 0, 8)).toEqual([])
    expect(() => table(many(7))).toThrow()
  })

  it('freezes wording and pins', () => {
    expect(isFrozen(tabled())).toBe(true)
    expect(() => amend(tabled(), changed, author, 'party')).toThrow()
    expect(() => repin(tabled(), {})).toThrow()
    expect(() => repin(assessed(), {})).toThrow()
    expect(() => table([tabled()])).toThrow()
    expect(repin(draft(), {}).pins).toEqual({})
  })
})

describe('support', () => {
  it('stands for the text it was given to, and for no other', () => {
    expect([supportStanding(draft()), supportStanding(assessed())]).toEqual(['none', 'current'])
    expect(standing(assessed())).toBe('common')
    const later = amend(assessed(), changed, author, 'party')
    expect([supportStanding(later), standing(later)]).toEqual(['reconfirm', 'reconfirm'])
    // However the change came about: the card's text is shared and typed in live.
    expect(standing({ ...assessed(), wording: changed })).toBe('reconfirm')
  })

  it('is of the wording that was tabled', () => {
    expect(() => assess(tabled(), { wordingHash: wordingHash(changed), class: 'common' })).toThrow()
    expect(() => assess(draft(), { wordingHash: wordingHash(wording), class: 'common' })).toThrow()
    expect(standing(assess(tabled(), { wordingHash: wordingHash(wording), class: null }))).toBe(
      'assessed',
    )
  })

  it('can be asked for again once the changed text is confirmed', () => {
    const later = amend(assessed(), changed, author, 'party')
    expect(tablingProblems([later])).toHaveLength(2)
    const again = one(table([confirmLanguage(confirmLanguage(later, 'en'), 'ko')]))
    expect(standing(again)).toBe('tabled')
    expect(tablingProblems([assessed()])).not.toEqual([])
  })
})

describe('a proposal', () => {
  it('remembers amendments as far as the attribution mode says whose they were', () => {
    const by = (mode: 'attributed' | 'party' | 'none') =>
      amend(draft(), changed, author, mode).amendments
    expect(by('attributed')).toEqual([{ before: wording, by: author }])
    expect(by('party')[0]?.by).toEqual({ who: null, party: ROK })
    expect(by('none')[0]?.by).toEqual({ who: null, party: null })
    expect(amend(draft(), wording, author, 'party').amendments).toEqual([])
    proposalSchema.parse(amend(assessed(), changed, author, 'party'))
  })

  it('takes a duplicate in, with the pins it lacks, and leaves its wording', () => {
    const other = draftProposal('P2', changed, { [AXIS]: 90, ['reach' as AxisId]: 10 })
    const [kept, gone] = merge(draft(), other)
    expect(kept).toMatchObject({ wording, pins: { [AXIS]: 40, reach: 10 }, mergedFrom: ['P2'] })
    expect(gone).toMatchObject({ status: 'merged', mergedInto: 'P1' })
    expect(() => merge(draft(), draft())).toThrow()
    expect(() => merge(assessed(), other)).toThrow()
    expect(() => merge(other, tabled())).toThrow()
  })

  it('goes when it is a draft, stays while tabled, is parked once assessed', () => {
    expect(remove(draft())).toBeNull()
    expect(() => remove(tabled())).toThrow()
    expect(remove(assessed())).toMatchObject({ status: 'parked', assessed: { class: 'common' } })
  })
})

describe('conditions', () => {
  const sealed = [
    { id: 'c2', proposalId: 'P1', party: US, locale: 'en' as const, text: 'named uses' },
    { id: 'c1', proposalId: 'P1', party: ROK, locale: 'ko' as const, text: '국내 산업' },
    { id: 'c3', proposalId: 'P2', party: ROK, locale: 'en' as const, text: 'civil only' },
  ]
  const published = (mode: 'party' | 'none', suppressed: string[] = []) =>
    publishConditions(sealed, new Map([['c1', 'domestic industry']]), {
      mode,
      suppressed: new Set(suppressed),
    })

  it('go to a translator without side, in an order that tells nothing', () => {
    const queue = conditionsToTranslate(sealed)
    expect(queue).toEqual(conditionsToTranslate([...sealed].reverse()))
    expect(queue.map((one) => Object.keys(one))).toEqual(
      queue.map(() => ['id', 'proposalId', 'locale', 'text']),
    )
  })

  it('are published in both languages, with their side unless the mode is none', () => {
    expect(published('party').map((one) => [one.id, one.party])).toEqual([
      ['c2', US],
      ['c1', ROK],
      ['c3', ROK],
    ])
    expect(published('none').map((one) => one.party)).toEqual([null, null, null])
    expect(published('party')[1]?.text).toEqual({ en: 'domestic industry', ko: '국내 산업' })
    expect(published('party')[0]?.text.ko).toBe('')
    for (const condition of published('none')) conditionSchema.parse(condition)
  })

  it('stay sealed with a suppressed result', () => {
    expect(published('party', ['P1']).map((one) => one.id)).toEqual(['c3'])
  })
})

it('a commitment names a step, a side, an owner and a real day', () => {
  const commitment = {
    id: 'k1',
    proposalId: 'P1',
    step: { en: 'Draft the map', ko: '지도 초안' },
    party: ROK,
    owner: 'Ministry of Science and ICT',
    due: '2028-02-29',
    status: 'planned',
  }
  expect(commitmentSchema.parse(commitment)).toEqual(commitment)
  expect(commitmentSchema.safeParse({ ...commitment, due: '2027-02-29' }).success).toBe(false)
  expect(commitmentSchema.safeParse({ ...commitment, due: null }).success).toBe(true)
  expect(commitmentSchema.safeParse({ ...commitment, owner: '' }).success).toBe(false)
})
