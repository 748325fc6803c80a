import type { z } from 'zod'
import { DialogueError, refusalIn } from '@/dialogue/errors'
import { fieldProblems } from '@/dialogue/field-problems'
import { ADDRESS_HEADER, services, type HeldCookie, type Services } from '@/server/services'
import { errorAnswer, jsonAnswer, secured } from './answers'
import { mediaType, readBody, readJson } from './request-body'
import { baseUrlOf, refuseCrossSite } from './request-origin'
import type { BodyDefinition, RouteDefinition } from './routes'
import { heldCookies } from './session-cookies'

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type JsonOf<Body> = Body extends { kind: 'json'; schema: infer Schema; required: infer Required }
  ? Required extends true
    ? Output<Schema>
    : Output<Schema> | undefined
  : undefined
type Field<Route, Key extends string> = Route extends { [key in Key]: infer Value }
  ? Value
  : undefined

/** What a handler gets: everything already checked against the route's definition. */
export interface RouteContext<Route extends RouteDefinition> {
  services: Services
  params: Output<Field<Route, 'params'>>
  query: Output<Field<Route, 'query'>>
  body: JsonOf<Field<Route, 'body'>>
  /** The participations the browser claims; `services.auth` says which are true. */
  held: HeldCookie[]
  /** Where links start, without a final slash. */
  baseUrl: string
  /** The client's address, for `services.throttle`. */
  address: string
  /** The media type of the body, and the body itself where the route takes bytes. */
  mime: string
  readBytes: () => Promise<Uint8Array>
}

/** A JSON body with the route's status, or a whole response. */
export interface Result {
  json: unknown
  headers?: HeadersInit
}

/**
 * A Next route handler that does what every route must: refuses other sites' writes, reads and
 * validates the request, and turns whatever happens into one answer.
 */
export function handle<const Route extends RouteDefinition>(
  route: Route,
  work: (context: RouteContext<Route>) => Promise<Result | Response>,
): (request: Request, next: { params: Promise<unknown> }) => Promise<Response> {
  return async (request, next) => {
    try {
      const server = services()
      const { publicUrl } = server.site
      if (route.method !== 'GET') refuseCrossSite(request, publicUrl)
      const { searchParams } = new URL(request.url)
      const result = await work({
        services: server,
        params: checkAddress(route.params, await next.params) as RouteContext<Route>['params'],
        query: checkQuery(
          route.query,
          Object.fromEntries(searchParams),
        ) as RouteContext<Route>['query'],
        body: (await checkBody(route.body, request)) as RouteContext<Route>['body'],
        held: heldCookies(request),
        baseUrl: baseUrlOf(request, publicUrl),
        address: request.headers.get(ADDRESS_HEADER) ?? '',
        mime: mediaType(request),
        readBytes: () => readBody(request, route.body?.kind === 'bytes' ? route.body.maxBytes : 0),
      })
      if (result instanceof Response) return secured(result)
      return jsonAnswer(route.response.status, result.json, result.headers)
    } catch (error) {
      return errorAnswer(refusalIn(error) ?? unexpected(error, route))
    }
  }
}

/** Says nothing about what went wrong: that is for the log. */
function unexpected(error: unknown, route: RouteDefinition): DialogueError {
  try {
    services().reportError(error, { method: route.method, route: route.path })
  } catch {
    return new DialogueError('unavailable', 'The server is starting. Try again in a moment.')
  }
  return new DialogueError('internal', 'Something went wrong on the server.')
}

/** An id in the path that can't be one names nothing. */
function checkAddress(schema: z.ZodType | undefined, params: unknown): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(params)
  if (!parsed.success) throw new DialogueError('not_found', 'There is nothing at this address.')
  return parsed.data
}

function checkQuery(schema: z.ZodType | undefined, query: unknown): unknown {
  return schema && check(schema, query)
}

async function checkBody(body: BodyDefinition | undefined, request: Request): Promise<unknown> {
  if (body?.kind !== 'json') return undefined
  const input = await readJson(request)
  if (input === undefined) {
    if (!body.required) return undefined
    throw new DialogueError('invalid_json', 'The body is missing: send JSON.')
  }
  return check(body.schema, input)
}

function check(schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = fieldProblems(parsed.error, input)
  const names = fields.map((problem) => problem.field || 'the body').join(', ')
  throw new DialogueError(
    'invalid_fields',
    `Some fields are missing or not usable: ${names}.`,
    fields,
  )
}
