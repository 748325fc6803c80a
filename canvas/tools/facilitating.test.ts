// @vitest-environment jsdom
import { createShapeId, createTLStore, type Editor, type TLShapeId } from '@tldraw/editor'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wordingHash } from '@/dialogue/wording'
import type { Role } from '@/dialogue/workshop'
import { createBoardSchema } from '@/sync/doc/schema'
import type { ProposalCardProps } from '@/sync/doc/shapes/proposal-card'
import { setAnnounce } from '../announce'
import { boardSettings } from '../board-settings'
import { boardIndex, isCard } from '../cards'
import { createEditor } from '../history/testing/editor'
import { arrangeCards } from './arrange-cards'
import { mergeCards, unmergeCard } from './merge-cards'
import { setPin } from '../pinning/pins'
import { parkCards } from './park'
import { guardPutForward } from './put-forward-guard'

let editor: Editor
let said: string[]
let off: () => void

const proposals = createShapeId('proposals')
const parking = createShapeId('parking')

beforeEach(() => {
  editor = createEditor(createTLStore({ schema: createBoardSchema() }))
  said = []
  setAnnounce(editor, (text) => said.push(text))
  as('facilitator')
  editor.createShapes([
    {
      id: proposals,
      type: 'frame',
      x: 0,
      y: 0,
      props: { w: 700, h: 800 },
      meta: { area: 'proposals' },
    },
    {
      id: parking,
      type: 'frame',
      x: 800,
      y: 0,
      props: { w: 700, h: 340 },
      meta: { area: 'parking' },
    },
  ])
  off = guardPutForward(editor)
})

afterEach(() => {
  off()
  editor.dispose()
})

function as(role: Role) {
  boardSettings(editor).set({ locale: 'en', role, party: null, parties: [], capitals: {} })
}

/** As it comes from the server: nothing of ours has a say in it. */
function add(name: string, props: Partial<ProposalCardProps> = {}): TLShapeId {
  const id = createShapeId(name)
  editor.store.mergeRemoteChanges(() => {
    editor.createShape({ id, type: 'proposal-card', parentId: proposals, props })
  })
  return id
}

function card(id: TLShapeId) {
  const shape = editor.getShape(id)
  if (!isCard(shape)) throw new Error('It is gone.')
  return shape
}

describe('what was put forward', () => {
  test('keeps a tabled card’s wording, and its pins from then on, and says why', () => {
    const tabled = add('tabled', { status: 'tabled', titleEn: 'As tabled', pins: { a: 30 } })
    const assessed = add('assessed', { status: 'assessed', titleEn: 'As it was', pins: { a: 30 } })
    editor.updateShape({ id: tabled, type: 'proposal-card', props: { titleEn: 'Changed' } })
    expect(card(tabled).props.titleEn).toBe('As tabled')
    expect(said[0]).toContain('This proposal is tabled')
    for (const id of [tabled, assessed]) {
      editor.updateShape({ id, type: 'proposal-card', x: 55, props: { pins: { a: 90 } } })
      expect(card(id).props.pins).toEqual({ a: 30 })
      expect(card(id).x).toBe(55)
    }
    expect(said.at(-1)).toContain('its pins stay where they are')
    // Its support is then asked for again.
    editor.updateShape({ id: assessed, type: 'proposal-card', props: { titleEn: 'New' } })
    expect(card(assessed).props.titleEn).toBe('New')
  })

  test('a tabled card is not deleted, an assessed one is parked, a draft goes', () => {
    const tabled = add('tabled', { status: 'tabled' })
    const assessed = add('assessed', { status: 'assessed' })
    const draft = add('draft')
    editor.deleteShapes([tabled, assessed, draft])
    expect(editor.getShape(draft)).toBeUndefined()
    expect(card(tabled).parentId).toBe(proposals)
    expect(card(assessed).parentId).toBe(parking)
    expect(said).toHaveLength(2)
  })

  test('outlives the frame it stands in', () => {
    const frame = createShapeId('frame')
    editor.createShape({ id: frame, type: 'frame', props: { w: 400, h: 400 } })
    const id = add('tabled', { status: 'tabled' })
    editor.updateShape({ id, type: 'proposal-card', parentId: frame })
    editor.deleteShapes([frame])
    expect(card(id).parentId).toBe(proposals)
  })
})

describe('merging', () => {
  test('one draft stands for the others, with their pins, and they are parked', () => {
    const kept = add('kept', { number: 1, pins: { a: 10 } })
    const twin = add('twin', { number: 2, pins: { a: 90, b: 60 } })
    const older = add('older', { number: 3, mergedInto: twin })
    expect(mergeCards(editor, [kept, twin], kept)).toBe(1)
    expect(card(kept).props.pins).toEqual({ a: 10, b: 60 })
    expect(card(twin).props.mergedInto).toBe(kept)
    expect(card(twin).parentId).toBe(parking)
    expect(card(older).props.mergedInto).toBe(kept)
    // Its chips are the kept one's now.
    expect(
      boardIndex(editor)
        .pins.get()
        .get('b')
        ?.map(({ cardId }) => cardId),
    ).toEqual([kept])
    unmergeCard(editor, twin)
    expect(card(twin).props.mergedInto).toBeNull()
    expect(card(twin).parentId).toBe(proposals)
  })

  test('taken out again it takes back the pins it gave, as far as nobody moved them', () => {
    const kept = add('kept', { number: 1, pins: { own: 10, same: 50 } })
    const twin = add('twin', { number: 2, pins: { same: 50, given: 60, moved: 70, both: 80 } })
    const third = add('third', { number: 3, pins: { both: 20 } })
    mergeCards(editor, [kept, twin, third], kept)
    expect(card(kept).props.pins).toEqual({ own: 10, same: 50, given: 60, moved: 70, both: 20 })
    setPin(editor, kept, 'moved', 75)
    unmergeCard(editor, third)
    // The other one behind has a pin there too.
    expect(card(kept).props.pins).toEqual({ own: 10, same: 50, given: 60, moved: 75, both: 80 })
    unmergeCard(editor, twin)
    expect(card(kept).props.pins).toEqual({ own: 10, same: 50, moved: 75 })
    expect(card(twin).props.pins).toEqual({ same: 50, given: 60, moved: 70, both: 80 })
  })

  test('what was put forward meanwhile keeps the pins it was given', () => {
    const kept = add('kept', { number: 1 })
    const twin = add('twin', { number: 2, pins: { a: 60 } })
    mergeCards(editor, [kept, twin], kept)
    editor.store.mergeRemoteChanges(() => {
      editor.updateShape({ id: kept, type: 'proposal-card', props: { status: 'tabled' } })
    })
    unmergeCard(editor, twin)
    expect(card(kept).props.pins).toEqual({ a: 60 })
    expect(card(twin).props.mergedInto).toBeNull()
    expect(said).toEqual([])
  })

  test('only drafts, and only facilitators', () => {
    const kept = add('kept')
    const tabled = add('tabled', { status: 'tabled' })
    expect(mergeCards(editor, [kept, tabled], kept)).toBe(0)
    expect(mergeCards(editor, [kept, tabled], tabled)).toBe(0)
    as('delegate')
    expect(mergeCards(editor, [kept, add('other')], kept)).toBe(0)
  })
})

test('parked cards stand beside or a little off each other, inside the lot', () => {
  const ids = Array.from({ length: 9 }, (_, i) => add(`card-${i}`, { number: i + 1 }))
  parkCards(editor, ids)
  const places = ids.map((id) => `${card(id).x}/${card(id).y}`)
  expect(new Set(places).size).toBe(ids.length)
  for (const id of ids) {
    const { x, y } = card(id)
    expect(x >= 0 && x + 330 <= 700 && y >= 0 && y + 142 <= 340, `${x}/${y}`).toBe(true)
  }
})

describe('arranging', () => {
  const order = () =>
    [...boardIndex(editor).cards.get()]
      .filter(({ parentId }) => parentId === proposals)
      .sort((a, b) => a.y - b.y || a.x - b.x)
      .map(({ props }) => props.number)

  test('along an axis each over its value, none over another; the unpinned stay apart', () => {
    const pinned = [90, 5, 40, 45, 5].map((value, i) =>
      add(`pinned-${i}`, { number: i + 1, pins: { x: value } }),
    )
    const unpinned = add('unpinned', { number: 9, pins: { y: 50 } })
    const frame = arrangeCards(editor, { axis: 'x' })!
    const boxes = pinned.map((id) => editor.getShapePageBounds(id)!)
    const xs = boxes.map(({ x }) => x)
    expect(xs[1]).toBe(xs[4])
    expect(xs[1]! < xs[2]! && xs[2]! < xs[3]! && xs[3]! < xs[0]!).toBe(true)
    for (const [i, box] of boxes.entries())
      expect(boxes.slice(i + 1).some((other) => other.collides(box))).toBe(false)
    expect(editor.getShapePageBounds(frame)!.minY).toBeGreaterThan(
      editor.getShapePageBounds(parking)!.maxY,
    )
    expect(card(unpinned).parentId).toBe(proposals)
    expect(editor.getShapePageBounds(frame)!.contains(boxes[0]!)).toBe(true)
    // Again: the same frame. By class: back in the area, and the frame is gone.
    expect(arrangeCards(editor, { axis: 'x' })).toBe(frame)
    arrangeCards(editor, 'class')
    expect(editor.getShape(frame)).toBeUndefined()
    expect(card(pinned[0]!).parentId).toBe(proposals)
  })

  test('along an axis where nothing is pinned makes no frame', () => {
    add('a', { number: 1 })
    expect(arrangeCards(editor, { axis: 'x' })).toBe(proposals)
    expect(editor.getCurrentPageShapes().filter(({ type }) => type === 'frame')).toHaveLength(2)
  })

  test('by how far they have come; merged and parked ones stay', () => {
    const draft = add('a', { number: 1 })
    add('b', { number: 2, status: 'tabled' })
    const parked = add('c', { number: 3 })
    parkCards(editor, [parked])
    add('d', { number: 4, status: 'assessed', result: result('common') })
    add('e', { number: 5, status: 'assessed', result: result('divisive') })
    arrangeCards(editor, 'class')
    // A result of another wording says reconfirm; these were assessed as they are.
    expect(order()).toEqual([4, 5, 2, 1])
    expect(card(parked).parentId).toBe(parking)
    as('delegate')
    editor.updateShape({ id: draft, type: 'proposal-card', x: 1, y: 1 })
    arrangeCards(editor, 'class')
    expect(card(draft).x).toBe(1)
  })
})

function result(kind: 'common' | 'divisive') {
  return {
    version: 1,
    proposalId: 'shape:x',
    wordingHash: wordingHash({ title: { en: '', ko: '' }, text: { en: '', ko: '' } }),
    session: 1,
    mode: 'party',
    suppressed: null,
    class: kind,
    rank: null,
    parties: [],
  }
}
