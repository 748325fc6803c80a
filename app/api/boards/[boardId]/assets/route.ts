import { DialogueError } from '@/dialogue/errors'
import { handle } from '../../../_http/handle'
import { notAllowed } from '../../../_http/not-allowed'
import { ROUTES } from '../../../_http/routes'

const mimeTypes: readonly string[] = ROUTES.uploadAsset.body.mimeTypes

export const POST = handle(
  ROUTES.uploadAsset,
  async ({ services, params, query, held, mime, address, readBytes }) => {
    services.throttle('upload', address)
    // Who it is comes before the bytes: strangers don't get to make the server read ten megabytes.
    const auth = await services.auth.forBoard(held, query.as ?? null, params.boardId)
    if (!mimeTypes.includes(mime)) {
      throw new DialogueError('unsupported_media', `Only ${mimeTypes.join(', ')} can be stored.`)
    }
    const upload = { bytes: await readBytes(), mime }
    return { json: await services.assets.store(auth, params.boardId, upload) }
  },
)

export const { DELETE, GET, PATCH, PUT } = notAllowed(ROUTES.uploadAsset)
