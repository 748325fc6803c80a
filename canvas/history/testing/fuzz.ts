import * as tldraw from '@tldraw/editor'
import { toRichText, type Editor, type TLShapeId, type TLStore } from 'tldraw'
import * as Y from 'yjs'
import { GESTURE_PACE } from '@/sync/protocol/gesture-frames'
import { connectEditorHistory } from '../editor-history'
import { bindStoreToDoc, type StoreBinding } from '../../binding'
import { ACTIONS, bind, CONTINUOUS, typeInto } from './actions'
import {
  authorship,
  expectEqualViews,
  expectNothingHidden,
  expectOnlyOwnChanged,
  expectSound,
} from './checks'
import { createEditor } from './editor'
import { Network } from './network'
import { Random } from '@/sync/doc/testing/random'
import { type TestChannel, TestClock } from '../../binding/testing/flights'
import { createBoardStore } from '../../binding/testing/stores'
import { Flights } from './flights'

const PEOPLE = 4

/** Internal in tldraw's types. */
const { mockUniqueId } = tldraw as unknown as {
  mockUniqueId: (make: () => string) => void
}

interface Person {
  number: number
  doc: Y.Doc
  store: TLStore
  editor: Editor
  binding: StoreBinding
  channel: TestChannel
  /** A pointer is down: changes travel as frames. */
  isGesturing: boolean
  leave(): void
}

/**
 * Four real editors on one board, each doing what people do, over a bad network. Throws with what
 * was done last when anything of [B0] to [U4] does not hold.
 */
export class Fuzz {
  private readonly random: Random
  private readonly network: Network
  private readonly flights: Flights
  private readonly clock = new TestClock()
  private readonly people: Person[] = []
  private readonly trail: string[] = []
  private ids = 0
  private letters = 0
  private clients = 0

  constructor(seed: number) {
    this.random = new Random(seed)
    this.network = new Network(this.random)
    this.flights = new Flights(this.random)
    mockUniqueId(() => this.newId())
    Math.random = this.random.next
    // A browser's store tells what changed once a frame, tldraw's tests at once: both must do.
    Object.assign(globalThis, { __FORCE_RAF_IN_TESTS__: seed % 2 === 1 })
    for (let number = 0; number < PEOPLE; number++) {
      const doc = this.newDoc()
      this.network.add(doc)
      this.people.push(this.enter(number, doc))
    }
    this.prepare()
  }

  /** A board that has something on it, so that people get in each other's way from the start. */
  private prepare(): void {
    const [first] = this.people
    const { editor } = first!
    const create = (type: string, count: number) => {
      for (let n = 0; n < count; n++) {
        const id = `shape:${this.newId()}` as TLShapeId
        editor.createShape({ id, type, x: n * 150, y: this.ids * 5 })
      }
    }
    create('frame', 3)
    create('geo', 4)
    create('proposal-card', 3)
    create('note', 2)
    first!.binding.flush()
    first!.binding.clearHistory()
    this.network.settle()
  }

  private newId = () => `id${(this.ids++).toString(36).padStart(6, '0')}`

  private newDoc(): Y.Doc {
    const doc = new Y.Doc()
    doc.clientID = 1000 + this.clients++
    return doc
  }

  private enter(number: number, doc: Y.Doc): Person {
    const store = createBoardStore()
    const channel = this.flights.open(this.clients)
    const binding = bindStoreToDoc({ store, doc, gestures: channel, clock: this.clock })
    const editor = createEditor(store)
    const disconnect = connectEditorHistory(editor, binding)
    editor.on('crash', ({ error }) => {
      throw error
    })
    const leave = () => {
      disconnect()
      binding.dispose()
      editor.dispose()
    }
    return { number, doc, store, editor, binding, channel, isGesturing: false, leave }
  }

  run(operations: number): void {
    try {
      for (let n = 0; n < operations; n++) this.step()
      this.settle()
    } catch (error) {
      if (error instanceof Error) error.message += `\n  after: ${this.trail.slice(-8).join('; ')}`
      throw error
    } finally {
      for (const person of this.people) person.leave()
    }
  }

  private step(): void {
    const { random, network } = this
    const person = random.pick(this.people)
    if (random.chance(0.05)) network.online[person.number] = !network.online[person.number]
    if (random.chance(0.02)) this.reload(person)
    else if (random.chance(0.04)) this.typeTogether()
    else if (random.chance(0.03)) this.bindTogether()
    else if (random.chance(0.03)) this.nestTogether()
    else if (random.chance(0.14)) this.travel(person)
    else if (random.chance(0.3)) this.gesture(person)
    else this.act(person)
    if (random.chance(person.isGesturing ? 0.05 : 0.8)) person.binding.flush()
    if (random.chance(0.6)) network.deliver(random.between(1, 8))
    if (random.chance(0.7)) this.flights.deliver(random.between(1, 8))
    if (random.chance(0.5)) this.clock.pass(random.between(1, 400))
    if (random.chance(0.02)) this.settle()
  }

  private act(person: Person): void {
    const total = ACTIONS.reduce((sum, [, weight]) => sum + weight, 0)
    let at = this.random.next() * total
    const [name, , action] = ACTIONS.find(([, weight]) => (at -= weight) < 0)!
    this.trail.push(`${person.number} ${name}`)
    person.editor.markHistoryStoppingPoint(name)
    const { editor } = person
    action({ editor, random: this.random, newId: this.newId })
    editor.complete()
    // Grouping a shape with an arrow bound to it dissolves the group, and tldraw selects it still.
    editor.setSelectedShapes(editor.getSelectedShapeIds().filter((id) => editor.getShape(id)))
  }

  /** Presses a pointer, or moves on with it down, or lets go. */
  private gesture(person: Person): void {
    const { random, clock } = this
    const { binding, editor, store } = person
    if (person.isGesturing && random.chance(0.4)) {
      this.trail.push(`${person.number} lets go`)
      person.isGesturing = false
      return binding.endGesture()
    }
    if (!person.isGesturing) {
      this.trail.push(`${person.number} presses`)
      person.isGesturing = true
      editor.markHistoryStoppingPoint('gesture')
      binding.beginGesture()
    }
    for (let n = random.between(1, 6); n > 0; n--) {
      CONTINUOUS[random.between(0, CONTINUOUS.length)]!({ editor, random, newId: this.newId })
      // A browser's store tells what changed when the next frame is drawn; no frame comes here.
      store.listen(() => undefined)()
      clock.pass(random.between(1, 120))
      if (random.chance(0.5)) this.flights.deliver(random.between(1, 6))
      if (random.chance(0.2)) this.network.deliver(random.between(1, 4))
    }
  }

  /** Undo or redo, which may change only what this person wrote. */
  private travel(person: Person): void {
    const isUndo = this.random.chance(0.65)
    this.trail.push(`${person.number} ${isUndo ? 'undo' : 'redo'}`)
    person.binding.flush()
    const before = authorship(person.doc)
    if (isUndo) person.editor.undo()
    else person.editor.redo()
    expectOnlyOwnChanged(before, authorship(person.doc), person.doc.clientID)
  }

  /** Two people write into one note at the same time, over the same bad network [L3]. */
  private typeTogether(): void {
    this.gather()
    const [one, other] = this.random.some([...this.people], PEOPLE)
    const { store, editor } = this.people[0]!
    const notes = store.query
      .records('shape')
      .get()
      .filter((shape) => shape.type === 'note' && !editor.isShapeOrAncestorLocked(shape))
    if (!one || !other || notes.length === 0) return
    const { id } = this.random.pick(notes.sort((a, b) => (a.id < b.id ? -1 : 1)))
    this.trail.push(`${one.number} and ${other.number} type together`)
    // What is stored whole becomes shared text by its first edit; from then on letters merge.
    one.editor.updateShape({ id, type: 'note', props: { richText: toRichText('ab\nc') } })
    this.gather()
    const typed: string[] = []
    for (let n = 0; n < 12; n++) {
      const person = this.random.pick([one, other])
      // Letters of a script nobody else here writes in, each once.
      const letter = String.fromCodePoint(0x20000 + this.letters++)
      typeInto({ editor: person.editor, random: this.random, newId: this.newId }, id, letter)
      typed.push(letter)
      if (this.random.chance(0.6)) person.binding.flush()
      if (this.random.chance(0.5)) this.network.deliver(this.random.between(1, 4))
    }
    this.gather()
    const held = JSON.stringify(store.get(id)?.props)
    for (const letter of typed) {
      if (held.split(letter).length !== 2) throw new Error(`lost ${letter} of ${held}`)
    }
  }

  /** Two people tie one end of an arrow, each to something else, before either hears of it [N5]. */
  private bindTogether(): void {
    this.gather()
    const [one, other] = this.random.some([...this.people], PEOPLE)
    if (!one || !other) return
    // Both on one page, which everybody has: an arrow and two things to tie it to.
    const page = one.editor.getPages()[0]!.id
    for (const { editor } of [one, other]) editor.setCurrentPage(page)
    const shapes = [...one.editor.getCurrentPageShapeIds()]
      .sort()
      .map((id) => one.editor.getShape(id)!)
      .filter((shape) => !one.editor.isShapeOrAncestorLocked(shape))
    const arrows = shapes.filter((shape) => shape.type === 'arrow')
    const targets = shapes.filter((shape) => shape.type !== 'arrow')
    if (arrows.length === 0 || targets.length === 0) return
    this.trail.push(`${one.number} and ${other.number} bind one end`)
    const { id } = this.random.pick(arrows)
    const terminal = this.random.pick(['start', 'end'] as const)
    for (const { editor } of [one, other]) {
      const hand = { editor, random: this.random, newId: this.newId }
      bind(hand, id, this.random.pick(targets).id, terminal)
    }
    for (const { binding } of [one, other]) binding.flush()
  }

  /** Two people put two frames into each other before either hears of it [N3]. */
  private nestTogether(): void {
    this.gather()
    const [one, other] = this.random.some([...this.people], PEOPLE)
    if (!one || !other) return
    const page = one.editor.getPages()[0]!.id
    for (const { editor } of [one, other]) editor.setCurrentPage(page)
    const frames = [...one.editor.getCurrentPageShapeIds()]
      .sort()
      .filter((id) => one.editor.getShape(id)?.type === 'frame')
    const [outer, inner] = this.random.some(frames, frames.length)
    const isRelated = (a: TLShapeId, b: TLShapeId) =>
      one.editor.hasAncestor(one.editor.getShape(a), b)
    if (!outer || !inner || isRelated(outer, inner) || isRelated(inner, outer)) return
    this.trail.push(`${one.number} and ${other.number} nest two frames`)
    one.editor.reparentShapes([inner], outer)
    other.editor.reparentShapes([outer], inner)
    for (const { binding } of [one, other]) binding.flush()
  }

  /** Closes the tab and comes back with what the browser kept, as somebody new to Yjs. */
  private reload(person: Person): void {
    this.trail.push(`${person.number} reload`)
    person.leave()
    this.flights.close(person.channel)
    const doc = this.newDoc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(person.doc))
    this.network.replace(person.number, doc)
    this.people[person.number] = this.enter(person.number, doc)
  }

  /** Everyone lets go, is back and has everything. */
  private gather(): void {
    for (const person of this.people) {
      person.isGesturing = false
      person.binding.endGesture()
      person.binding.flush()
    }
    this.network.settle()
    for (const { binding } of this.people) binding.flush()
    this.flights.settle()
    // What was lost on the way ends by silence [D6], and what glides arrives.
    this.clock.pass(GESTURE_PACE.silentMs + 500)
    if (this.network.waiting > 0) throw new Error('taking in changes wrote something')
  }

  private settle(): void {
    this.trail.push('settle')
    this.gather()
    const stores = this.people.map((person) => person.store)
    expectEqualViews(
      stores,
      this.people.map((person) => person.doc),
    )
    // The others' are equal.
    expectSound(stores[0]!)
    expectNothingHidden(this.people[0]!.doc)
    for (const { editor } of this.people) {
      for (const id of editor.getSelectedShapeIds()) {
        if (!editor.getShape(id)) throw new Error(`selected ${id} is gone`)
      }
      for (const each of editor.getCurrentPageRenderingShapesSorted())
        editor.getShapePageBounds(each)
    }
  }
}
