import { handle } from '../../_http/handle'
import { notAllowed } from '../../_http/not-allowed'
import { ROUTES } from '../../_http/routes'

export const POST = handle(
  ROUTES.updateCommitment,
  async ({ services, params, query, body, held }) => {
    const workshopId = await services.dialogue.workshopOf('commitment', params.commitmentId)
    const auth = await services.auth.forWorkshop(held, query.as ?? null, workshopId)
    return { json: await services.dialogue.updateCommitment(auth, params.commitmentId, body) }
  },
)

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.updateCommitment)
