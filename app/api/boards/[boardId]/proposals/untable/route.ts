import { handle } from '../../../../_http/handle'
import { notAllowed } from '../../../../_http/not-allowed'
import { ROUTES } from '../../../../_http/routes'

export const POST = handle(
  ROUTES.untableProposals,
  async ({ services, params, query, body, held }) => {
    const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
    await services.dialogue.untable(auth, params.boardId, body.proposals)
    return { json: null }
  },
)

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.untableProposals)
