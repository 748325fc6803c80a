import type { Editor, TLBinding, TLShape, TLShapeId } from '@tldraw/editor'

interface Atomic {
  atomic(act: () => unknown, runCallbacks: boolean): void
}

/**
 * Two crashes of tldraw's `duplicateShapes`, which cuts arrows loose from what is not duplicated
 * (later it puts them back), with side effects on. Returns the off switch.
 *
 * 1. The arrow moves to another parent, and its neighbours are then looked for in the wrong place:
 *    it throws ("a2 >= a1"), and during an alt-drag that ends the editor.
 * 2. A group whose other shapes somebody else took away holds nothing but the arrow; when that
 *    leaves, the group is dissolved, and its own duplication finds nothing.
 *
 * Here arrows are cut loose beforehand and put back afterwards, without side effects both times: the
 * original stays as it is. Not needed once tldraw takes parent and index from before.
 */
export function guardDuplication(editor: Editor): () => void {
  const duplicate = editor.duplicateShapes.bind(editor)
  // Internal in tldraw's types.
  const store = editor.store as unknown as Atomic
  const withoutEffects = (act: () => unknown) => store.atomic(act, false)
  editor.duplicateShapes = (shapes, offset) => {
    const ids = shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id))
    editor.run(() => {
      const { arrows, bindings } = looseEnds(editor, ids)
      withoutEffects(() => editor.deleteBindings(bindings, { isolateShapes: true }))
      duplicate(shapes, offset)
      withoutEffects(() => editor.store.put([...arrows, ...bindings]))
      // A copied group of one is dissolved as soon as it is there, and would stay selected.
      const selected = editor.getSelectedShapeIds()
      const present = selected.filter((id) => editor.getShape(id))
      if (present.length < selected.length) editor.setSelectedShapes(present)
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
