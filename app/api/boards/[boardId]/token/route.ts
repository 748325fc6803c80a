import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

export const POST = handle(ROUTES.boardToken, async ({ services, params, body, held }) => {
  const auth = await services.auth.forDocument(held, body?.participantId ?? null, params.boardId)
  return { json: { syncToken: await services.auth.syncToken(auth, params.boardId) } }
})

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.boardToken)
