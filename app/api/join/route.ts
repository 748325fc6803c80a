import { handle } from '../_http/handle'
import { notAllowed } from '../_http/not-allowed'
import { ROUTES } from '../_http/routes'
import { sessionCookie } from '../_http/session-cookies'

export const POST = handle(ROUTES.join, async ({ services, body, baseUrl, address }) => {
  services.throttle('join', address)
  const { participantSecret: secret, ...joined } = await services.workshops.join(body)
  const cookie = sessionCookie({ participantId: joined.participantId, secret }, baseUrl)
  return { json: joined, headers: { 'Set-Cookie': cookie } }
})

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.join)
