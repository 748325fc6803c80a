// @vitest-environment jsdom
import { createShapeId, type Editor, type TLShapeId } from 'tldraw'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { draftOf, seedDraft } from '@/sync/doc/drafts'
import { bindStoreToDoc } from '../binding'
import { openSplit, Split, type SecondDocument } from '../history/testing/split'
import { draftingOf, type DraftingState } from './drafting-state'
import { guardDrafts } from './guard-drafts'
import { ownedByDraft } from './ownership'

const DRAFT = 'draft'
const SEEDS = Number(process.env.FUZZ_SEEDS ?? 40)

/** One person's drafts, written while they draft and while they don't. */
function drafts(): SecondDocument {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedDraft())
  // A page that is loaded again goes on where it was.
  let state: DraftingState = { documentId: DRAFT, isDrafting: false }
  const toggle = (editor: Editor) => {
    const isDrafting = !state.isDrafting
    // What was open ends: tldraw's tools would go on in a board that has become read-only to them.
    editor.complete()
    state = { documentId: DRAFT, isDrafting }
    draftingOf(editor).set(state)
    return isDrafting ? 'drafting' : 'not drafting'
  }
  return {
    doc,
    holds: (record) => draftOf(record) !== null,
    join(store, binding) {
      const { steps } = binding
      binding.join(bindStoreToDoc({ store, doc, owns: ownedByDraft(DRAFT), steps }))
    },
    guard(editor) {
      draftingOf(editor).set(state)
      return [guardDrafts(editor, () => undefined)]
    },
    begin(editor, newId) {
      toggle(editor)
      // Without a draft the whole test would say nothing.
      editor.createShape({ id: createShapeId(newId()), type: 'note' })
    },
    turn: toggle,
    check(record) {
      if (record.typeName !== 'document' && draftOf(record) !== DRAFT)
        throw new Error(`${record.id} is another's draft`)
      const parent = (record as { parentId?: string }).parentId ?? 'page:'
      if (!parent.startsWith('page:')) throw new Error(`${record.id} is in ${parent}`)
    },
  }
}

describe('a board and private drafts in one store', () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    it(
      `[B8] stay apart, whatever is done: seed ${seed}`,
      () => new Split(seed, drafts()).run(),
      60_000,
    )
  }
})

describe('undo over both documents', () => {
  function start() {
    const writer = openSplit(new Y.Doc(), drafts())
    const state = draftingOf(writer.editor)
    state.set({ documentId: DRAFT, isDrafting: false })
    const add = (name: string, isDrafting: boolean): TLShapeId => {
      state.set({ documentId: DRAFT, isDrafting })
      writer.editor.markHistoryStoppingPoint(name)
      writer.editor.createShape({ id: createShapeId(name), type: 'note' })
      return createShapeId(name)
    }
    const has = (...names: string[]) =>
      names.map((name) => writer.editor.getShape(createShapeId(name)) !== undefined)
    return { writer, add, has, state }
  }

  it('[U1] takes back the last step, in whichever document it was, and does it again', () => {
    const { writer, add, has } = start()
    add('one', false)
    add('two', true)
    add('three', false)
    add('four', true)
    const { editor } = writer
    const all = () => has('one', 'two', 'three', 'four')
    editor.undo()
    expect(all()).toEqual([true, true, true, false])
    editor.undo()
    expect(all()).toEqual([true, true, false, false])
    editor.undo()
    expect(all()).toEqual([true, false, false, false])
    editor.redo()
    expect(all()).toEqual([true, true, false, false])
    editor.redo()
    expect(all()).toEqual([true, true, true, false])
    editor.undo()
    add('five', true)
    editor.redo()
    expect(all()).toEqual([true, true, false, false])
    writer.leave()
  })

  it('[U1] takes back in both what one gesture did in both', () => {
    const { writer, add, state } = start()
    const ids = [add('one', false), add('two', true)]
    state.set({ documentId: DRAFT, isDrafting: false })
    const { editor } = writer
    editor.markHistoryStoppingPoint('move')
    editor.nudgeShapes(ids, { x: 30, y: 0 })
    expect(ids.map((id) => editor.getShape(id)?.x)).toEqual([30, 30])
    editor.undo()
    expect(ids.map((id) => editor.getShape(id)?.x)).toEqual([0, 0])
    editor.redo()
    expect(ids.map((id) => editor.getShape(id)?.x)).toEqual([30, 30])
    const mark = editor.markHistoryStoppingPoint('drag')
    editor.nudgeShapes(ids, { x: 30, y: 0 })
    editor.bailToMark(mark)
    expect(ids.map((id) => editor.getShape(id)?.x)).toEqual([30, 30])
    writer.leave()
  })
})
