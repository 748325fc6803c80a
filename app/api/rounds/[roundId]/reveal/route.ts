import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

export const POST = handle(ROUTES.revealItems, async ({ services, params, query, body, held }) => {
  const workshopId = await services.dialogue.workshopOf('round', params.roundId)
  const auth = await services.auth.forWorkshop(held, query.as ?? null, workshopId)
  return { json: await services.dialogue.revealItems(auth, params.roundId, body) }
})

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.revealItems)
