import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.sessionState, async ({ services, params, query, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.session.state(auth, params.boardId) }
})

export const POST = handle(ROUTES.steerSession, async ({ services, params, query, body, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.session.command(auth, params.boardId, body) }
})

export const { DELETE, PATCH, PUT } = notAllowed(ROUTES.sessionState, ROUTES.steerSession)
