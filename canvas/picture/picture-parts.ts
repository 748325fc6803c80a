import { Box, type Editor, type TLFrameShape, type TLShapeId } from '@tldraw/editor'
import { textIn, type Locale } from '@/dialogue/localized'
import { isDraft } from '../drafts/drafting-state'
import { areaOf, areaTitle } from '@/sync/doc/areas'
import { isHidden } from '../hiding/hiding-state'

/** What a picture shows. */
export type PictureTarget =
  { kind: 'board' } | { kind: 'selection' } | { kind: 'frame'; frameId: TLShapeId }

/** Room around what is shown, in canvas units; the stamp of a fictional board lies in it. */
export const PICTURE_PADDING = 32

export interface PictureParts {
  ids: TLShapeId[]
  /** Page units, padding included. */
  bounds: Box
}

/** The shapes of a picture and its edges, or null when there is nothing to show. */
export function pictureParts(editor: Editor, target: PictureTarget): PictureParts | null {
  const ids = targetIds(editor, target).filter((id) => isPictured(editor, target, id))
  const boxes: Box[] = []
  for (const id of editor.getShapeAndDescendantIds(ids)) {
    const box = editor.isShapeHidden(id) ? undefined : editor.getShapeMaskedPageBounds(id)
    if (box) boxes.push(box)
  }
  if (boxes.length === 0) return null
  return { ids, bounds: Box.Common(boxes).clone().expandBy(PICTURE_PADDING) }
}

/**
 * What is this person's alone has no place in a picture that they hand on; what is hidden only when somebody has
 * selected it for one.
 */
function isPictured(editor: Editor, { kind }: PictureTarget, id: TLShapeId): boolean {
  const shape = editor.getShape(id)
  return !isDraft(shape) && (kind === 'selection' || !isHidden(shape))
}

function targetIds(editor: Editor, target: PictureTarget): TLShapeId[] {
  switch (target.kind) {
    case 'board':
      return editor.getSortedChildIdsForParent(editor.getCurrentPageId())
    case 'selection':
      return editor.getSelectedShapeIds()
    case 'frame':
      return editor.getShape(target.frameId) ? [target.frameId] : []
  }
}

export interface FrameChoice {
  id: TLShapeId
  title: string
}

/** Every frame of every page that everyone sees, in reading order: page by page, from the top, from the left. */
export function framesOf(editor: Editor, locale: Locale, untitled: string): FrameChoice[] {
  return editor.getPages().flatMap((page) => {
    const onPage = [...editor.getPageShapeIds(page)]
      .map((id) => editor.getShape(id))
      .filter((shape): shape is TLFrameShape => shape?.type === 'frame' && !isHidden(shape))
      .map((frame) => ({ frame, box: editor.getShapePageBounds(frame) ?? new Box() }))
    onPage.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
    return onPage.map(({ frame }) => ({
      id: frame.id,
      title: frameTitle(frame, locale) || untitled,
    }))
  })
}

function frameTitle({ meta, props }: TLFrameShape, locale: Locale): string {
  const area = areaOf(meta)
  return area ? textIn(areaTitle(area, props.name), locale) : props.name
}
