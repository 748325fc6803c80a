import { describe, expect, it } from 'vitest'
import { mayOpen, maySteer, steeringRole, type Attendee, type BoardPlace } from './boards'
import type { ParticipantId, PartyId, WorkshopId } from './ids'
import { ROLES, type Role } from './workshop'

const here = 'here' as WorkshopId
const us = 'us' as PartyId
const rok = 'rok' as PartyId
const person = (role: Role, party: PartyId | null = null, workshopId = here): Attendee => ({
  participantId: `${role}-${party}` as ParticipantId,
  workshopId,
  role,
  party,
  cameBy: party,
})
/** As a facilitator has made them, whoever they came as. */
const made = (role: Role, party: PartyId | null, cameBy: PartyId | null = null): Attendee => ({
  ...person(role, party),
  cameBy,
})
const plenary: BoardPlace = { workshopId: here, party: null, guests: new Set() }
const caucus: BoardPlace = { ...plenary, party: us }

describe('who opens a board', () => {
  it.each(ROLES)('the plenary: a %s of its workshop and of no other', (role) => {
    for (const party of [null, us, rok]) {
      expect(mayOpen(person(role, party), plenary)).toBe(true)
      expect(mayOpen(person(role, party, 'there' as WorkshopId), plenary)).toBe(false)
    }
  })

  it("a caucus: its party's delegates and interpreters", () => {
    expect(mayOpen(person('delegate', us), caucus)).toBe(true)
    expect(mayOpen(person('interpreter', us), caucus)).toBe(true)
  })

  it.each([
    person('delegate', rok),
    person('delegate'),
    person('interpreter', rok),
    person('interpreter'),
    person('observer'),
    person('observer', us),
    person('facilitator'),
    person('facilitator', us),
    person('delegate', us, 'there' as WorkshopId),
    made('delegate', us),
    made('interpreter', us),
    made('delegate', us, rok),
    made('facilitator', null, us),
    made('observer', null, us),
  ])('and nobody else: $role of $party in $workshopId who came by a link of $cameBy', (one) => {
    expect(mayOpen(one, caucus)).toBe(false)
  })

  it('but facilitators whom the party has invited, as long as they are that', () => {
    const guest = person('facilitator')
    const invited = { ...caucus, guests: new Set([guest.participantId]) }
    expect(mayOpen(guest, invited)).toBe(true)
    expect(mayOpen({ ...guest, role: 'observer' }, invited)).toBe(false)
    expect(mayOpen({ ...guest, role: 'delegate', party: rok }, invited)).toBe(false)
    expect(mayOpen({ ...guest, workshopId: 'there' as WorkshopId }, invited)).toBe(false)
  })

  it('nor anybody whom a facilitator has put on that side, until the side lets them in', () => {
    for (const role of ['delegate', 'interpreter'] as const) {
      const one = made(role, us)
      const invited = { ...caucus, guests: new Set([one.participantId]) }
      expect(mayOpen(one, invited)).toBe(true)
      expect(mayOpen({ ...one, party: rok }, invited)).toBe(false)
      expect(mayOpen({ ...one, party: null }, invited)).toBe(false)
    }
    const back = made('delegate', us, us)
    expect(mayOpen(back, caucus)).toBe(true)
  })

  it('facilitators steer the plenary, delegates their own caucus', () => {
    const guest = person('facilitator')
    const invited = { ...caucus, guests: new Set([guest.participantId]) }
    expect(maySteer(guest, plenary)).toBe(true)
    expect(maySteer(guest, invited)).toBe(false)
    expect(maySteer(person('delegate', us), plenary)).toBe(false)
    expect(maySteer(person('delegate', us), caucus)).toBe(true)
    expect(maySteer(person('delegate', rok), caucus)).toBe(false)
    expect(maySteer(person('interpreter', us), caucus)).toBe(false)
  })

  it('and each speaks to a session in that role', () => {
    for (const role of ROLES) {
      expect(steeringRole(person(role, us), null)).toBe(role)
      const steers = maySteer(person(role, us), caucus)
      expect(steeringRole(person(role, us), us) === 'facilitator').toBe(steers)
    }
  })
})
