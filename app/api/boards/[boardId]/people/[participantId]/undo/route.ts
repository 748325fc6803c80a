import { handle } from '../../../../../_http/handle'
import { notAllowed } from '../../../../../_http/not-allowed'
import { ROUTES } from '../../../../../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.previewUndo, async ({ services, params, query, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.activity.previewUndo(auth, params.boardId, params.participantId) }
})

export const POST = handle(ROUTES.undoPerson, async ({ services, params, query, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.activity.undo(auth, params.boardId, params.participantId) }
})

export const { DELETE, PATCH, PUT } = notAllowed(ROUTES.previewUndo, ROUTES.undoPerson)
