import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { storedAssetSchema } from '@/app/api/_http/schemas'
import { Client, errorOf, newWorkshop, writesNothing, type CreatedWorkshop } from './client'

let workshop: CreatedWorkshop
let png: Buffer
const facilitator = new Client()
const delegate = new Client()
const observer = new Client()
const outsider = new Client()

beforeAll(async () => {
  workshop = await newWorkshop()
  await facilitator.join(workshop.links.facilitator, 'Fay')
  await delegate.join(workshop.links.parties['rok' as never] ?? '', 'Ryu')
  await observer.join(workshop.links.observer, 'Otto')
  await outsider.join((await newWorkshop()).links.facilitator, 'Ada')
  png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a85500' } })
    .png()
    .toBuffer()
})

function upload(client: Client, body: Buffer | string, mime: string) {
  return client.request('POST', `/api/boards/${workshop.boardId}/assets`, {
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { 'content-type': mime },
  })
}

describe('POST /api/boards/{id}/assets', () => {
  it('stores an image that everyone in the workshop can see', async () => {
    const answer = await upload(delegate, png, 'image/png')
    expect(answer.status).toBe(201)
    const stored = storedAssetSchema.parse(answer.json)
    expect(stored).toMatchObject({ mime: 'image/png', width: 40, height: 30 })
    for (const client of [facilitator, delegate, observer]) {
      const image = await client.get(stored.src)
      expect(image.status).toBe(200)
      expect(image.headers.get('content-type')).toBe('image/png')
      expect((await sharp(image.bytes).metadata()).width).toBe(40)
    }
    for (const client of [outsider, new Client()]) {
      expect(errorOf(await client.get(stored.src))).toMatchObject({
        status: 404,
        code: 'not_found',
      })
    }
  })

  it('serves images that can do nothing but be seen', async () => {
    const { src } = storedAssetSchema.parse((await upload(delegate, png, 'image/png')).json)
    const { headers } = await delegate.get(src)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-disposition')).toBe('inline')
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('stores an SVG as a picture of itself', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><script>alert(1)</script><rect width="20" height="10"/></svg>'
    const answer = await upload(delegate, svg, 'image/svg+xml')
    expect(answer.status).toBe(201)
    const { src, mime } = storedAssetSchema.parse(answer.json)
    expect(mime).toBe('image/png')
    expect((await delegate.get(src)).bytes.includes('script')).toBe(false)
  })

  it.each([
    ['a body that is no image', () => 'hello', 'image/png', 422, 'not_an_image'],
    ['an empty body', () => '', 'image/png', 422, 'not_an_image'],
    ['half an image', () => png.subarray(0, 60), 'image/png', 422, 'not_an_image'],
    ['a page', () => '<html></html>', 'text/html', 415, 'unsupported_media'],
    ['no type', () => png, '', 415, 'unsupported_media'],
    ['more than 10 MB', () => Buffer.alloc(10 * 1024 * 1024 + 1), 'image/png', 413, 'too_large'],
    ['50 MB', () => Buffer.alloc(50 * 1024 * 1024), 'image/png', 413, 'too_large'],
  ])('refuses %s and writes nothing', async (_, body, mime, status, code) => {
    await writesNothing(async () => {
      expect(errorOf(await upload(delegate, body(), mime))).toMatchObject({ status, code })
    })
  })

  it('refuses who may not write here', async () => {
    await writesNothing(async () => {
      for (const [client, status, code] of [
        [observer, 403, 'forbidden'],
        [outsider, 403, 'wrong_board'],
        [new Client(), 401, 'not_signed_in'],
      ] as const) {
        expect(errorOf(await upload(client, png, 'image/png'))).toMatchObject({ status, code })
      }
    })
  })
})
