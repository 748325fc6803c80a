// @vitest-environment jsdom
import {
  createShapeId,
  type TLFrameShape,
  type TLImageShape,
  type TLShapeId,
  type TLShapePartial,
} from 'tldraw'
import { beforeEach, describe, expect, it } from 'vitest'
import { readRecords } from '@/sync/doc/layout'
import { META } from '@/sync/doc/schema'
import { Random } from '@/sync/doc/testing/random'
import { bind } from '../history/testing/actions'
import { crossing } from './drag-back'
import { isHidden } from './hiding-state'
import { hideOffer } from './hide-selected'
import { BACKSTAGE, hiddenShape } from './testing/backstage'
import { facilitator, type Facilitator } from './testing/facilitator'

const frame = hiddenShape('prepared')
const other = hiddenShape('put-away')
const [box, note, picture] = [hiddenShape('box'), hiddenShape('note'), hiddenShape('image')]
const open = createShapeId('open')
const openFrame = createShapeId('open frame')

let fay: Facilitator
let count = 0
beforeEach(() => {
  fay = facilitator()
  fay.editor.createShapes([
    { id: openFrame, type: 'frame', x: 900, y: 100, props: { w: 400, h: 400 } },
    { id: open, type: 'geo', x: 20, y: 700 },
  ])
})

const shape = (id: TLShapeId) => fay.editor.getShape(id)!
const make = (partial: Omit<TLShapePartial, 'id'>): TLShapeId => {
  const id = createShapeId(`made ${++count}`)
  fay.editor.createShape({ ...partial, id })
  return id
}
/** Copies these and pastes them at a point of the page, into what is selected. */
function paste(ids: TLShapeId[], point: { x: number; y: number }) {
  const { editor } = fay
  const content = editor.getContentFromCurrentPage(ids)!
  editor.selectNone()
  editor.putContentOntoCurrentPage(content, { point, select: true })
  return editor.getSelectedShapes()
}
const idsOn = (doc: Facilitator['board']) => readRecords(doc).map(({ id }) => id as string)

describe('what is made', () => {
  it('in a hidden frame is hidden, elsewhere it is not', () => {
    expect(isHidden(shape(make({ type: 'note', parentId: frame })))).toBe(true)
    // Where a hidden frame lies under the pointer.
    expect(shape(make({ type: 'geo', x: 150, y: 850 })).parentId).toBe(other)
    expect(isHidden(shape(make({ type: 'note', x: 2000, y: 2000 })))).toBe(false)
    expect(isHidden(shape(make({ type: 'note', parentId: openFrame })))).toBe(false)
  })

  it('as a copy of a hidden frame is hidden with all that is in it', () => {
    fay.editor.duplicateShapes([frame], { x: 50, y: 50 })
    const [copy] = fay.editor.getSelectedShapes()
    expect(isHidden(copy)).toBe(true)
    const inside = [...fay.editor.getShapeAndDescendantIds([copy!.id])]
    expect(inside).toHaveLength(6)
    expect(inside.every((id) => isHidden(shape(id)))).toBe(true)
  })

  it('as a copy outside is for everyone, pictures under another id', () => {
    const copies = paste([note, picture], { x: 2000, y: 2000 })
    expect(copies.map(isHidden)).toEqual([false, false])
    const { assetId } = copies.find(({ type }) => type === 'image')!.props as TLImageShape['props']
    expect(assetId).not.toBe((shape(picture).props as TLImageShape['props']).assetId)
    expect(isHidden(fay.editor.getAsset(assetId!))).toBe(false)
    fay.binding.flush()
    expect(idsOn(fay.board)).toContain(assetId)
    expect(idsOn(fay.board).some((id) => id.includes('hidden-'))).toBe(false)
    // Inside, it is hidden again.
    expect(paste([note], { x: 150, y: 850 }).map(isHidden)).toEqual([true])
  })

  it('with pictures is refused in a hidden frame, and leaves nothing behind', async () => {
    const { editor, refused } = fay
    const point = { x: 150, y: 850 }
    await editor.putExternalContent({ type: 'url', url: 'https://example.org', point })
    await editor.putExternalContent({ type: 'files', files: [], point })
    expect(refused).toEqual(['picture', 'picture'])
    const bookmark = make({ type: 'bookmark', parentId: frame })
    expect(editor.getShape(bookmark)).toBeUndefined()
    fay.binding.flush()
    expect(idsOn(fay.board).filter((id) => id.startsWith('asset:'))).toEqual([])
  })
})

describe('nothing crosses the border', () => {
  it('by being put into another parent', () => {
    const { editor, refused } = fay
    const before = [shape(open), shape(note)]
    editor.reparentShapes([open], frame)
    editor.reparentShapes([note], editor.getCurrentPageId())
    editor.reparentShapes([note], openFrame)
    expect([shape(open), shape(note)]).toEqual(before)
    expect(refused).toEqual(['in', 'out', 'out'])
    editor.reparentShapes([note], other)
    expect(shape(note).parentId).toBe(other)
    expect(refused).toHaveLength(3)
  })

  it('by grouping, by a frame drawn around, by another page', () => {
    const { editor, refused } = fay
    editor.groupShapes([open, note])
    expect([shape(open).parentId, shape(note).parentId]).toEqual([editor.getCurrentPageId(), frame])
    editor.groupShapes([box, note])
    expect(isHidden(editor.getShapeParent(note))).toBe(true)
    editor.reparentShapes([frame], openFrame)
    expect(shape(frame).parentId).toBe(editor.getCurrentPageId())
    editor.createPage({ name: 'Second' })
    editor.moveShapesToPage([box], editor.getPages()[1]!.id)
    expect(editor.getAncestorPageId(box)).toBe(editor.getPages()[0]!.id)
    expect(refused).toEqual(['mixed', 'out', 'out'])
  })

  it('by an arrow', () => {
    const { editor, refused } = fay
    const arrow = make({ type: 'arrow' })
    const hand = { editor, random: new Random(1), newId: () => `b${++count}` }
    bind(hand, arrow, note, 'start')
    expect(editor.getBindingsFromShape(arrow, 'arrow')).toEqual([])
    bind(hand, hiddenShape('arrow'), open, 'start')
    expect(editor.getBindingsToShape(open, 'arrow')).toEqual([])
    const [known] = editor.getBindingsFromShape(hiddenShape('arrow'), 'arrow')
    editor.store.put([{ ...known!, toId: open }])
    expect(editor.getBindingsToShape(open, 'arrow')).toEqual([])
    expect(refused).toEqual(['arrow'])
    const ends = { fromShape: shape(arrow), toShape: shape(note), binding: 'arrow' }
    expect(editor.canBindShapes(ends)).toBe(false)
    expect(editor.canBindShapes({ ...ends, fromShape: shape(hiddenShape('arrow')) })).toBe(true)
  })

  it('by what is written into a record', () => {
    const { editor } = fay
    const { [META.backstage]: _, ...bare } = shape(note).meta
    editor.store.put([
      { ...shape(note), meta: bare },
      { ...shape(open), meta: { [META.backstage]: BACKSTAGE } },
    ])
    expect([isHidden(shape(note)), isHidden(shape(open))]).toEqual([true, false])
  })

  it('by being let go over it', () => {
    const { editor } = fay
    editor.setSelectedShapes([open])
    editor.inputs.currentPagePoint.set(200, 900)
    expect(crossing(editor)).toBe('in')
    editor.inputs.currentPagePoint.set(1500, 1500)
    expect(crossing(editor)).toBeNull()
    editor.setSelectedShapes([note])
    expect(crossing(editor)).toBe('out')
    editor.setSelectedShapes([frame])
    expect(crossing(editor)).toBeNull()
  })
})

it('undo takes back what was done in both, and what is hidden stays hidden', () => {
  const { editor } = fay
  editor.markHistoryStoppingPoint('move')
  editor.nudgeShapes([open, box], { x: 30, y: 0 })
  const made = make({ type: 'note', parentId: frame })
  editor.undo()
  expect(editor.getShape(made)).toBeUndefined()
  expect([shape(open).x, shape(box).x]).toEqual([20, 20])
  editor.redo()
  expect([shape(open).x, shape(box).x, isHidden(shape(made))]).toEqual([50, 50, true])
})

it('whoever may not see it any more doesn’t, and nothing is deleted by that', () => {
  const { backstage } = fay
  const before = idsOn(backstage)
  fay.leaveBackstage()
  expect(fay.editor.store.allRecords().filter(isHidden)).toEqual([])
  expect(idsOn(backstage)).toEqual(before)
})

it('what was made while hidden and is shown under its own id is everyone’s, in whatever order that is told', () => {
  const made = make({ type: 'note', parentId: frame })
  fay.binding.flush()
  const { [META.backstage]: _, ...meta } = shape(made).meta
  const shown = { ...shape(made), parentId: fay.editor.getCurrentPageId(), meta }
  // As the other documents' news come: the board has it before the backstage has lost it.
  fay.editor.store.mergeRemoteChanges(() => fay.editor.store.put([shown]))
  fay.binding.flush()
  expect(idsOn(fay.board)).toContain(made)
  expect(idsOn(fay.backstage)).toContain(made)
  const again = facilitator({ board: fay.board, backstage: fay.backstage })
  again.binding.flush()
  expect(isHidden(again.editor.getShape(made))).toBe(false)
  expect(idsOn(fay.board)).toContain(made)
})

it('one frame, or what stands in one hidden frame, is offered', () => {
  const { editor } = fay
  const offered = (...ids: TLShapeId[]) => {
    editor.setSelectedShapes(ids)
    const offer = hideOffer(editor)
    return offer && [offer.do, offer.frame.id]
  }
  const nested = make({ type: 'frame', parentId: openFrame, props: { w: 90, h: 90 } })
  expect(offered(openFrame)).toEqual(['hide', openFrame])
  expect(offered(frame)).toEqual(['show', frame])
  expect(offered(box, note)).toEqual(['show', frame])
  expect(offered(open)).toBeNull()
  expect(offered(openFrame, frame)).toBeNull()
  expect(offered(nested)).toBeNull()
  expect((shape(frame) as TLFrameShape).props.name).toBe('Prepared')
})
