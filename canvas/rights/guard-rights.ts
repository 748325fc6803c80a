import type { Editor, TLContent, TLRecord, TLShape } from '@tldraw/editor'
import type { BoardRights } from '@/dialogue/session/stage-rights'
import { recordToFields } from '@/sync/doc/fields'
import { forbiddenNow, isCard, type Surroundings } from '@/sync/doc/session-rights'
import { rightsOf } from './rights-state'

/** Tools that change nothing, and those for cards and notes. Sub-states count with their tool. */
const LOOKING: ReadonlySet<string> = new Set(['select', 'hand', 'zoom', 'laser'])
const FOR_CARDS: ReadonlySet<string> = new Set(['proposal-card', 'note', 'eraser'])

/** A drag that is refused is refused with every step: saying so once is enough. */
const QUIET_MS = 3000

/** True when these rights leave a tool any use. */
export function mayUseTool(rights: BoardRights, tool: string): boolean {
  const [name = ''] = tool.split('.')
  return rights.draw || LOOKING.has(name) || (rights.cards && FOR_CARDS.has(name))
}

/**
 * Keeps this editor to what the session leaves its person, so that nothing is offered that the server
 * would put back [W15] [W16]: other tools can't be taken, other shapes can't be picked, made, pasted,
 * changed or deleted, whichever way is tried. `say` says why. What others do is applied whatever
 * it is. Put it on after `enforceFacilitatorLock`. Returns the off switch.
 */
export function guardRights(editor: Editor, say: () => void): () => void {
  let saidAt = -Infinity
  const onRefused = () => {
    const now = performance.now()
    if (now - saidAt > QUIET_MS) say()
    saidAt = now
  }
  const rights = () => rightsOf(editor).get()
  const around: Surroundings = {
    before: (id) => {
      const record = editor.store.get(id as TLRecord['id'])
      return record ? recordToFields(record) : null
    },
    some: (test) => editor.store.allRecords().some((record) => test(recordToFields(record))),
  }
  const isForbidden = (before: TLRecord | null, after: TLRecord | null) => {
    if (rights().draw) return false
    const id = (before ?? after)?.id ?? ''
    const [was, is] = [before, after].map((record) => record && recordToFields(record))
    const verdict = forbiddenNow(rights(), id, was ?? null, is ?? null, around)
    return verdict === 'record' || verdict.length > 0
  }
  const isHeldBack = (shape: TLShape) =>
    !rights().draw && !(rights().cards && isCard({ typeName: 'shape', type: shape.type }))

  const isLocked: Editor['isShapeOrAncestorLocked'] = editor.isShapeOrAncestorLocked.bind(editor)
  editor.isShapeOrAncestorLocked = (shape) => {
    const found = typeof shape === 'string' ? editor.getShape(shape) : shape
    return (found !== undefined && isHeldBack(found)) || isLocked(shape)
  }
  const setCurrentTool = editor.setCurrentTool.bind(editor)
  editor.setCurrentTool = (id, info) => {
    if (mayUseTool(rights(), id)) return setCurrentTool(id, info)
    onRefused()
    return editor
  }
  const createShapes = editor.createShapes.bind(editor)
  editor.createShapes = (shapes) => {
    const isOff = shapes.some(({ type }) => isHeldBack({ type } as TLShape))
    if (!isOff) return createShapes(shapes)
    onRefused()
    return editor
  }
  const putContent = editor.putContentOntoCurrentPage.bind(editor)
  editor.putContentOntoCurrentPage = (content: TLContent, options) => {
    if (!content.shapes.some(isHeldBack)) return putContent(content, options)
    onRefused()
    return editor
  }

  // The group would be missing to those that were to go into it.
  const groupShapes = editor.groupShapes.bind(editor)
  editor.groupShapes = (shapes, options) => {
    if (rights().draw) return groupShapes(shapes as TLShape[], options)
    onRefused()
    return editor
  }
  const putExternal = editor.putExternalContent.bind(editor)
  editor.putExternalContent = async (content) => {
    // Before an image is sent to the server. What texts become is judged when it is made.
    const mayTry = rights().cards && (content.type === 'text' || content.type === 'tldraw')
    if (rights().draw || mayTry) return putExternal(content)
    onRefused()
  }

  const { sideEffects } = editor
  const stops = (['shape', 'binding', 'asset', 'page'] as const).flatMap((type) => [
    sideEffects.registerBeforeChangeHandler(type, (before, after, source) => {
      if (source !== 'user' || !isForbidden(before, after)) return after
      onRefused()
      return before
    }),
    sideEffects.registerBeforeDeleteHandler(type, (record, source) => {
      if (source !== 'user' || !isForbidden(record, null)) return
      onRefused()
      return false
    }),
  ])
  return () => {
    for (const stop of stops) stop()
    editor.isShapeOrAncestorLocked = isLocked
    for (const name of REPLACED) Reflect.deleteProperty(editor, name)
  }
}

const REPLACED = [
  'setCurrentTool',
  'createShapes',
  'putContentOntoCurrentPage',
  'groupShapes',
  'putExternalContent',
] as const

/**
 * New rights. What this person was in the middle of and may not finish is left: a gesture is taken back,
 * a text is closed, the tool put down.
 */
export function setRights(editor: Editor, rights: BoardRights): void {
  const before = rightsOf(editor).get()
  if (before === rights) return
  const isNarrower =
    (before.draw && !rights.draw) ||
    (before.cards && !rights.cards) ||
    (before.stances && !rights.stances)
  if (isNarrower && !editor.isIn('select.idle')) {
    const editing = editor.getEditingShape()
    const mayGoOn = editing
      ? rights.cards && isCard({ typeName: 'shape', type: editing.type })
      : mayUseTool(rights, editor.getCurrentToolId()) && !editor.isIn('select')
    if (!mayGoOn) {
      editor.cancel()
      editor.setEditingShape(null)
      editor.setCurrentTool('select')
    }
  }
  rightsOf(editor).set(rights)
  if (isNarrower) {
    const free = editor
      .getSelectedShapes()
      .filter((shape) => !editor.isShapeOrAncestorLocked(shape))
    editor.setSelectedShapes(free)
  }
}
