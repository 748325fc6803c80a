import { DialogueError } from '@/dialogue/errors'
import { handle } from '../_http/handle'
import { notAllowed } from '../_http/not-allowed'
import { ROUTES } from '../_http/routes'

export const dynamic = 'force-dynamic'

export const GET = handle(ROUTES.health, async ({ services }) => {
  try {
    return { json: await services.health() }
  } catch {
    throw new DialogueError('unavailable', 'The database does not answer.')
  }
})

export const { DELETE, PATCH, POST, PUT } = notAllowed(ROUTES.health)
