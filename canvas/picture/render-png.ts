import { FileHelpers, PngHelpers, tlenv } from '@tldraw/editor'
import type { Picture } from './draw-picture'
import { PictureError } from './picture-error'
import { canvasLimits, pictureSize, type PictureSize } from './picture-size'

/** Safari calls an image loaded before the fonts inside it are. */
const SAFARI_FONTS_MS = 250

/**
 * A picture as PNG with at most `scale` pixels per canvas unit, and the size it came out at, which
 * is what `pictureSize` says beforehand. Not tldraw's own function: that shrinks without a word.
 * Throws `PictureError` `not_rendered` when the browser runs out of room.
 */
export async function renderPng(
  picture: Picture,
  scale: number,
): Promise<{ blob: Blob; size: PictureSize }> {
  const size = pictureSize(picture, scale, canvasLimits())
  const image = await load(picture.svg)
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  try {
    const context = canvas.getContext('2d')
    if (!context) throw new PictureError('not_rendered')
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, size.width, size.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob) throw new PictureError('not_rendered')
    // Says how large it is meant to be, so that documents don't show a 4× picture four times as wide.
    const bytes = new DataView(await blob.arrayBuffer())
    return { blob: PngHelpers.setPhysChunk(bytes, size.scale, { type: 'image/png' }), size }
  } finally {
    canvas.width = 0
    canvas.height = 0
  }
}

async function load(svg: string): Promise<HTMLImageElement> {
  // A data url: with a blob's, Chrome takes an SVG with foreign objects for another site's.
  const source = await FileHelpers.blobToDataUrl(new Blob([svg], { type: 'image/svg+xml' }))
  const image = new Image()
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve()
    image.onerror = () => reject(new PictureError('not_rendered'))
    image.src = source
  })
  if (tlenv.isSafari) await new Promise((resolve) => setTimeout(resolve, SAFARI_FONTS_MS))
  return image
}
