import { DialogueError } from '@/dialogue/errors'

/** The largest JSON body any route takes. Eight axes in two languages are a tenth of it. */
export const MAX_JSON_BYTES = 1024 * 1024

/**
 * The whole body, at most `maxBytes`: refused by its announced length before a byte is read, else
 * the moment it goes over. Throws too_large.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes)
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > maxBytes) {
      // Not cancelled: that would reset the connection before the answer is read. What still comes
      // is thrown away with the request.
      reader.releaseLock()
      throw tooLarge(maxBytes)
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks, length)
}

/**
 * The parsed JSON body; undefined when there is none. Throws too_large, unsupported_media,
 * invalid_json.
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request, MAX_JSON_BYTES)
  if (bytes.byteLength === 0) return undefined
  if (mediaType(request) !== 'application/json') {
    throw new DialogueError('unsupported_media', 'Send the body as application/json.')
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    throw new DialogueError('invalid_json', 'The body is not valid JSON.')
  }
}

/** The request's media type in lower case, without parameters. */
export function mediaType(request: Request): string {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
}

function tooLarge(maxBytes: number): DialogueError {
  const megabytes = Math.round(maxBytes / 1024 / 1024)
  return new DialogueError('too_large', `The body may have at most ${megabytes} MB.`)
}
