import { handle } from '../../../../_http/handle'
import { notAllowed } from '../../../../_http/not-allowed'
import { ROUTES } from '../../../../_http/routes'

export const POST = handle(
  ROUTES.tableProposals,
  async ({ services, params, query, body, held }) => {
    const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
    await services.dialogue.table(auth, params.boardId, body.proposals, body.most)
    return { json: null }
  },
)

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.tableProposals)
