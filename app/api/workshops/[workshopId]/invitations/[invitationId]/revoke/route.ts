import { handle } from '../../../../../_http/handle'
import { notAllowed } from '../../../../../_http/not-allowed'
import { ROUTES } from '../../../../../_http/routes'

export const POST = handle(
  ROUTES.revokeInvitation,
  async ({ services, params, query, held, baseUrl }) => {
    const auth = await services.auth.forWorkshop(held, query.as ?? null, params.workshopId)
    return { json: await services.workshops.revokeInvitation(auth, params.invitationId, baseUrl) }
  },
)

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.revokeInvitation)
