import { DialogueError } from '@/dialogue/errors'
import { handle } from '../_http/handle'
import { notAllowed } from '../_http/not-allowed'
import { ROUTES } from '../_http/routes'
import { endedCookie } from '../_http/session-cookies'

export const POST = handle(ROUTES.leave, async ({ services, body, held, baseUrl }) => {
  const cookie = held.find((one) => one.participantId === body.participantId)
  const auth = cookie && (await services.auth.participant(cookie.participantId, cookie.secret))
  if (!auth)
    throw new DialogueError('not_signed_in', 'This browser does not hold that participation.')
  await services.workshops.leave(auth)
  return { json: null, headers: { 'Set-Cookie': endedCookie(auth.participantId, baseUrl) } }
})

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.leave)
