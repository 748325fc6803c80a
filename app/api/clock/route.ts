import { handle } from '../_http/handle'
import { notAllowed } from '../_http/not-allowed'
import { ROUTES } from '../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.clock, async () => ({ json: { now: Date.now() } }))

export const { DELETE, PATCH, POST, PUT } = notAllowed(ROUTES.clock)
