import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.findOwnDraft, async ({ services, params, query, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.drafts.find(auth, params.boardId) }
})

export const POST = handle(ROUTES.ownDraft, async ({ services, params, query, held }) => {
  const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
  return { json: await services.drafts.open(auth, params.boardId) }
})

export const { DELETE, PATCH, PUT } = notAllowed(ROUTES.findOwnDraft, ROUTES.ownDraft)
