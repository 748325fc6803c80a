import { handle } from '../_http/handle'
import { notAllowed } from '../_http/not-allowed'
import { ROUTES } from '../_http/routes'

export const POST = handle(ROUTES.createWorkshop, async ({ services, body, baseUrl, address }) => {
  services.throttle('create', address)
  return { json: await services.workshops.create(body, baseUrl) }
})

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.createWorkshop)
