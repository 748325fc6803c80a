import {
  Box,
  createShapeId,
  toRichText,
  type Editor,
  type TLShape,
  type TLShapeId,
  type TLShapePartial,
  type TLTextShape,
} from '@tldraw/editor'
import { META } from '@/sync/doc/schema'
import { measureText } from '../drawing/measure'
import { openShapes } from '../hiding/hiding-state'
import { rightsOf } from '../rights/rights-state'
import { arrangementFrames } from '../tools/arrange-along'
import { cameraTo, clearArea } from '../view/go-to'
import { GROUPINGS, type GroupingName, type GroupOf } from './groupings'
import { columnsFor, freePlace, gridPlaces, readingOrder, shelves, type Size } from './layout'
import { ideasToSort, isMovable, moveTo } from './sortable'

/** Canvas units: the line over a group, and what keeps groups apart. */
const HEADING = 56
const HEADING_SIZE = 28
const BETWEEN_GROUPS = 72
/** tldraw's size `m` is 24 units. */
const HEADING_SCALE = HEADING_SIZE / 24
/** About how many times as wide as high all groups together come out: as a screen, with room for gaps. */
const WIDE = 3.6
/** How long the view takes to get there. */
const MOVE_MS = 500

interface Group extends GroupOf {
  shapes: TLShape[]
  size: Size
  places: { x: number; y: number }[]
}

/**
 * Sorts ideas (see `ideasToSort`) into groups, each a small grid under its name, side by side: where they stood
 * when nothing else is there, else under the board, never over anything. The words over the groups of an earlier
 * sorting go. One step of undo; the view moves there. Returns how many groups there are, 0 when nothing was done.
 */
export function cluster(editor: Editor, by: GroupingName): number {
  const ideas = ideasToSort(editor)
  if (ideas.length < 2) return 0
  const boxes = new Map(ideas.map(({ id }) => [id, editor.getShapePageBounds(id) ?? new Box()]))
  const boxOf = ({ id }: TLShape) => boxes.get(id)!
  const groups = groupsOf(readingOrder(ideas, boxOf), GROUPINGS[by](editor, ideas), boxOf)
  const before = Box.Common([...boxes.values()])
  const old = headingsOf(editor, before, ideas)
  const area = groups.reduce((sum, { size }) => sum + size.w * size.h, 0)
  const widest = Math.max(...groups.map(({ size }) => size.w))
  const block = shelves(
    groups.map(({ size }) => size),
    Math.max(widest, Math.sqrt(area * WIDE)),
    BETWEEN_GROUPS,
  )
  const wish = Box.Common([before, ...old.flatMap(({ id }) => editor.getShapePageBounds(id) ?? [])])
  const at = freePlace(block, wish, obstacles(editor, [...ideas, ...old]), BETWEEN_GROUPS)

  editor.markHistoryStoppingPoint('cluster')
  editor.run(() => {
    editor.deleteShapes(old.map(({ id }) => id))
    const page = editor.getCurrentPageId()
    editor.reparentShapes(
      ideas.filter(({ parentId }) => parentId !== page).map(({ id }) => id),
      page,
    )
    moveTo(
      editor,
      groups.flatMap(({ shapes, places }, g) =>
        shapes.map(({ id }, i) => ({
          id,
          x: at.x + block.places[g]!.x + places[i]!.x,
          y: at.y + block.places[g]!.y + HEADING + places[i]!.y,
        })),
      ),
    )
    // The scale that cards were taken from measures nothing any more.
    editor.deleteShapes(
      arrangementFrames(editor).filter(
        (id) =>
          editor.getSortedChildIdsForParent(id).length === 0 && !editor.isShapeOrAncestorLocked(id),
      ),
    )
    // In a stage for cards alone there is nothing to write the words with; the groups stand all the same.
    if (!rightsOf(editor).get().draw) return
    editor.createShapes(
      groups.map(({ title, size }, g) =>
        headingShape(title, {
          x: at.x + block.places[g]!.x,
          y: at.y + block.places[g]!.y,
          w: size.w,
        }),
      ),
    )
  })
  editor.stopFollowingUser()
  editor.setCamera(
    cameraTo({ ...at, w: block.w, h: block.h }, clearArea(editor.getViewportScreenBounds())),
    { animation: { duration: MOVE_MS } },
  )
  return groups.length
}

function groupsOf(
  ideas: readonly TLShape[],
  groupOf: (shape: TLShape) => GroupOf,
  boxOf: (shape: TLShape) => Box,
): Group[] {
  const byKey = new Map<string, GroupOf & { shapes: TLShape[] }>()
  for (const shape of ideas) {
    const group = groupOf(shape)
    const known = byKey.get(group.key)
    if (known) known.shapes.push(shape)
    else byKey.set(group.key, { ...group, shapes: [shape] })
  }
  return [...byKey.values()]
    .sort((a, b) => a.place - b.place || (a.key < b.key ? -1 : 1))
    .map((group) => {
      // Cards before notes: rows of equal heights leave no holes.
      const shapes = [...group.shapes].sort((a, b) => (a.type < b.type ? 1 : -1) * differ(a, b))
      const sizes = shapes.map(boxOf)
      const { places, w, h } = gridPlaces(sizes, columnsFor(sizes, 1.4))
      const title = measureText(group.title, { size: HEADING_SIZE, weight: 500 }) + HEADING_SIZE
      return { ...group, shapes, places, size: { w: Math.max(w, title), h: h + HEADING } }
    })
}

/** Sorting is stable: those of one type keep their order. */
const differ = (a: TLShape, b: TLShape) => (a.type === b.type ? 0 : 1)

function headingShape(
  title: string,
  { x, y, w }: { x: number; y: number; w: number },
): TLShapePartial<TLTextShape> {
  return {
    id: createShapeId(),
    type: 'text',
    x,
    y,
    meta: { [META.groupHeading]: 'true' },
    props: {
      richText: toRichText(title),
      font: 'sans',
      size: 'm',
      scale: HEADING_SCALE,
      autoSize: false,
      // A text's width counts before its scale.
      w: w / HEADING_SCALE,
    },
  }
}

/** The words over groups whose ideas are sorted again: none of them has another idea under it. */
function headingsOf(editor: Editor, around: Box, ideas: readonly TLShape[]): TLShape[] {
  const sorted = new Set<TLShapeId>(ideas.map(({ id }) => id))
  const reach = new Box(around.x, around.y - HEADING, around.w, around.h + HEADING)
  const open = openShapes(editor)
  const others = open.filter(
    (shape) => !sorted.has(shape.id) && shape.type !== 'frame' && shape.type !== 'text',
  )
  return open.filter((shape) => {
    if (shape.meta[META.groupHeading] !== 'true' || !isMovable(editor, shape)) return false
    const bounds = editor.getShapePageBounds(shape)
    if (!bounds || !reach.collides(bounds)) return false
    const under = new Box(bounds.x, bounds.y, bounds.w, bounds.h + HEADING)
    return !others.some(({ id }) => editor.getShapePageBounds(id)?.collides(under))
  })
}

/** What stands on the page by itself, but for these. */
function obstacles(editor: Editor, but: readonly TLShape[]): Box[] {
  const moved = new Set<TLShapeId>(but.map(({ id }) => id))
  return editor
    .getSortedChildIdsForParent(editor.getCurrentPageId())
    .filter((id) => !moved.has(id))
    .flatMap((id) => editor.getShapePageBounds(id) ?? [])
}
