import { DialogueError } from '@/dialogue/errors'
import { errorAnswer } from '../_http/answers'

function nothingHere(): Response {
  return errorAnswer(new DialogueError('not_found', 'There is nothing at this address.'))
}

export const dynamic = 'force-dynamic'

export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
}
