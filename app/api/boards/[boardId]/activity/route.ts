import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.activity, async ({ services, params, query, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  const input = { before: query.before ?? null, deletedOnly: query.only === 'deleted' }
  return { json: await services.activity.list(auth, params.boardId, input) }
})

export const { DELETE, PATCH, POST, PUT } = notAllowed(ROUTES.activity)
