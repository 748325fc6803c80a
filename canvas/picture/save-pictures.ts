import type { Editor } from '@tldraw/editor'
import { drawPicture, type PictureOptions } from './draw-picture'
import type { ExportChoice, PlannedPicture } from './export-choice'
import { copyPng, download } from './hand-over'
import { PictureError } from './picture-error'
import type { PictureSize } from './picture-size'
import { renderPng } from './render-png'
import { zipPictures, type ZipEntry } from './zip-pictures'

/** A picture and the text that goes into it. */
export interface PictureOrder extends PlannedPicture {
  options: PictureOptions
}

/** Draws and downloads one picture; returns the size of a PNG, null for SVG. Throws `PictureError`. */
export async function savePicture(
  editor: Editor,
  order: PictureOrder,
  { format, scale, name }: Pick<ExportChoice, 'format' | 'scale'> & { name: string },
): Promise<PictureSize | null> {
  const { blob, size } = await make(editor, order, format, scale)
  download(blob, name)
  return size
}

/** Draws every picture, one after the other, and downloads them as one zip. Throws `PictureError`. */
export async function saveZip(
  editor: Editor,
  orders: readonly PictureOrder[],
  { format, scale, name }: Pick<ExportChoice, 'format' | 'scale'> & { name: string },
  onProgress: (done: number) => void,
): Promise<void> {
  if (orders.length === 0) throw new PictureError('empty')
  const entries: ZipEntry[] = []
  for (const order of orders) {
    onProgress(entries.length)
    const { blob } = await make(editor, order, format, scale)
    entries.push({ title: order.title, blob, extension: format })
  }
  onProgress(entries.length)
  download(await zipPictures(entries, new Date()), name)
}

/** Copies one picture as PNG; call it straight from the press of a button. Throws `PictureError`. */
export async function copyPicture(
  editor: Editor,
  order: PictureOrder,
  scale: number,
): Promise<PictureSize> {
  let size: PictureSize | null = null
  await copyPng(async () => {
    const made = await make(editor, order, 'png', scale)
    size = made.size
    return made.blob
  })
  if (!size) throw new PictureError('clipboard_refused')
  return size
}

async function make(
  editor: Editor,
  { target, options }: PictureOrder,
  format: ExportChoice['format'],
  scale: number,
): Promise<{ blob: Blob; size: PictureSize | null }> {
  const picture = await drawPicture(editor, target, options)
  if (format === 'png') return renderPng(picture, scale)
  return { blob: new Blob([picture.svg], { type: 'image/svg+xml' }), size: null }
}
