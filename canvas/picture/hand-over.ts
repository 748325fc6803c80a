import { PictureError } from './picture-error'

/** Long enough for the slowest browser to have begun reading the file. */
const KEEP_MS = 60_000

/** Gives a file to the browser's downloads. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}

/** False on plain http (other than localhost) and in browsers that copy no pictures. */
export function canCopyPictures(): boolean {
  return typeof ClipboardItem !== 'undefined' && 'clipboard' in navigator
}

/**
 * Copies a PNG that `make` makes. To be called from a press of a button, before anything is awaited:
 * Safari wants to see that somebody asked.
 * Throws `PictureError` `no_clipboard` (nothing was made), `clipboard_refused`, or what `make` throws.
 */
export async function copyPng(make: () => Promise<Blob>): Promise<void> {
  if (!canCopyPictures()) throw new PictureError('no_clipboard')
  const png = make()
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
  } catch (error) {
    await png // Its own failure tells more than the clipboard's.
    throw new PictureError('clipboard_refused', { cause: error })
  }
}
