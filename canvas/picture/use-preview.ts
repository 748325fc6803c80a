import type { Editor } from '@tldraw/editor'
import { useEffect, useState } from 'react'
import { drawPicture, type PictureOptions } from './draw-picture'
import type { PlannedPicture } from './export-choice'
import { PictureError, type PictureFailure } from './picture-error'

/** Pictures shown of an export of many. */
export const PREVIEWS = 4

export interface Preview {
  title: string
  /** An object url of the SVG. */
  src: string
  width: number
  height: number
}

/** What is to be shown; a new object asks for new previews. */
export interface PreviewRequest {
  pictures: readonly PlannedPicture[]
  options: PictureOptions
}

interface Drawn {
  request: PreviewRequest | null
  previews: readonly Preview[]
  failure: PictureFailure | null
}

/**
 * Small pictures of what is about to be saved, drawn by the function that saves them. While new
 * ones are drawn the last ones stay.
 */
export function usePreview(
  editor: Editor,
  request: PreviewRequest,
): { previews: readonly Preview[]; failure: PictureFailure | null; drawing: boolean } {
  const [drawn, setDrawn] = useState<Drawn>({ request: null, previews: [], failure: null })

  useEffect(() => {
    let wanted = true
    drawPreviews(editor, request, () => wanted).then(
      (previews) => {
        if (wanted) setDrawn({ request, previews, failure: null })
        else forget(previews)
      },
      (error: unknown) => {
        const failure = error instanceof PictureError ? error.reason : 'not_drawn'
        if (wanted) setDrawn({ request, previews: [], failure })
      },
    )
    return () => {
      wanted = false
    }
  }, [editor, request])

  const { previews } = drawn
  useEffect(() => () => forget(previews), [previews])

  return { previews, failure: drawn.failure, drawing: drawn.request !== request }
}

async function drawPreviews(
  editor: Editor,
  { pictures, options }: PreviewRequest,
  wanted: () => boolean,
): Promise<Preview[]> {
  const previews: Preview[] = []
  for (const { target, title } of pictures.slice(0, PREVIEWS)) {
    if (!wanted()) break
    const { svg, width, height } = await drawPicture(editor, target, options)
    const src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    previews.push({ title, src, width, height })
  }
  if (pictures.length === 0) throw new PictureError('empty')
  return previews
}

function forget(previews: readonly Preview[]) {
  for (const { src } of previews) URL.revokeObjectURL(src)
}
