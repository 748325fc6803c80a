import { z } from 'zod'
import { ERROR_STATUS, type ErrorCode } from '@/dialogue/errors'
import { ROUTES, type RouteDefinition } from './routes'
import { errorSchema } from './schemas'

/** The OpenAPI 3.1 document, from the definitions that validate requests. */
export function openApiDocument(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, route] of Object.entries(ROUTES) as [string, RouteDefinition][]) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(operationId, route),
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Common Ground', version },
    paths,
    components: {
      schemas: { Error: jsonSchema(errorSchema) },
      securitySchemes: {
        participation: {
          type: 'apiKey',
          in: 'cookie',
          name: 'cg_<participantId>',
          description: 'Set by POST /api/join; one per participation.',
        },
      },
    },
  }
}

function operation(operationId: string, route: RouteDefinition): Record<string, unknown> {
  return {
    operationId,
    summary: route.summary,
    ...(route.session && { security: [{ participation: [] }] }),
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.body && { requestBody: requestBody(route.body) }),
    responses: responses(route),
  }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): unknown[] {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }))
}

function requestBody(body: NonNullable<RouteDefinition['body']>): unknown {
  if (body.kind === 'json') {
    return {
      required: body.required,
      content: { 'application/json': { schema: jsonSchema(body.schema) } },
    }
  }
  const raw = { schema: { type: 'string', format: 'binary', maxLength: body.maxBytes } }
  return { required: true, content: Object.fromEntries(body.mimeTypes.map((mime) => [mime, raw])) }
}

function responses(route: RouteDefinition): Record<string, unknown> {
  const { status, schema, contentType = 'application/json' } = route.response
  const good =
    status === 204
      ? { description: 'Done.' }
      : {
          description: 'Done.',
          content: { [contentType]: { schema: schema ? jsonSchema(schema) : {} } },
        }
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of errorsOf(route)) {
    const known = byStatus.get(ERROR_STATUS[code]) ?? []
    byStatus.set(ERROR_STATUS[code], [...known, code])
  }
  const bad = [...byStatus].map(([errorStatus, codes]): [string, unknown] => [
    String(errorStatus),
    {
      description: codes.join(', '),
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    },
  ])
  return { [String(status)]: good, ...Object.fromEntries(bad) }
}

/** The route's own errors and those its parts imply. */
function errorsOf(route: RouteDefinition): Set<ErrorCode> {
  return new Set<ErrorCode>([
    ...route.errors,
    ...(route.params ? (['not_found'] as const) : []),
    ...(route.query ? (['invalid_fields'] as const) : []),
    ...(route.method === 'GET' ? [] : (['cross_site'] as const)),
    ...(route.body ? (['too_large', 'unsupported_media'] as const) : []),
    ...(route.body?.kind === 'json' ? (['invalid_json', 'invalid_fields'] as const) : []),
    'internal',
  ])
}

/** What is accepted or sent, as JSON Schema 2020-12 (which OpenAPI 3.1 uses). */
function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const made: Record<string, unknown> = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  })
  delete made.$schema
  return made
}
