import { handle } from '../../_http/handle'
import { notAllowed } from '../../_http/not-allowed'
import { ROUTES } from '../../_http/routes'

export const dynamic = 'force-dynamic'

/** An asset never changes: a browser keeps it, and nobody in between does. */
const CACHE = 'private, max-age=31536000, immutable'

export const GET = handle(ROUTES.readAsset, async ({ services, params, held }) => {
  const auth = await services.auth.forAsset(held, params.assetId)
  const { mime, bytes } = await services.assets.read(auth, params.assetId)
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': mime, 'Content-Disposition': 'inline', 'Cache-Control': CACHE },
  })
})

export const { DELETE, PATCH, POST, PUT } = notAllowed(ROUTES.readAsset)
