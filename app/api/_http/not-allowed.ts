import { DialogueError } from '@/dialogue/errors'
import { errorAnswer } from './answers'
import type { RouteDefinition } from './routes'

type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'
type Handler = () => Response

/** Handlers for the methods an address doesn't have: Next's own answer would have no body. */
export function notAllowed(...routes: RouteDefinition[]): Record<Method, Handler> {
  const allowed = routes.map((route) => route.method).join(', ')
  const refuse: Handler = () => {
    const answer = errorAnswer(
      new DialogueError('method_not_allowed', `Only ${allowed} is possible at this address.`),
    )
    answer.headers.set('Allow', allowed)
    return answer
  }
  return { DELETE: refuse, GET: refuse, PATCH: refuse, POST: refuse, PUT: refuse }
}
