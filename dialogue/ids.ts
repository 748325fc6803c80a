/**
 * Branded identifiers: a `BoardId` can't be handed to something that wants a `WorkshopId`.
 * All are opaque strings of 16 characters from a 32-letter alphabet (80 bits), made by `newId`;
 * party and axis ids are the slugs of their template or of the form they were typed in.
 */
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type WorkshopId = Branded<'WorkshopId'>
export type SessionId = Branded<'SessionId'>
export type BoardId = Branded<'BoardId'>
export type InvitationId = Branded<'InvitationId'>
export type ParticipantId = Branded<'ParticipantId'>
export type AssetId = Branded<'AssetId'>
/** Unique within a workshop, e.g. `us`. */
export type PartyId = Branded<'PartyId'>
/** Unique within a workshop, e.g. `threat-picture`. */
export type AxisId = Branded<'AxisId'>

/** No vowels and no look-alikes: ids never spell a word and survive being read aloud. */
const ALPHABET = '23456789bcdfghjkmnpqrstvwxyzBCDF'
const LENGTH = 16

/** `[2-9bcdf…]{16}`; what every route and table accepts as an id. */
export const ID_PATTERN = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`)
/** Party and axis ids: lower-case words joined by hyphens, at most 40 characters. */
export const SLUG_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** A fresh random id. `getRandomValues` also exists on plain http, where `randomUUID` does not. */
export function newId<Id extends string>(): Id {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(LENGTH))
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('') as Id
}
