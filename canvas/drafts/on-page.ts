import { isPageId, type Editor, type TLPageId, type TLShape, type TLShapeId } from '@tldraw/editor'
import { randomDigits } from '@/sync/doc/order-ties'

/**
 * Where it is, but on the page itself, under an order key that nobody else will choose: shapes of two documents
 * stand there, which can't settle a tie. `before`: as it was.
 */
export function onPage(editor: Editor, shape: TLShape, before: TLShape | null): TLShape {
  const isThere = isPageId(shape.parentId)
  if (isThere && before && before.index === shape.index) return shape
  if (isThere) return { ...shape, index: spread(shape.index) }
  const page = before && isPageId(before.parentId) ? before.parentId : pageOf(editor, shape)
  const transform = editor.getShapePageTransform(shape.parentId as TLShapeId)
  const { x, y } = transform.applyToPoint(shape)
  const rotation = shape.rotation + transform.rotation()
  const index = before?.index ?? spread(editor.getHighestIndexForParent(page))
  return { ...shape, parentId: page, x, y, rotation, index }
}

function pageOf(editor: Editor, shape: TLShape): TLPageId {
  return editor.getAncestorPageId(shape.parentId as TLShapeId) ?? editor.getCurrentPageId()
}

function spread(index: TLShape['index']): TLShape['index'] {
  return `${index}0${randomDigits()}V` as TLShape['index']
}
