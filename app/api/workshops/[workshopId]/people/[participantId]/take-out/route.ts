import { handle } from '../../../../../_http/handle'
import { notAllowed } from '../../../../../_http/not-allowed'
import { ROUTES } from '../../../../../_http/routes'

export const POST = handle(ROUTES.takeOut, async ({ services, params, query, body, held }) => {
  const auth = await services.auth.forWorkshop(held, query.as ?? null, params.workshopId)
  await services.workshops.takeOut(auth, params.participantId, body.replaceLink)
  return { json: null }
})

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.takeOut)
