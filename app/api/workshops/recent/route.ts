import { handle } from '../../_http/handle'
import { notAllowed } from '../../_http/not-allowed'
import { ROUTES } from '../../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.recentWorkshops, async ({ services, held }) => ({
  json: { workshops: await services.workshops.recent(await services.auth.participations(held)) },
}))

export const { DELETE, PATCH, POST, PUT } = notAllowed(ROUTES.recentWorkshops)
