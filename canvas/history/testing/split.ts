import * as tldraw from '@tldraw/editor'
import { createShapeId, type Editor, type TLRecord, type TLStore } from 'tldraw'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { jsonEqual } from '@/sync/doc/json'
import { readRecords } from '@/sync/doc/layout'
import { Random } from '@/sync/doc/testing/random'
import { bindStoreToDoc, Steps } from '../../binding'
import { joinBindings, type JoinedBindings } from '../../binding/joined-bindings'
import { createBoardStore, recordsIn } from '../../binding/testing/stores'
import { ownedByBoard } from '../../drafts/ownership'
import { connectEditorHistory } from '../editor-history'
import { ACTIONS, type Action } from './actions'
import { createEditor } from './editor'

const OPERATIONS = Number(process.env.FUZZ_OPERATIONS ?? 80)

/** Internal in tldraw's types. */
const { mockUniqueId } = tldraw as unknown as { mockUniqueId: (make: () => string) => void }

/** An editor whose store shows a board and a second document. */
export interface SplitEditor {
  store: TLStore
  editor: Editor
  binding: JoinedBindings
  leave(): void
}

/** What the second document is, and how somebody works with it. */
export interface SecondDocument {
  doc: Y.Doc
  /** Whether the second document holds this record, by what the record says. */
  holds(record: TLRecord): boolean
  /** Binds the document to the store. */
  join(store: TLStore, binding: JoinedBindings): void
  /** Puts the guards into an editor; returns their off switches. */
  guard(editor: Editor): (() => void)[]
  /** Before the first step: what must not be left to chance. */
  begin(editor: Editor, newId: () => string): void
  /** Now and then; what it did, in words. */
  turn?: (editor: Editor, random: Random) => string
  /** What its person does beside what everyone does. */
  actions?: readonly (readonly [name: string, weight: number, action: Action])[]
  /** Throws when a record has no business in the second document. */
  check?: (record: TLRecord) => void
  /** Text that must never be in what leaves the board's document. */
  secrets?: readonly string[]
}

/** Opens a board and a second document in one store, as the canvas does. */
export function openSplit(board: Y.Doc, second: SecondDocument): SplitEditor {
  const store = createBoardStore()
  const steps = new Steps()
  const plenary = { store, doc: board, owns: ownedByBoard(store), isWhole: true, steps }
  const binding = joinBindings(steps, bindStoreToDoc(plenary))
  second.join(store, binding)
  const editor = createEditor(store)
  const stops = [connectEditorHistory(editor, binding), ...second.guard(editor)]
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

/** Every byte that leaves a document. */
function watch(doc: Y.Doc): { all: string } {
  const sent = { all: '' }
  doc.on('update', (update: Uint8Array) => (sent.all += Buffer.from(update).toString('latin1')))
  return sent
}

/** Random actions of somebody who has a second document beside the board, and of somebody else on it. */
export class Split {
  private readonly random: Random
  private readonly board = new Y.Doc()
  private readonly other = new Y.Doc()
  private readonly sent = watch(this.board)
  /** Ids of everything that was ever the second document's. */
  private readonly held = new Set<string>()
  private readonly trail: string[] = []
  private readonly stranger: Editor
  private writer: SplitEditor
  private ids = 0

  constructor(
    seed: number,
    private readonly second: SecondDocument,
  ) {
    this.random = new Random(seed)
    mockUniqueId(this.newId)
    Math.random = this.random.next
    // A browser's store tells what changed once a frame, tldraw's tests at once: both must do.
    Object.assign(globalThis, { __FORCE_RAF_IN_TESTS__: seed % 2 === 1 })
    this.writer = openSplit(this.board, second)
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
      this.second.begin(this.writer.editor, this.newId)
      for (let n = 0; n < OPERATIONS; n++) this.step()
      this.writer.binding.flush()
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
    expect(this.held.size).toBeGreaterThan(0)
  }

  private readonly newId = () => `id${(this.ids++).toString(36).padStart(6, '0')}`

  private step(): void {
    const { random, second } = this
    if (second.turn && random.chance(0.08)) this.trail.push(second.turn(this.writer.editor, random))
    if (random.chance(0.03)) this.reload()
    else if (random.chance(0.25)) this.act(this.stranger, 'other', ACTIONS)
    else if (random.chance(0.2)) this.travel()
    else this.act(this.writer.editor, 'writer', [...ACTIONS, ...(second.actions ?? [])])
    if (random.chance(0.6)) this.writer.binding.flush()
    if (random.chance(0.6)) this.exchange()
    this.expectSplit()
  }

  private act(editor: Editor, who: string, actions: typeof ACTIONS): void {
    const total = actions.reduce((sum, [, weight]) => sum + weight, 0)
    let at = this.random.next() * total
    const [name, , action] = actions.find(([, weight]) => (at -= weight) < 0)!
    this.trail.push(`${who} ${name}`)
    editor.markHistoryStoppingPoint(name)
    try {
      action({ editor, random: this.random, newId: this.newId })
    } catch (error) {
      // tldraw's own: an arrow that loses its ends while it is copied changes its place among its
      // siblings meanwhile. Nothing was done then.
      if (!/^\w+ >= \w+$/.test(String((error as Error).message))) throw error
    }
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
    this.writer.leave()
    this.writer = openSplit(this.board, this.second)
  }

  private exchange(): void {
    Y.applyUpdate(this.other, Y.encodeStateAsUpdate(this.board))
    Y.applyUpdate(this.board, Y.encodeStateAsUpdate(this.other))
  }

  /** The board's document knows nothing of the second; that one knows all that is its own, and nothing else. */
  private expectSplit(): void {
    const { second } = this
    for (const record of this.writer.store.allRecords()) {
      if (second.holds(record)) this.held.add(record.id)
    }
    for (const record of readRecords(this.board)) {
      if (second.holds(record)) throw new Error(`${record.id} is on the board`)
    }
    for (const secret of [...this.held, ...(second.secrets ?? [])]) {
      if (this.sent.all.includes(secret)) throw new Error(`the board was told of ${secret}`)
    }
    for (const record of readRecords(second.doc)) {
      if (record.typeName !== 'document' && !second.holds(record))
        throw new Error(`${record.id} of the board is in the second document`)
      second.check?.(record)
    }
  }

  private expectReload(): void {
    const { second } = this
    this.writer.binding.flush()
    const shown = recordsIn(this.writer.store)
    const kept = new Set(readRecords(second.doc).map(({ id }) => id))
    for (const record of shown) {
      if (second.holds(record) && !kept.has(record.id)) throw new Error(`lost ${record.id}`)
    }
    const again = openSplit(this.board, second)
    const reloaded = recordsIn(again.store)
    again.leave()
    if (!jsonEqual(reloaded, shown)) expect(reloaded).toEqual(shown)
    const others = recordsIn(this.stranger.store)
    const boards = shown.filter((record) => !second.holds(record))
    if (!jsonEqual(others, boards)) expect(others).toEqual(boards)
  }
}
