import type { Editor, TLBinding, TLShape, TLShapeId } from '@tldraw/editor'

/**
 * tldraw's `duplicateShapes` cuts arrows loose from what is not duplicated, which may move them to
 * another parent, and then looks for their neighbours in the wrong place: it throws ("a2 >= a1"),
 * and during an alt-drag that ends the editor. Here they are cut loose beforehand and put back
 * afterwards. Returns the off switch. Not needed once tldraw takes parent and index from before.
 */
export function guardDuplication(editor: Editor): () => void {
  const duplicate = editor.duplicateShapes.bind(editor)
  editor.duplicateShapes = (shapes, offset) => {
    const ids = shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id))
    editor.run(() => {
      const { arrows, bindings } = looseEnds(editor, ids)
      if (bindings.length > 0) editor.deleteBindings(bindings, { isolateShapes: true })
      duplicate(shapes, offset)
      if (bindings.length > 0) editor.store.put([...arrows, ...bindings])
    })
    return editor
  }
  return () => Reflect.deleteProperty(editor, 'duplicateShapes')
}

/** Arrows among these shapes that are bound to others, as they are now, with those bindings. */
function looseEnds(editor: Editor, ids: TLShapeId[]): { arrows: TLShape[]; bindings: TLBinding[] } {
  const inside = editor.getShapeAndDescendantIds(ids)
  const arrows: TLShape[] = []
  const bindings: TLBinding[] = []
  for (const id of inside) {
    const arrow = editor.getShape(id)
    if (arrow?.type !== 'arrow') continue
    const loose = editor
      .getBindingsFromShape(arrow, 'arrow')
      .filter((binding) => !inside.has(binding.toId))
    if (loose.length === 0) continue
    arrows.push(arrow)
    bindings.push(...loose)
  }
  return { arrows, bindings }
}
