import type { PartyId } from './ids'
import type { Role } from './workshop'

export interface WantedRole {
  role: Role
  party: PartyId | null
}

/** Why a person can't have a role; keys of `order.problem` in `messages/`. */
export type RoleProblem = 'required' | 'unknown' | 'invalid' | 'other_party'

/**
 * Whether somebody who came by a link of the party `cameBy` (null: of none) may have a role. Delegates
 * sit for a party; an interpreter serves one or the plenary; others are of none. Who came by a party's
 * link never sits for or serves another: they may have been in its caucus.
 */
export function roleProblem(
  { role, party }: WantedRole,
  cameBy: PartyId | null,
  parties: readonly PartyId[],
): RoleProblem | null {
  if (party === null) return role === 'delegate' ? 'required' : null
  if (role === 'facilitator' || role === 'observer') return 'invalid'
  if (!parties.includes(party)) return 'unknown'
  return cameBy !== null && cameBy !== party ? 'other_party' : null
}
