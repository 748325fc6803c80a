import { handle } from '../../../../_http/handle'
import { notAllowed } from '../../../../_http/not-allowed'
import { ROUTES } from '../../../../_http/routes'

export const POST = handle(ROUTES.hideFrame, async ({ services, params, query, body, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.backstage.hide(auth, params.boardId, body.frameId) }
})

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.hideFrame)
