import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.people, async ({ services, params, query, held }) => {
  const auth = await services.auth.forWorkshop(held, query.as ?? null, params.workshopId)
  return { json: { people: await services.workshops.people(auth) } }
})

export const { DELETE, PATCH, POST, PUT } = notAllowed(ROUTES.people)
