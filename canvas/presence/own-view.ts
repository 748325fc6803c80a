import {
  computed,
  InstancePageStateRecordType,
  TLINSTANCE_ID,
  TLPOINTER_ID,
  type Atom,
  type Computed,
  type Editor,
  type TLScribble,
  type TLShapeId,
} from '@tldraw/editor'
import { PRESENCE_LIMITS, type PresenceView } from '@/sync/protocol/presence'
import { isDraft } from '../drafts/drafting-state'
import { isHidden } from '../hiding/hiding-state'
import { tabOf } from './tab-ids'

/** What a tab says while nothing may be shared, or before its editor is ready. */
export const NOTHING_SHARED: PresenceView = {
  pageId: null,
  cursor: null,
  selection: [],
  camera: null,
  screen: null,
  following: null,
  laser: [],
}

/**
 * What this tab may say about itself, from the editor's own records. Rounded: fractions of a pixel
 * would be sent, and change nothing anyone sees.
 */
export function ownView(
  editor: Editor,
  options: { share: Atom<boolean>; pointerOver: Atom<boolean> },
): Computed<PresenceView> {
  return computed('own presence', () => {
    if (!options.share.get()) return NOTHING_SHARED
    const { store } = editor
    const instance = store.get(TLINSTANCE_ID)
    if (!instance) return NOTHING_SHARED
    const pageId = instance.currentPageId
    const page = store.get(InstancePageStateRecordType.createId(pageId))
    // Not the camera's record: while we follow, the view comes from the leader's.
    const camera = editor.getCamera()
    const pointer = options.pointerOver.get() ? store.get(TLPOINTER_ID) : undefined
    return {
      pageId,
      cursor: pointer
        ? {
            x: round(pointer.x, 1),
            y: round(pointer.y, 1),
            type: instance.cursor.type,
            rotation: round(instance.cursor.rotation, 2),
          }
        : null,
      selection: page ? sharedSelection(editor, page.selectedShapeIds) : [],
      camera: { x: round(camera.x, 1), y: round(camera.y, 1), z: round(camera.z, 4) },
      screen: {
        w: Math.max(1, Math.round(instance.screenBounds.w)),
        h: Math.max(1, Math.round(instance.screenBounds.h)),
      },
      following: tabOf(instance.followingUserId),
      laser: laserTrace(instance.scribbles),
    }
  })
}

/** Without what not everyone sees: that it is there is nobody else's business. */
function sharedSelection(editor: Editor, ids: readonly TLShapeId[]): string[] {
  return ids
    .filter((id) => {
      const shape = editor.getShape(id)
      return !isDraft(shape) && !isHidden(shape)
    })
    .slice(0, PRESENCE_LIMITS.selection)
}

/** The end of the trace that is being drawn; of several, the newest. */
function laserTrace(scribbles: readonly TLScribble[]): number[] {
  const points = scribbles.findLast(({ color }) => color === 'laser')?.points ?? []
  return points.slice(-PRESENCE_LIMITS.laser).flatMap(({ x, y }) => [round(x, 1), round(y, 1)])
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}
