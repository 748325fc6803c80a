import { Box, type Editor, type TLShapeId } from '@tldraw/editor'
import type { StoreBinding } from './binding'
import { arrangeCards, type Arrangement } from './tools/arrange-cards'
import { mayFacilitate, mergeCards, unmergeCard } from './tools/merge-cards'
import { framesOfBoard, type FrameOfBoard } from './hiding/frames'
import { writtenDrafts } from './drafts/drafting-state'
import { parkCards } from './tools/park'
import { pictureOf, toRelease } from './release/to-release'
import { boardIndex } from './cards'
import { goTo, type WayThere } from './view/go-to'
import { isBusy } from './view/is-busy'
import { placesOf, type Place } from './view/places'
import { revealState } from './view/reveal-arrivals'
import { keepView, lookAt, viewOf, type ViewOfBoard } from './view/shared-view'

const SHOW_MS = 300

/** What the page around the canvas gets to work with. Every change is one step of undo. */
export interface BoardHandle {
  editor: Editor
  binding: StoreBinding
  /** How many of this person's drafts say something. Reactive. */
  draftCount: () => number
  /** Moves this tab's view to a shape, or to an axis by its id. False when there is no such thing. */
  goTo: (id: string) => boolean
  /**
   * Another stage has begun: what was revealed before is no news any more, and the view moves to the stage's part
   * of the board (null: it stays).
   */
  beginStage: (id: string | null, way?: WayThere) => void
  /** Its owner is in the middle of a gesture, a text or a dialog: don't move their view now. */
  isBusy: () => boolean
  /** What this tab shows of the board. */
  view: () => ViewOfBoard
  /** Moves this tab's view to show all of another's. False when that page is gone. */
  lookAt: (view: ViewOfBoard) => boolean
  /** Remembers where this tab looks; what it returns goes back there. */
  keepView: () => () => void
  /** Frames, areas and axes, as one reads them. Tracked where tldraw's signals are. */
  places: () => Place[]
  /** This view has been moved to results that arrived. Reactive. */
  isAtResults: () => boolean
  /** The number an axis has on the board, by the axis's id; null when there is none. */
  axisNumber: (axisId: string) => number | null
  /** Frames that can be hidden and shown, as one reads them. Tracked where tldraw's signals are. */
  frames: () => FrameOfBoard[]
  /** Selects these shapes and moves the view to the first. */
  select: (shapeIds: readonly string[]) => void
  /** Moves this tab's view to all of these shapes. */
  show: (shapeIds: readonly string[]) => void
  /** Facilitators: lays the proposals out by class, by dots, or along an axis by where they are pinned, and looks there. */
  arrange: (by: Arrangement) => void
  /** Facilitators: `into` stands for the others, which move to the parking lot. Returns how many did. */
  mergeCards: (cardIds: readonly string[], into: string) => number
  /** Facilitators: a merged card is a proposal of its own again. */
  unmergeCard: (cardId: string) => void
  /** Facilitators: moves cards to the parking lot. */
  parkCards: (cardIds: readonly string[]) => void
  /** In a caucus: ids of what would be released, the selection or what stands ready for it. */
  toRelease: () => string[]
  /** These shapes alone, as an address of a picture; null when there is nothing to draw. */
  pictureOf: (shapeIds: readonly string[]) => Promise<string | null>
}

export function boardHandle(editor: Editor, binding: StoreBinding): BoardHandle {
  return {
    editor,
    binding,
    draftCount: () => writtenDrafts(editor).get().length,
    goTo: (id) => goTo(editor, id),
    beginStage: (id, way) => {
      revealState(editor).notice.set(null)
      if (!id) return
      // The bar over the board may have come with the stage, and tldraw measures a moment later.
      editor.updateViewportScreenBounds(editor.getContainer())
      goTo(editor, id, way)
    },
    isBusy: () => isBusy(editor),
    view: () => viewOf(editor),
    lookAt: (view) => {
      const isThere = lookAt(editor, view)
      // Where this tab was before a result is no way back from here.
      if (isThere) revealState(editor).notice.set(null)
      return isThere
    },
    keepView: () => keepView(editor),
    places: () => placesOf(editor),
    isAtResults: () => Boolean(revealState(editor).notice.get()?.from),
    axisNumber: (axisId) => {
      const axes = boardIndex(editor).axes.get()
      return axes.find(({ props }) => props.axisId === axisId)?.props.number ?? null
    },
    frames: () => framesOfBoard(editor),
    select: (shapeIds) => {
      const known = (shapeIds as TLShapeId[]).filter((id) => editor.getShape(id))
      editor.setSelectedShapes(known)
      if (known[0]) goTo(editor, known[0])
    },
    show: (shapeIds) => {
      const boxes = (shapeIds as TLShapeId[]).flatMap((id) => editor.getShapePageBounds(id) ?? [])
      if (boxes.length === 0) return
      const bounds = Box.Common(boxes).expandBy(80)
      editor.zoomToBounds(bounds, { targetZoom: 1, animation: { duration: SHOW_MS } })
    },
    arrange: (by) => {
      const frame = arrangeCards(editor, by)
      if (frame) goTo(editor, frame)
    },
    mergeCards: (cardIds, into) => mergeCards(editor, cardIds as TLShapeId[], into as TLShapeId),
    unmergeCard: (cardId) => unmergeCard(editor, cardId as TLShapeId),
    parkCards: (cardIds) => {
      if (mayFacilitate(editor)) parkCards(editor, cardIds as TLShapeId[])
    },
    toRelease: () => toRelease(editor),
    pictureOf: (shapeIds) => pictureOf(editor, shapeIds),
  }
}
