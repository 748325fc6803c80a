import { cookies } from 'next/headers'
import { cache } from 'react'
import { ID_PATTERN, type ParticipantId } from '@/dialogue/ids'
import { services, type HeldCookie, type ParticipantAuth } from '@/server/services'

/** One cookie per participation: `cg_<participantId>`. */
const COOKIE_PREFIX = 'cg_'

/** The participations this browser claims; `services().auth` says which are true. */
export async function heldCookies(): Promise<HeldCookie[]> {
  return (await cookies()).getAll().flatMap(({ name, value }) => {
    const id = name.slice(COOKIE_PREFIX.length)
    if (!name.startsWith(COOKIE_PREFIX) || !ID_PATTERN.test(id)) return []
    return [{ participantId: id as ParticipantId, secret: value }]
  })
}

/** Everyone this browser has proved to be, in no order. */
export const participations = cache(async (): Promise<ParticipantAuth[]> =>
  services().auth.participations(await heldCookies()),
)
