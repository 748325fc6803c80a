import {
  AssetRecordType,
  createBindingId,
  createShapeId,
  DefaultColorStyle,
  DefaultSizeStyle,
  toRichText,
  type Editor,
  type TLArrowBinding,
  type TLPageId,
  type TLRichText,
  type TLShape,
  type TLShapeId,
} from 'tldraw'
import { addPiece, type Delta, type Piece } from '@/sync/doc/delta'
import { deltaToRichText, richTextToDelta } from '@/sync/doc/rich-text-delta'
import type { Random } from '@/sync/doc/testing/random'

/** What one person may do; `ids` makes ids that no one else makes. */
export interface Hand {
  editor: Editor
  random: Random
  newId: () => string
}

export type Action = (hand: Hand) => void

const place = ({ random }: Hand) => ({ x: random.between(0, 1000), y: random.between(0, 1000) })
const shapesHere = ({ editor }: Hand) =>
  [...editor.getCurrentPageShapeIds()].sort().map((id) => editor.getShape(id)!)
/** As in a selection, nothing together with what it is inside of. */
const someHere = (hand: Hand, most = 3): TLShapeId[] => {
  const shapes = shapesHere(hand)
  if (shapes.length === 0) return []
  const ids = hand.random.some(shapes, most).map((shape) => shape.id)
  return ids.filter((id) => !ids.some((other) => hand.editor.hasAncestor(id, other)))
}
const ofType = (hand: Hand, ...types: string[]) =>
  shapesHere(hand).filter((shape) => types.includes(shape.type))
const parentHere = (hand: Hand) => {
  const parents = ofType(hand, 'frame')
  return parents.length > 0 && hand.random.chance(0.3)
    ? hand.random.pick(parents).id
    : hand.editor.getCurrentPageId()
}

function createArrow(hand: Hand): void {
  const { editor, random } = hand
  const targets = shapesHere(hand).filter((shape) => shape.type !== 'arrow')
  const id = createShapeId(hand.newId())
  editor.run(() => {
    editor.createShape({
      id,
      type: 'arrow',
      ...place(hand),
      props: { start: { x: 0, y: 0 }, end: { x: random.between(20, 200), y: 50 } },
    })
    for (const terminal of ['start', 'end'] as const) {
      if (targets.length === 0 || random.chance(0.3)) continue
      bind(hand, id, random.pick(targets).id, terminal)
    }
  })
}

/** Binds one end of an arrow to a shape, as dragging that end there would. */
export function bind(hand: Hand, from: TLShapeId, to: TLShapeId, terminal: 'start' | 'end'): void {
  const { editor } = hand
  const old = editor
    .getBindingsFromShape<TLArrowBinding>(from, 'arrow')
    .filter((binding) => binding.props.terminal === terminal)
  if (old.length > 0) editor.deleteBindings(old.map((binding) => binding.id))
  editor.createBinding({
    id: createBindingId(hand.newId()),
    type: 'arrow',
    fromId: from,
    toId: to,
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
  })
}

function editCard(hand: Hand): void {
  const { editor, random } = hand
  const cards = ofType(hand, 'proposal-card')
  if (cards.length === 0) return
  const card = random.pick(cards)
  const name = random.pick(['titleEn', 'titleKo', 'textEn', 'textKo'])
  const text = (card.props as Record<string, string>)[name]!
  const at = random.between(0, text.length + 1)
  const remove = random.chance(0.3) ? random.between(0, 3) : 0
  const insert = random.chance(0.85) ? random.pick(['a', 'bc ', '가', '나다', '👍']) : ''
  const next = text.slice(0, at) + insert + text.slice(at + remove)
  editor.updateShape({ id: card.id, type: card.type, props: { [name]: next } })
}

function editCardFields(hand: Hand): void {
  const { editor, random } = hand
  const cards = ofType(hand, 'proposal-card')
  if (cards.length === 0) return
  const card = random.pick(cards)
  const pins = { ...(card.props as { pins: Record<string, number> }).pins }
  const axis = random.pick(['threat', 'role', 'trust'])
  if (axis in pins && random.chance(0.4)) delete pins[axis]
  else pins[axis] = random.between(0, 101)
  editor.updateShape({ id: card.id, type: card.type, props: { pins } })
}

const writeNote: Action = (hand) => {
  const notes = ofType(hand, 'note', 'geo', 'text')
  if (notes.length === 0) return
  const note = hand.random.pick(notes)
  const words = Array.from({ length: hand.random.between(1, 5) }, () =>
    hand.random.pick(['one', '둘', 'three\nfour']),
  )
  const richText = toRichText(words.join(' '))
  hand.editor.updateShape({ id: note.id, type: note.type, props: { richText } })
}

const richTextOf = (shape: TLShape) => (shape.props as { richText: TLRichText }).richText

/** The same text with something put in at an offset, counted in characters and tokens. */
function withPiece(delta: Delta, at: number, piece: Piece, remove = 0): Delta {
  const units = delta.flatMap((each): Piece[] => (typeof each === 'string' ? [...each] : [each]))
  units.splice(at % (units.length + 1), remove, piece)
  const next: Piece[] = []
  for (const unit of units) addPiece(next, unit)
  return next
}

/** Puts letters somewhere into a note, as its text editor would. */
export function typeInto(hand: Hand, id: TLShapeId, letters: string): void {
  const shape = hand.editor.getShape(id)!
  const delta = richTextToDelta(richTextOf(shape)) ?? []
  const richText = deltaToRichText(withPiece(delta, hand.random.between(0, 1000), letters))
  hand.editor.updateShape({ id, type: shape.type, props: { richText } })
}

const PIECES: readonly Piece[] = [
  'a',
  '한',
  '👍',
  '\n',
  { open: { type: 'bold' } },
  { close: 'bold' },
  { block: 'heading', attrs: { dir: 'auto', level: 2 } },
  { block: 'paragraph', in: [{ list: 'bulletList' }] },
  { block: 'paragraph', in: [{ list: 'bulletList' }, { list: 'bulletList' }] },
]

const editNote: Action = (hand) => {
  const { random, editor } = hand
  const notes = ofType(hand, 'note', 'geo', 'text')
  if (notes.length === 0) return
  const note = random.pick(notes)
  const delta = richTextToDelta(richTextOf(note)) ?? ['whole\n']
  const remove = random.chance(0.3) ? random.between(1, 4) : 0
  const changed = withPiece(delta, random.between(0, 1000), random.pick(PIECES), remove)
  const richText = deltaToRichText(changed)
  // Now and then one that shared text can't hold.
  if (random.chance(0.05))
    Object.assign(richText.content[0] as object, { attrs: { of: 'another' } })
  editor.updateShape({ id: note.id, type: note.type, props: { richText } })
}

function withShapes(act: (hand: Hand, ids: TLShapeId[]) => void, most = 3): Action {
  return (hand) => {
    const ids = someHere(hand, most)
    if (ids.length > 0) act(hand, ids)
  }
}

const shape = (type: string, props: (hand: Hand) => Partial<TLShape['props']>): Action => {
  return (hand) => {
    const id = createShapeId(hand.newId())
    const parentId = parentHere(hand)
    hand.editor.createShape({ id, type, parentId, ...place(hand), props: props(hand) })
  }
}

/** Everything people do, with how often. Each is one step of undo. */
export const ACTIONS: readonly (readonly [name: string, weight: number, action: Action])[] = [
  ['draw a box', 5, shape('geo', ({ random }) => ({ w: random.between(20, 200), h: 80 }))],
  ['add a note', 4, shape('note', () => ({}))],
  ['add a text', 2, shape('text', () => ({ richText: toRichText('text') }))],
  ['add a card', 5, shape('proposal-card', ({ random }) => ({ number: random.between(1, 9) }))],
  ['add a frame', 4, shape('frame', () => ({ w: 500, h: 400, name: 'Area' }))],
  ['add an arrow', 5, createArrow],
  ['add a picture', 1, addPicture],
  ['type in a card', 7, editCard],
  ['pin a card', 4, editCardFields],
  ['write a note', 2, writeNote],
  ['edit a note', 7, editNote],
  ['move', 9, withShapes(move)],
  ['rotate', 2, withShapes(({ editor, random }, ids) => editor.rotateShapesBy(ids, random.next()))],
  [
    'resize',
    3,
    withShapes(({ editor }, ids) => editor.resizeShape(ids[0]!, { x: 1.5, y: 0.8 }), 1),
  ],
  ['style', 4, withShapes(style)],
  ['lock', 1, withShapes(({ editor }, ids) => editor.toggleLock(ids), 1)],
  ['meta', 2, withShapes(setMeta, 1)],
  ['put into another parent', 8, withShapes(reparent)],
  ['group', 4, withShapes(group, 4)],
  ['ungroup', 2, (hand) => hand.editor.ungroupShapes(ofType(hand, 'group').map(({ id }) => id))],
  ['bind an arrow', 3, rebind],
  ['order', 5, withShapes(reorder)],
  [
    'duplicate',
    4,
    withShapes(({ editor }, ids) => void editor.duplicateShapes(ids, { x: 9, y: 9 })),
  ],
  ['delete', 5, withShapes(({ editor }, ids) => void editor.deleteShapes(ids), 2)],
  ['align', 1, withShapes(({ editor }, ids) => void editor.alignShapes(ids, 'left'), 4)],
  ['select', 3, withShapes(({ editor }, ids) => void editor.setSelectedShapes(ids))],
  ['begin editing', 2, withShapes(({ editor }, ids) => void editor.setEditingShape(ids[0]!), 1)],
  ['cancel a gesture', 2, cancelled],
  [
    'add a page',
    1,
    ({ editor, newId }) => {
      if (editor.getPages().length < 5) editor.createPage({ name: 'New', id: pageId(newId()) })
    },
  ],
  [
    'delete a page',
    1,
    ({ editor, random }) => {
      if (editor.getPages().length > 1) editor.deletePage(random.pick(editor.getPages()).id)
    },
  ],
  [
    'rename a page',
    1,
    ({ editor, random }) => {
      editor.renamePage(random.pick(editor.getPages()).id, `Page ${random.between(0, 99)}`)
    },
  ],
  [
    'turn to a page',
    2,
    ({ editor, random }) => {
      editor.setCurrentPage(random.pick(editor.getPages()).id)
    },
  ],
  [
    'move to a page',
    2,
    withShapes(({ editor, random }, ids) => {
      editor.moveShapesToPage(ids, random.pick(editor.getPages()).id)
    }),
  ],
]

/** What people do with a pointer held down, one step of it each time. */
export const CONTINUOUS: readonly Action[] = [
  withShapes(move),
  withShapes(move),
  withShapes(({ editor, random }, ids) => editor.rotateShapesBy(ids, random.next())),
  withShapes(({ editor }, ids) => editor.resizeShape(ids[0]!, { x: 1.1, y: 0.9 }), 1),
  // Dragged over a frame, and out of it again.
  withShapes(reparent),
  withShapes(({ editor, random }, ids) => {
    editor.setSelectedShapes(ids)
    editor.setOpacityForSelectedShapes(random.between(1, 10) / 10)
  }),
]

const pageId = (id: string) => `page:${id}` as TLPageId

function addPicture(hand: Hand): void {
  const { editor } = hand
  const assetId = AssetRecordType.createId(hand.newId())
  editor.createAssets([
    AssetRecordType.create({
      id: assetId,
      type: 'image',
      props: {
        w: 10,
        h: 10,
        name: 'x.png',
        isAnimated: false,
        mimeType: 'image/png',
        src: '/api/assets/x',
      },
    }),
  ])
  const id = createShapeId(hand.newId())
  editor.createShape({ id, type: 'image', ...place(hand), props: { assetId, w: 50, h: 50 } })
}

function move({ editor, random }: Hand, ids: TLShapeId[]): void {
  const dx = random.between(-200, 200)
  editor.updateShapes(
    ids.flatMap((id) => {
      const found = editor.getShape(id)
      return found ? [{ id, type: found.type, x: found.x + dx, y: found.y + 7 }] : []
    }),
  )
}

function style({ editor, random }: Hand, ids: TLShapeId[]): void {
  editor.setSelectedShapes(ids)
  if (random.chance(0.5)) {
    editor.setStyleForSelectedShapes(DefaultColorStyle, random.pick(['red', 'blue', 'green']))
  } else if (random.chance(0.5)) {
    editor.setStyleForSelectedShapes(DefaultSizeStyle, random.pick(['s', 'm', 'xl']))
  } else {
    editor.setOpacityForSelectedShapes(random.between(1, 10) / 10)
  }
}

/** tldraw throws when all that it is to group is locked; in its interface that can't be selected. */
function group({ editor }: Hand, ids: TLShapeId[]): void {
  editor.groupShapes(ids.filter((id) => !editor.isShapeOrAncestorLocked(id)))
}

function setMeta({ editor, random }: Hand, [id]: TLShapeId[]): void {
  const found = editor.getShape(id!)!
  const key = random.pick(['colour', 'source'])
  editor.updateShape({ ...found, meta: { ...found.meta, [key]: random.between(0, 9) } })
}

function reparent(hand: Hand, ids: TLShapeId[]): void {
  const { editor, random } = hand
  const parents = ofType(hand, 'frame').filter(
    (frame) => !ids.includes(frame.id) && !ids.some((id) => editor.hasAncestor(frame, id)),
  )
  const toFrame = parents.length > 0 && random.chance(0.7)
  editor.reparentShapes(ids, toFrame ? random.pick(parents).id : editor.getCurrentPageId())
}

function rebind(hand: Hand): void {
  const arrows = ofType(hand, 'arrow')
  const targets = shapesHere(hand).filter((each) => each.type !== 'arrow')
  if (arrows.length === 0 || targets.length === 0) return
  const terminal = hand.random.pick(['start', 'end'] as const)
  bind(hand, hand.random.pick(arrows).id, hand.random.pick(targets).id, terminal)
}

function reorder({ editor, random }: Hand, ids: TLShapeId[]): void {
  const order = random.pick(['bringToFront', 'sendToBack', 'bringForward', 'sendBackward'] as const)
  editor[order](ids)
}

/** A drag that ends with Escape. */
function cancelled(hand: Hand): void {
  const mark = hand.editor.markHistoryStoppingPoint('gesture')
  const ids = someHere(hand)
  if (ids.length > 0) move(hand, ids)
  hand.editor.bailToMark(mark)
}
