import { describe, expect, it } from 'vitest'
import type { PartyId } from './ids'
import { roleProblem } from './roles'

const us = 'us' as PartyId
const rok = 'rok' as PartyId
const parties = [us, rok]

describe('who may have which role', () => {
  it.each([
    ['facilitator', null, us, null],
    ['observer', null, null, null],
    ['interpreter', null, us, null],
    ['interpreter', us, us, null],
    ['interpreter', us, rok, 'other_party'],
    ['delegate', us, us, null],
    ['delegate', us, null, null],
    ['delegate', us, rok, 'other_party'],
    ['delegate', null, us, 'required'],
    ['delegate', 'prc' as PartyId, null, 'unknown'],
    ['observer', us, us, 'invalid'],
    ['facilitator', us, us, 'invalid'],
  ] as const)('%s of %s, who came by a link of %s: %s', (role, party, cameBy, problem) => {
    expect(roleProblem({ role, party }, cameBy, parties)).toBe(problem)
  })
})
