import { handle } from '../../../../../_http/handle'
import { notAllowed } from '../../../../../_http/not-allowed'
import { ROUTES } from '../../../../../_http/routes'

export const POST = handle(ROUTES.bringBack, async ({ services, params, query, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.activity.bringBack(auth, params.boardId, params.activityId) }
})

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.bringBack)
