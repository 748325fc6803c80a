import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { DialogueError } from '@/dialogue/errors'
import { processImage } from './process-image'

const red = { r: 200, g: 30, b: 30 }
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: red } })
const svg = (markup: string) => Buffer.from(markup)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DialogueError ? error.code : error),
  )

describe('processImage', () => {
  it.each([
    ['image/png', () => plain(30, 20).png().toBuffer(), 'image/png'],
    ['image/jpeg', () => plain(30, 20).jpeg().toBuffer(), 'image/jpeg'],
    ['image/webp', () => plain(30, 20).webp().toBuffer(), 'image/webp'],
    ['image/gif', () => plain(30, 20).gif().toBuffer(), 'image/gif'],
    ['image/avif', () => plain(30, 20).avif().toBuffer(), 'image/webp'],
  ])('takes %s', async (mime, make, expected) => {
    const image = await processImage({ mime, bytes: await make() })
    expect(image).toMatchObject({ mime: expected, width: 30, height: 20 })
    expect((await sharp(image.bytes).metadata()).width).toBe(30)
  })

  it('draws an SVG as a PNG, scripts and all left behind', async () => {
    const image = await processImage({
      mime: 'image/svg+xml',
      bytes: svg(
        `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" onload="alert(1)">
           <script>alert(2)</script><rect width="200" height="100" fill="#0B5CAD"/></svg>`,
      ),
    })
    expect(image).toMatchObject({ mime: 'image/png', width: 2048, height: 1024 })
    expect(Buffer.from(image.bytes).includes('alert')).toBe(false)
    const { data } = await sharp(image.bytes).raw().toBuffer({ resolveWithObject: true })
    expect([...data.subarray(0, 3)]).toEqual([0x0b, 0x5c, 0xad])
  })

  it('an SVG can not read a file of ours', async () => {
    const image = await processImage({
      mime: 'image/svg+xml',
      bytes: svg(
        `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>
         <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
           width="10" height="10"><image xlink:href="file:///etc/hostname" width="9" height="9"/></svg>`,
      ),
    })
    const { data } = await sharp(image.bytes).raw().toBuffer({ resolveWithObject: true })
    expect(data.every((value) => value === 0)).toBe(true)
  })

  it('leaves metadata behind and turns the picture upright', async () => {
    const bytes = await plain(30, 20)
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const image = await processImage({ mime: 'image/jpeg', bytes })
    expect(image).toMatchObject({ width: 20, height: 30 })
    const metadata = await sharp(image.bytes).metadata()
    expect(metadata.exif).toBeUndefined()
    expect(metadata.orientation).toBeUndefined()
  })

  it('keeps an animation and tells the size of one frame', async () => {
    const frames = await Promise.all([
      plain(8, 6).png().toBuffer(),
      plain(8, 6).negate().png().toBuffer(),
    ])
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const image = await processImage({ mime: 'image/gif', bytes })
    expect(image).toMatchObject({ width: 8, height: 6 })
    expect((await sharp(image.bytes, { animated: true }).metadata()).pages).toBe(2)
  })

  it('looks for itself: a JPEG that claims to be a PNG is stored as the JPEG it is', async () => {
    const bytes = await plain(4, 4).jpeg().toBuffer()
    expect((await processImage({ mime: 'image/png', bytes })).mime).toBe('image/jpeg')
  })

  it.each([
    ['text that claims to be a PNG', 'image/png', () => Buffer.from('hello'), 'not_an_image'],
    ['nothing', 'image/png', () => Buffer.alloc(0), 'not_an_image'],
    ['HTML that claims to be an SVG', 'image/svg+xml', () => svg('<html></html>'), 'not_an_image'],
    [
      'a kind we do not take',
      'application/pdf',
      () => Buffer.from('%PDF-1.7'),
      'unsupported_media',
    ],
    [
      'an image of a kind we do not take',
      'image/png',
      () => plain(4, 4).tiff().toBuffer(),
      'not_an_image',
    ],
    [
      'half a PNG',
      'image/png',
      async () =>
        (
          await sharp({
            create: {
              width: 400,
              height: 400,
              channels: 3,
              background: red,
              noise: { type: 'gaussian', mean: 128, sigma: 30 },
            },
          })
            .png()
            .toBuffer()
        ).subarray(0, 2000),
      'not_an_image',
    ],
    ['too many bytes', 'image/png', () => Buffer.alloc(10 * 1024 * 1024 + 1), 'too_large'],
    [
      'too many pixels, packed small',
      'image/png',
      () => plain(10_000, 6_000).png().toBuffer(),
      'too_large',
    ],
  ])('refuses %s', async (_, mime, make, code) => {
    expect(await codeOf(processImage({ mime, bytes: await make() }))).toBe(code)
  })
})
