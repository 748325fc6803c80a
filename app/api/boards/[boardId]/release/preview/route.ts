import { handle } from '../../../../_http/handle'
import { notAllowed } from '../../../../_http/not-allowed'
import { ROUTES } from '../../../../_http/routes'

export const POST = handle(
  ROUTES.previewRelease,
  async ({ services, params, query, body, held }) => {
    const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
    return { json: await services.caucus.preview(auth, params.boardId, body.shapeIds) }
  },
)

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.previewRelease)
