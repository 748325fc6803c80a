import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.conditionsToReword, async ({ services, params, query, held }) => {
  const workshopId = await services.dialogue.workshopOf('round', params.roundId)
  const auth = await services.auth.forWorkshop(held, query.as ?? null, workshopId)
  return { json: { conditions: await services.dialogue.conditionsToReword(auth, params.roundId) } }
})

export const { DELETE, PATCH, POST, PUT } = notAllowed(ROUTES.conditionsToReword)
