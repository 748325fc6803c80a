import { handle } from '../../_http/handle'
import { notAllowed } from '../../_http/not-allowed'
import { ROUTES } from '../../_http/routes'

export const POST = handle(
  ROUTES.updateCondition,
  async ({ services, params, query, body, held }) => {
    const workshopId = await services.dialogue.workshopOf('condition', params.conditionId)
    const auth = await services.auth.forWorkshop(held, query.as ?? null, workshopId)
    return { json: await services.dialogue.updateCondition(auth, params.conditionId, body) }
  },
)

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.updateCondition)
