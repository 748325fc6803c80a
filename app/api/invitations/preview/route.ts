import { handle } from '../../_http/handle'
import { notAllowed } from '../../_http/not-allowed'
import { ROUTES } from '../../_http/routes'

export const POST = handle(ROUTES.previewInvitation, async ({ services, body, address }) => {
  services.throttle('join', address)
  return { json: await services.workshops.invitation(body.token) }
})

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.previewInvitation)
