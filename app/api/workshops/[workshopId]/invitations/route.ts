import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(
  ROUTES.listInvitations,
  async ({ services, params, query, held, baseUrl }) => {
    const auth = await services.auth.forWorkshop(held, query.as ?? null, params.workshopId)
    return { json: { invitations: await services.workshops.invitations(auth, baseUrl) } }
  },
)

export const POST = handle(
  ROUTES.addInvitation,
  async ({ services, params, query, body, held, baseUrl }) => {
    const auth = await services.auth.forWorkshop(held, query.as ?? null, params.workshopId)
    return { json: await services.workshops.addInvitation(auth, body, baseUrl) }
  },
)

export const { DELETE, PATCH, PUT } = notAllowed(ROUTES.listInvitations, ROUTES.addInvitation)
