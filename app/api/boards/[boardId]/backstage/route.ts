import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

export const POST = handle(ROUTES.backstage, async ({ services, params, query, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.backstage.open(auth, params.boardId) }
})

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.backstage)
