import type { Editor, TLShapeId } from '@tldraw/editor'
import { pictureParts, type FrameChoice, type PictureTarget } from './picture-parts'
import { pictureSize, type CanvasLimits, type PictureSize } from './picture-size'

export const SCALES = [1, 2, 3, 4] as const
export type Scale = (typeof SCALES)[number]

/** What is chosen in the dialog. */
export interface ExportChoice {
  /** `board`, `selection`, `areas` (every frame), or one frame's id. */
  what: 'board' | 'selection' | 'areas' | TLShapeId
  format: 'png' | 'svg'
  scale: Scale
  colours: 'light' | 'dark'
  background: 'with' | 'none'
}

/** One picture to make. */
export interface PlannedPicture {
  target: PictureTarget
  /** What it shows, in a sentence or on its own. */
  title: string
  /** The same in a file's name. */
  fileTitle: string
}

/** The words and frames a plan needs. */
export interface PlanWords {
  frames: readonly FrameChoice[]
  board: Pick<PlannedPicture, 'title' | 'fileTitle'>
  selection: Pick<PlannedPicture, 'title' | 'fileTitle'>
}

/** The pictures a choice stands for, in order: one, or one per area. */
export function plannedPictures(what: ExportChoice['what'], words: PlanWords): PlannedPicture[] {
  switch (what) {
    case 'board':
      return [{ target: { kind: 'board' }, ...words.board }]
    case 'selection':
      return [{ target: { kind: 'selection' }, ...words.selection }]
    case 'areas':
      return words.frames.map(framePicture)
    default:
      return words.frames.filter(({ id }) => id === what).map(framePicture)
  }
}

function framePicture({ id, title }: FrameChoice): PlannedPicture {
  return { target: { kind: 'frame', frameId: id }, title, fileTitle: title }
}

/** The size each planned picture will have as PNG; those with nothing to show are left out. */
export function plannedSizes(
  editor: Editor,
  pictures: readonly PlannedPicture[],
  scale: number,
  limits: CanvasLimits,
): { title: string; size: PictureSize }[] {
  return pictures.flatMap(({ target, title }) => {
    const parts = pictureParts(editor, target)
    return parts ? [{ title, size: pictureSize(parts.bounds, scale, limits) }] : []
  })
}

/** A scale as shown: one decimal, rounded down, so that it never promises more than there is. */
export function shownScale(scale: number): string {
  return String(Math.floor(scale * 10) / 10)
}
