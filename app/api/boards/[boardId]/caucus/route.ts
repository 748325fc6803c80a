import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.caucus, async ({ services, params, query, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.caucus.view(auth, params.boardId) }
})

export const POST = handle(ROUTES.enterCaucus, async ({ services, params, query, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.caucus.enter(auth, params.boardId) }
})

export const { DELETE, PATCH, PUT } = notAllowed(ROUTES.caucus, ROUTES.enterCaucus)
