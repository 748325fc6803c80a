import { handle } from '../_http/handle'
import { notAllowed } from '../_http/not-allowed'
import { openApiDocument } from '../_http/openapi'
import { ROUTES } from '../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.openapi, async ({ services }) => ({
  json: openApiDocument((await services.health()).version),
}))

export const { DELETE, PATCH, POST, PUT } = notAllowed(ROUTES.openapi)
