// @vitest-environment jsdom
import * as tldraw from '@tldraw/editor'
import { createShapeId, type Editor, type TLShapeId, type TLStore } from 'tldraw'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { draftOf, seedDraft } from '@/sync/doc/drafts'
import { jsonEqual } from '@/sync/doc/json'
import { readRecords } from '@/sync/doc/layout'
import { Random } from '@/sync/doc/testing/random'
import { bindStoreToDoc, Steps } from '../binding'
import { joinBindings, type JoinedBindings } from '../binding/joined-bindings'
import { createBoardStore, recordsIn } from '../binding/testing/stores'
import { connectEditorHistory } from '../history/editor-history'
import { ACTIONS } from '../history/testing/actions'
import { createEditor } from '../history/testing/editor'
import { draftingOf } from './drafting-state'
import { guardDrafts } from './guard-drafts'
import { ownedByBoard, ownedByDraft } from './ownership'

const DRAFT = 'draft'
const SEEDS = Number(process.env.FUZZ_SEEDS ?? 40)
const OPERATIONS = Number(process.env.FUZZ_OPERATIONS ?? 80)

/** Internal in tldraw's types. */
const { mockUniqueId } = tldraw as unknown as { mockUniqueId: (make: () => string) => void }

/** An editor whose store shows a board and one person's drafts. */
interface Writer {
  store: TLStore
  editor: Editor
  binding: JoinedBindings
  leave(): void
}

function open(board: Y.Doc, draft: Y.Doc): Writer {
  const store = createBoardStore()
  const steps = new Steps()
  const plenary = { store, doc: board, owns: ownedByBoard(store), isWhole: true, steps }
  const binding = joinBindings(steps, bindStoreToDoc(plenary))
  binding.join(bindStoreToDoc({ store, doc: draft, owns: ownedByDraft(DRAFT), steps }))
  const editor = createEditor(store)
  const stops = [connectEditorHistory(editor, binding), guardDrafts(editor, () => undefined)]
  editor.on('crash', ({ error }) => {
    throw error
  })
  return {
    store,
    editor,
    binding,
    leave() {
      for (const stop of stops) stop()
      binding.dispose()
      editor.dispose()
    },
  }
}

function newDraft(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedDraft())
  return doc
}

/** Every byte that leaves a document. */
function watch(doc: Y.Doc): { all: string } {
  const sent = { all: '' }
  doc.on('update', (update: Uint8Array) => (sent.all += Buffer.from(update).toString('latin1')))
  return sent
}

class Split {
  private readonly random: Random
  private readonly board = new Y.Doc()
  private readonly draft = newDraft()
  private readonly other = new Y.Doc()
  private readonly sent = watch(this.board)
  private readonly drafts = new Set<string>()
  private readonly trail: string[] = []
  private readonly stranger: Editor
  private writer: Writer
  private ids = 0

  constructor(seed: number) {
    this.random = new Random(seed)
    mockUniqueId(this.newId)
    Math.random = this.random.next
    // A browser's store tells what changed once a frame, tldraw's tests at once: both must do.
    Object.assign(globalThis, { __FORCE_RAF_IN_TESTS__: seed % 2 === 1 })
    this.writer = open(this.board, this.draft)
    const store = createBoardStore()
    bindStoreToDoc({ store, doc: this.other })
    this.stranger = createEditor(store)
    for (const type of ['frame', 'geo', 'note', 'proposal-card', 'frame', 'text']) {
      this.stranger.createShape({ id: createShapeId(this.newId()), type, x: this.ids * 90 })
    }
    this.exchange()
  }

  run(): void {
    try {
      this.toggle()
      // Not left to chance: without a draft the whole test would say nothing.
      this.writer.editor.createShape({ id: createShapeId(this.newId()), type: 'note' })
      for (let n = 0; n < OPERATIONS; n++) this.step()
      this.exchange()
      this.expectSplit()
      this.expectReload()
    } catch (error) {
      if (error instanceof Error) error.message += `\n  after: ${this.trail.slice(-8).join('; ')}`
      throw error
    } finally {
      this.writer.leave()
      this.stranger.dispose()
    }
    expect(this.drafts.size).toBeGreaterThan(0)
  }

  private readonly newId = () => `id${(this.ids++).toString(36).padStart(6, '0')}`

  private step(): void {
    const { random } = this
    if (random.chance(0.08)) this.toggle()
    if (random.chance(0.03)) this.reload()
    else if (random.chance(0.25)) this.act(this.stranger, 'other')
    else if (random.chance(0.2)) this.travel()
    else this.act(this.writer.editor, 'writer')
    if (random.chance(0.6)) this.writer.binding.flush()
    if (random.chance(0.6)) this.exchange()
    this.expectSplit()
  }

  private toggle(): void {
    const state = draftingOf(this.writer.editor)
    const isDrafting = !state.get().isDrafting
    this.trail.push(isDrafting ? 'drafting' : 'not drafting')
    // What was open ends: tldraw's tools would go on in a board that has become read-only to them.
    this.writer.editor.complete()
    state.set({ documentId: DRAFT, isDrafting })
  }

  private act(editor: Editor, who: string): void {
    const total = ACTIONS.reduce((sum, [, weight]) => sum + weight, 0)
    let at = this.random.next() * total
    const [name, , action] = ACTIONS.find(([, weight]) => (at -= weight) < 0)!
    this.trail.push(`${who} ${name}`)
    editor.markHistoryStoppingPoint(name)
    action({ editor, random: this.random, newId: this.newId })
    editor.complete()
    editor.setSelectedShapes(editor.getSelectedShapeIds().filter((id) => editor.getShape(id)))
  }

  private travel(): void {
    const isUndo = this.random.chance(0.65)
    this.trail.push(isUndo ? 'undo' : 'redo')
    if (isUndo) this.writer.editor.undo()
    else this.writer.editor.redo()
  }

  private reload(): void {
    this.trail.push('reload')
    const state = draftingOf(this.writer.editor).get()
    this.writer.leave()
    this.writer = open(this.board, this.draft)
    draftingOf(this.writer.editor).set({ ...state, documentId: DRAFT })
  }

  private exchange(): void {
    Y.applyUpdate(this.other, Y.encodeStateAsUpdate(this.board))
    Y.applyUpdate(this.board, Y.encodeStateAsUpdate(this.other))
  }

  /** The board's document knows nothing of drafts; the writer's own knows all of them, and nothing else. */
  private expectSplit(): void {
    for (const record of this.writer.store.allRecords()) {
      if (draftOf(record) !== null) this.drafts.add(record.id)
    }
    for (const record of readRecords(this.board)) {
      if (draftOf(record) !== null) throw new Error(`${record.id} is on the board`)
    }
    for (const id of this.drafts) {
      if (this.sent.all.includes(id)) throw new Error(`the board was told of ${id}`)
    }
    for (const record of readRecords(this.draft)) {
      const isOwn = record.typeName === 'document' || draftOf(record) === DRAFT
      if (!isOwn) throw new Error(`${record.id} of the board is among the drafts`)
      const parent = (record as { parentId?: string }).parentId ?? 'page:'
      if (!parent.startsWith('page:')) throw new Error(`${record.id} is in ${parent}`)
    }
  }

  private expectReload(): void {
    this.writer.binding.flush()
    const shown = recordsIn(this.writer.store)
    const held = new Set(readRecords(this.draft).map(({ id }) => id))
    for (const record of shown) {
      if (draftOf(record) !== null && !held.has(record.id)) throw new Error(`lost ${record.id}`)
    }
    const again = open(this.board, this.draft)
    const reloaded = recordsIn(again.store)
    again.leave()
    if (!jsonEqual(reloaded, shown)) expect(reloaded).toEqual(shown)
    const others = recordsIn(this.stranger.store)
    const boards = shown.filter((record) => draftOf(record) === null)
    if (!jsonEqual(others, boards)) expect(others).toEqual(boards)
  }
}

describe('a board and private drafts in one store', () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    it(`[B8] stay apart, whatever is done: seed ${seed}`, () => new Split(seed).run(), 60_000)
  }
})

describe('undo over both documents', () => {
  function start() {
    const board = new Y.Doc()
    const draft = newDraft()
    const writer = open(board, draft)
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
    return { writer, add, has, state, board, draft }
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
