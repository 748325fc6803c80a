import { zipSync, type Zippable } from 'fflate'
import { entryName } from './file-name'

export interface ZipEntry {
  title: string
  blob: Blob
  extension: 'png' | 'svg'
}

/** One archive of pictures, numbered in their order. */
export async function zipPictures(entries: readonly ZipEntry[], modified: Date): Promise<Blob> {
  const files: Zippable = {}
  for (const [index, { title, blob, extension }] of entries.entries()) {
    const name = entryName(index + 1, entries.length, title, extension)
    // PNGs are compressed already. Without workers: a strict content security policy allows none.
    const level = extension === 'png' ? 0 : 6
    files[name] = [new Uint8Array(await blob.arrayBuffer()), { level, mtime: modified }]
  }
  return new Blob([zipSync(files)], { type: 'application/zip' })
}
