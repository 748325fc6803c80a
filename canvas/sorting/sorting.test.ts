// @vitest-environment jsdom
import {
  Box,
  createShapeId,
  createTLStore,
  toRichText,
  type Editor,
  type TLNoteShape,
  type TLShapeId,
} from '@tldraw/editor'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Role } from '@/dialogue/workshop'
import { plainText } from '@/sync/doc/plain-text'
import { createBoardSchema, META } from '@/sync/doc/schema'
import type { ProposalCardProps } from '@/sync/doc/shapes/proposal-card'
import { readTags, withTags } from '@/sync/doc/tags'
import { bindStoreToDoc, type StoreBinding } from '../binding'
import { boardSettings } from '../board-settings'
import { connectEditorHistory } from '../history/editor-history'
import { createEditor } from '../history/testing/editor'
import { enforceFacilitatorLock } from '../lock/facilitator-lock'
import { guardRights, setRights } from '../rights/guard-rights'
import { draftingOf } from '../drafts/drafting-state'
import { guardDrafts } from '../drafts/guard-drafts'
import { parkCards } from '../tools/park'
import { takeBack } from '../tools/take-back'
import { cluster } from './cluster'
import { arrangeInGrid, pileUp } from './grid'
import { changeTags, tagsInUse } from './tagging'

interface Person {
  doc: Y.Doc
  editor: Editor
  binding: StoreBinding
  leave: () => void
}

let people: Person[] = []
let me: Person
let editor: Editor

function enter(role: Role): Person {
  const doc = new Y.Doc()
  const store = createTLStore({ schema: createBoardSchema() })
  const binding = bindStoreToDoc({ store, doc })
  const made = createEditor(store)
  boardSettings(made).set({
    ...boardSettings(made).get(),
    locale: 'en',
    role,
    party: null,
    parties: [
      { id: 'us', name: { en: 'U.S.', ko: '미국' }, short: { en: 'U.S.', ko: '미국' } },
      { id: 'rok', name: { en: 'ROK', ko: '한국' }, short: { en: 'ROK', ko: '한국' } },
    ] as never,
  })
  const stops = [connectEditorHistory(made, binding), enforceFacilitatorLock(made, () => undefined)]
  const person = {
    doc,
    editor: made,
    binding,
    leave: () => {
      for (const stop of stops) stop()
      binding.dispose()
      made.dispose()
    },
  }
  people.push(person)
  return person
}

// jsdom draws nothing, and would say so at every measured word.
HTMLCanvasElement.prototype.getContext = () => null

beforeEach(() => {
  me = enter('facilitator')
  editor = me.editor
})

afterEach(() => {
  for (const { leave } of people) leave()
  people = []
})

/** Everyone has what everyone has. */
function meet() {
  for (const { binding } of people) binding.flush()
  for (const from of people) {
    for (const { doc } of people) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from.doc))
  }
}

function note(name: string, x: number, y: number, props: Partial<TLNoteShape['props']> = {}) {
  const id = createShapeId(name)
  editor.createShape<TLNoteShape>({ id, type: 'note', x, y, props })
  return id
}

function card(name: string, x: number, y: number, props: Partial<ProposalCardProps> = {}) {
  const id = createShapeId(name)
  editor.createShape({ id, type: 'proposal-card', x, y, props })
  return id
}

function area(name: string, box: { x: number; y: number; w: number; h: number }) {
  const id = createShapeId(name)
  const { x, y, w, h } = box
  // As it comes from the server: what one makes oneself is no area.
  editor.store.mergeRemoteChanges(() => {
    editor.createShape({
      id,
      type: 'frame',
      x,
      y,
      props: { w, h },
      meta: { area: name, lock: 'facilitator' },
    })
  })
  return id
}

const boxOf = (id: TLShapeId) => editor.getShapePageBounds(id)!
const at = (id: TLShapeId) => [Math.round(boxOf(id).x), Math.round(boxOf(id).y)]
const tag = (id: TLShapeId, ...names: string[]) => changeTags(editor, [id], { add: names })
const headings = () =>
  editor
    .getCurrentPageShapes()
    .filter((shape) => shape.meta[META.groupHeading] === 'true')
    .sort((a, b) => a.y - b.y || a.x - b.x)
const titles = () =>
  headings().map((shape) => plainText((shape.props as { richText: unknown }).richText))

/** No two of these share a point. */
function expectApart(ids: readonly TLShapeId[]) {
  const boxes = ids.map((id) => boxOf(id).clone().expandBy(-0.5))
  boxes.forEach((box, i) => {
    for (const other of boxes.slice(i + 1)) expect(box.collides(other)).toBe(false)
  })
}

describe('tags', () => {
  test('on several at once, as one step of undo, and taken away again', () => {
    const ids = [note('a', 0, 0), card('b', 300, 0)]
    changeTags(editor, ids, { add: ['Budget', '법'] })
    expect(tagsInUse(editor)).toEqual([
      { name: 'Budget', count: 2 },
      { name: '법', count: 2 },
    ])
    changeTags(editor, ids, { remove: ['budget'] })
    for (const id of ids) expect(readTags(editor.getShape(id)!.meta)).toEqual(['법'])
    editor.undo()
    expect(tagsInUse(editor)).toHaveLength(2)
    editor.undo()
    expect(tagsInUse(editor)).toEqual([])
    for (const id of ids) expect(editor.getShape(id)!.meta).toEqual({})
  })

  test('of two people at once both stay [L7], and undo takes away one’s own', () => {
    const id = note('a', 0, 0)
    const other = enter('delegate')
    meet()
    changeTags(editor, [id], { add: ['Budget'] })
    changeTags(other.editor, [id], { add: ['법'] })
    meet()
    for (const person of people)
      expect(readTags(person.editor.getShape(id)!.meta)).toEqual(['Budget', '법'])
    editor.undo()
    meet()
    for (const person of people) expect(readTags(person.editor.getShape(id)!.meta)).toEqual(['법'])
  })

  test('not on what is locked, nor by readers, and it is said when there is no room', () => {
    const locked = note('a', 0, 0)
    editor.updateShape({ id: locked, type: 'note', meta: { lock: 'facilitator' } })
    tag(locked, 'x')
    const full = note('b', 300, 0)
    const many = Array.from({ length: 12 }, (_, i) => `tag ${i}`)
    expect(changeTags(editor, [full], { add: many })).toEqual({ full: 0 })
    expect(changeTags(editor, [full], { add: ['more'] })).toEqual({ full: 1 })
    editor.updateInstanceState({ isReadonly: true })
    changeTags(editor, [full], { remove: many })
    expect(readTags(editor.getShape(locked)!.meta)).toEqual([])
    expect(readTags(editor.getShape(full)!.meta)).toHaveLength(12)
  })
})

describe('a grid', () => {
  test('has equal gaps, in reading order, and keeps frames', () => {
    const frame = createShapeId('frame')
    editor.createShape({ id: frame, type: 'frame', x: 1000, y: 0, props: { w: 900, h: 900 } })
    const ids = [note('a', 30, 7), note('b', 330, 0), note('c', 5, 400), note('d', 400, 380)]
    editor.updateShape({ id: ids[3]!, type: 'note', parentId: frame })
    const [x, y] = [5, 0]
    editor.setSelectedShapes(ids)
    editor.updateShape({ id: ids[3]!, type: 'note', x: -600, y: 380 })
    expect(arrangeInGrid(editor)).toBe(4)
    expect(ids.map(at)).toEqual([
      [x, y],
      [x + 220, y],
      [x, y + 220],
      [x + 220, y + 220],
    ])
    expect(editor.getShape(ids[3]!)!.parentId).toBe(frame)
    editor.undo()
    expect(at(ids[0]!)).toEqual([30, 7])
  })

  test('spreads out what was piled up', () => {
    const ids = [note('a', 0, 0), note('b', 300, 0), note('c', 600, 0), card('d', 900, 0)]
    editor.setSelectedShapes(ids)
    expect(pileUp(editor)).toBe(4)
    expect(at(ids[3]!)).toEqual([42, 42])
    expect(editor.getCurrentPageShapesSorted().map(({ id }) => id)).toEqual(ids)
    arrangeInGrid(editor)
    expectApart(ids)
  })

  test('leaves alone what is locked, and one alone', () => {
    const [a, b] = [note('a', 0, 0), note('b', 50, 50)]
    editor.setSelectedShapes([a])
    expect(arrangeInGrid(editor)).toBe(0)
    editor.updateShape({ id: b, type: 'note', meta: { lock: 'facilitator' } })
    editor.setSelectedShapes([a, b])
    expect(arrangeInGrid(editor)).toBe(0)
    expect(pileUp(editor)).toBe(0)
  })
})

describe('groups', () => {
  test('by tag: the largest first, those without last, nothing over anything', () => {
    const board = area('proposals', { x: 0, y: 0, w: 700, h: 800 })
    const ids = [
      card('a', 10, 40),
      card('b', 360, 40),
      note('c', 1200, 0),
      note('d', 1500, 0),
      note('e', 1800, 0),
    ]
    editor.updateShape({ id: ids[0]!, type: 'proposal-card', parentId: board })
    tag(ids[0]!, 'law')
    tag(ids[1]!, 'Budget')
    tag(ids[2]!, 'Budget', 'law')
    tag(ids[3]!, 'Budget')
    const before = ids.map(at)
    expect(cluster(editor, 'tag')).toBe(3)
    expect(titles()).toEqual(['Budget', 'law', 'No tag · 태그 없음'])
    expectApart([...ids, ...headings().map(({ id }) => id), board])
    expect(editor.getShape(ids[0]!)!.parentId).toBe(editor.getCurrentPageId())
    // Under their own words.
    const [budget] = headings()
    expect(boxOf(ids[1]!).x).toBeCloseTo(budget!.x)
    editor.undo()
    expect(ids.map(at)).toEqual(before)
    expect(headings()).toEqual([])
    expect(editor.getShape(ids[0]!)!.parentId).toBe(board)
  })

  test('sorted again they stay where they are, under new words alone', () => {
    const ids = [note('a', 0, 0, { color: 'red' }), note('b', 300, 0, { color: 'blue' })]
    const c = card('c', 600, 0, { author: 'rok' })
    cluster(editor, 'color')
    expect(titles()).toEqual(['Blue · 파랑', 'Red · 빨강', 'ROK · 한국'])
    const first = new Box(boxOf(ids[0]!).x, boxOf(ids[0]!).y)
    cluster(editor, 'side')
    expect(titles()).toEqual(['ROK · 한국', 'No side · 측 없음'])
    cluster(editor, 'class')
    expect(titles()).toEqual(['Drafts · 초안', 'Notes · 메모'])
    cluster(editor, 'color')
    expect(headings()).toHaveLength(3)
    expect(boxOf(ids[0]!).point).toEqual(first.point)
    expectApart([...ids, c, ...headings().map(({ id }) => id)])
  })

  test('of everything for facilitators alone; of the selected for all who may move them', () => {
    const [a, b] = [note('a', 0, 0), note('b', 40, 40)]
    boardSettings(editor).update((settings) => ({ ...settings, role: 'delegate' }))
    expect(cluster(editor, 'tag')).toBe(0)
    editor.setSelectedShapes([a, b])
    expect(cluster(editor, 'tag')).toBe(1)
    expectApart([a, b])
    editor.updateInstanceState({ isReadonly: true })
    expect(cluster(editor, 'side')).toBe(0)
  })

  test('in a stage for cards: the groups, without words of their own', () => {
    const ids = [note('a', 0, 0), note('b', 40, 40)]
    const refused = vi.fn()
    const off = guardRights(editor, refused)
    setRights(editor, { draw: false, cards: true, stances: false, why: 'stage' })
    expect(cluster(editor, 'tag')).toBe(1)
    expectApart(ids)
    expect(headings()).toEqual([])
    expect(refused).not.toHaveBeenCalled()
    tag(ids[0]!, 'law')
    expect(readTags(editor.getShape(ids[0]!)!.meta)).toEqual(['law'])
    setRights(editor, { draw: false, cards: false, stances: false, why: 'frozen' })
    expect(cluster(editor, 'tag')).toBe(0)
    tag(ids[0]!, 'budget')
    expect(readTags(editor.getShape(ids[0]!)!.meta)).toEqual(['law'])
    off()
  })

  test('private writing is sorted only while one writes privately, under private words', () => {
    const ids = [note('a', 0, 0), note('b', 40, 40)]
    const shared = [note('c', 600, 0), note('d', 640, 40)]
    for (const id of ids) {
      editor.updateShape({ id, type: 'note', meta: { [META.draft]: 'mine' } })
      tag(id, 'secret')
    }
    editor.setSelectedShapes(ids)
    // Not they, but what everyone sees.
    expect(cluster(editor, 'tag')).toBe(1)
    expect(titles()).toEqual(['No tag · 태그 없음'])
    expect(at(ids[1]!)).toEqual([40, 40])
    const off = guardDrafts(editor, () => undefined)
    draftingOf(editor).set({ documentId: 'mine', isDrafting: true })
    const before = shared.map(at)
    editor.setSelectedShapes(ids)
    expect(cluster(editor, 'tag')).toBe(1)
    expectApart(ids)
    const secret = headings().filter(({ meta }) => meta[META.draft] === 'mine')
    expect(secret).toHaveLength(1)
    expect(shared.map(at)).toEqual(before)
    off()
  })

  test('what others stand over stays where it is', () => {
    const others = note('other', 0, 0)
    const ids = [note('a', 100, 0), note('b', 120, 0)]
    editor.setSelectedShapes(ids)
    cluster(editor, 'tag')
    expect(at(others)).toEqual([0, 0])
    expectApart([...ids, others, ...headings().map(({ id }) => id)])
  })
})

describe('the parking lot', () => {
  test('gives back what was parked, to where it stood, as one step of undo', () => {
    const proposals = area('proposals', { x: 0, y: 0, w: 700, h: 800 })
    area('parking', { x: 800, y: 0, w: 700, h: 340 })
    const one = card('a', 20, 50)
    const two = note('b', 300, 900, { richText: toRichText('later') })
    editor.reparentShapes([one], proposals)
    const before = [at(one), at(two)]
    parkCards(editor, [one, two])
    expect(boxOf(two).x).toBeGreaterThan(799)
    // Parked again it still knows where it came from.
    parkCards(editor, [two])
    expect(takeBack(editor, [one, two])).toBe(2)
    expect([at(one), at(two)]).toEqual(before)
    expect(editor.getShape(one)!.parentId).toBe(proposals)
    expect(editor.getShape(two)!.meta).toEqual({})
    editor.undo()
    expect(boxOf(one).x).toBeGreaterThan(799)
    expect(boxOf(two).x).toBeGreaterThan(799)
  })

  test('gives a card back to the proposals when its frame is gone', () => {
    const proposals = area('proposals', { x: 0, y: 0, w: 700, h: 800 })
    const lot = area('parking', { x: 800, y: 0, w: 700, h: 340 })
    const id = card('a', 20, 50)
    const loose = note('b', 900, 50)
    editor.reparentShapes([id, loose], lot)
    editor.updateShape({ id, type: 'proposal-card', meta: { parkedFrom: 'nonsense' } })
    expect(takeBack(editor, [id, loose])).toBe(1)
    expect(editor.getShape(id)!.parentId).toBe(proposals)
    expect(withTags(editor.getShape(id)!.meta, {})).toEqual({})
  })
})
