import { request as httpRequest } from 'node:http'
import { describe, expect, inject, it } from 'vitest'
import { ROUTES } from '@/app/api/_http/routes'
import { healthSchema } from '@/app/api/_http/schemas'
import { Client, errorOf, newWorkshop, writesNothing, type Answer } from './client'

const client = new Client()
const JSON_TYPE = { 'content-type': 'application/json' }
const valid = JSON.stringify({ template: 'blank' })

function post(body: BodyInit, headers: Record<string, string> = JSON_TYPE): Promise<Answer> {
  return client.request('POST', '/api/workshops', { body, headers })
}

describe('what every route does', () => {
  it('keeps an idle connection longer than proxies and browsers do', async () => {
    const { headers } = await client.get('/api/health')
    const kept = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]
    expect(Number(kept)).toBeGreaterThan(60)
  })

  it.each([
    ['cut short', '{"template":'],
    ['not JSON', 'template=blank'],
    ['nothing', ''],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ])('refuses a body that is %s', async (_, body) => {
    await writesNothing(async () => {
      expect(errorOf(await post(body))).toMatchObject({ status: 400, code: 'invalid_json' })
    })
  })

  it('refuses a body of 50 MB', async () => {
    await writesNothing(async () => {
      const error = errorOf(await post(new Uint8Array(50 * 1024 * 1024)))
      expect(error).toMatchObject({ status: 413, code: 'too_large' })
    })
  })

  it('refuses 50 MB that were not announced, before reading them', async () => {
    await writesNothing(async () => {
      const { status, sent } = await streamEndlessly('/api/workshops', 50)
      expect(status).toBe(413)
      expect(sent).toBeLessThan(50)
    })
  })

  it('refuses JSON of more than a megabyte', async () => {
    await writesNothing(async () => {
      const error = errorOf(await post(JSON.stringify({ title: 'x'.repeat(1024 * 1024) })))
      expect(error).toMatchObject({ status: 413, code: 'too_large' })
    })
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'refuses JSON sent as %s, as a form of another site could',
    async (type) => {
      await writesNothing(async () => {
        expect(errorOf(await post(valid, { 'content-type': type }))).toMatchObject({
          status: 415,
          code: 'unsupported_media',
        })
      })
    },
  )

  it.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that hides', { origin: 'null' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['another site, by what the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
  ])('refuses a write from %s', async (_, headers) => {
    await writesNothing(async () => {
      expect(errorOf(await post(valid, { ...JSON_TYPE, ...headers }))).toMatchObject({
        status: 403,
        code: 'cross_site',
      })
    })
  })

  it('takes a write from its own pages', async () => {
    const headers = { ...JSON_TYPE, origin: inject('serverUrl'), 'sec-fetch-site': 'same-origin' }
    expect((await post(valid, headers)).status).toBe(201)
  })

  it('says so when nothing is at an address', async () => {
    for (const path of ['/api/nothing', '/api/boards', '/api/workshops/x/y/z']) {
      expect(errorOf(await client.get(path))).toMatchObject({ status: 404, code: 'not_found' })
    }
  })

  it.each([
    ['GET', '/api/join', 'POST'],
    ['PUT', '/api/workshops', 'POST'],
    ['DELETE', '/api/health', 'GET'],
  ])('says what is possible instead of %s %s', async (method, path, allowed) => {
    const answer = await client.request(method, path)
    expect(errorOf(answer)).toMatchObject({ status: 405, code: 'method_not_allowed' })
    expect(answer.headers.get('allow')).toBe(allowed)
  })

  it('puts security headers on every answer, good or bad', async () => {
    for (const path of ['/api/health', '/api/nothing', '/api/workshops/recent']) {
      const { headers } = await client.get(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })
})

describe('GET /api/health', () => {
  it('says ok', async () => {
    const answer = await client.get('/api/health')
    expect(answer.status).toBe(200)
    expect(healthSchema.parse(answer.json).status).toBe('ok')
  })
})

describe('GET /api/openapi.json', () => {
  it('describes every route, and every described GET and POST exists', async () => {
    const { json } = await client.get('/api/openapi.json')
    const { paths } = json as { paths: Record<string, Record<string, object>> }
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const defined = Object.values(ROUTES).map((route) => `${route.method} ${route.path}`)
    expect(described.sort()).toEqual(defined.sort())
    for (const name of described) {
      const [method = '', path = ''] = name.split(' ')
      const answer = await client.request(method, path.replaceAll(/\{\w+\}/g, 'bcdfghjkmnpqrstv'))
      expect([name, answer.status]).not.toEqual([name, 405])
      if (answer.status === 404) expect(errorOf(answer).message).not.toContain('address')
    }
  })

  it('tells the limits that are enforced', async () => {
    const { json } = await client.get('/api/openapi.json')
    expect(json).toMatchObject({
      paths: {
        '/api/workshops': {
          post: {
            requestBody: {
              content: {
                'application/json': {
                  schema: { properties: { title: { maxLength: 200 } }, required: ['template'] },
                },
              },
            },
            responses: { 201: {}, 400: {}, 403: {}, 413: {}, 415: {}, 422: {}, 429: {} },
          },
        },
      },
    })
  })
})

describe('links', () => {
  it('start at the host that was asked', async () => {
    const answer = await rawPost('/api/workshops', valid, { host: 'board.example.org:8443' })
    expect(answer.body).toContain('http://board.example.org:8443/join/')
  })

  it('are not made for a host that is none', async () => {
    await writesNothing(async () => {
      const answer = await rawPost('/api/workshops', valid, { host: 'evil.example/x' })
      expect([400, 403]).toContain(answer.status)
    })
  })

  it('of one workshop open no other', async () => {
    const one = await newWorkshop()
    const other = await newWorkshop()
    const person = new Client()
    await person.join(one.links.facilitator, 'Fay')
    expect(errorOf(await person.post(`/api/boards/${other.boardId}/token`)).code).toBe(
      'wrong_board',
    )
  })
})

/** A request with headers that `fetch` would not send. */
function rawPost(path: string, body: string, headers: Record<string, string>) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const request = httpRequest(inject('serverUrl') + path, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      )
    })
    request.end(body)
  })
}

/** Sends a body without a length until it is answered or `megabytes` are sent. */
function streamEndlessly(path: string, megabytes: number) {
  return new Promise<{ status: number; sent: number }>((resolve, reject) => {
    const chunk = Buffer.alloc(1024 * 1024, 0x20)
    let sent = 0
    let answered = false
    const request = httpRequest(inject('serverUrl') + path, { method: 'POST', headers: JSON_TYPE })
    request.on('error', (error) => (answered ? undefined : reject(error)))
    request.on('response', (response) => {
      answered = true
      resolve({ status: response.statusCode ?? 0, sent })
      request.destroy()
    })
    const more = () => {
      if (answered) return
      if (sent === megabytes) return void request.end()
      sent += 1
      request.write(chunk, (error) => (error ? undefined : setImmediate(more)))
    }
    more()
  })
}
