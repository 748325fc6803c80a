import {
  clamp,
  InstancePresenceRecordType,
  isPageId,
  isShapeId,
  TL_CURSOR_TYPES,
  type TLCursorType,
  type TLInstancePresence,
  type TLScribble,
  type VecModel,
} from '@tldraw/editor'
import type { Presence } from '@/sync/protocol/presence'
import { tabUserId } from './tab-ids'

/** How somebody is shown here: depends on the viewer's language and theme. */
export interface Appearance {
  /** Cursor label, e.g. "Kim · ROK". */
  label: string
  /** CSS colour. */
  color: string
  /** Party's place among the workshop's parties; null for no side. */
  tone: number | null
}

/** tldraw's own zoom range: a following camera is not checked by the editor. */
const ZOOM = { min: 0.05, max: 8 }
/** Pages beyond this are nothing anyone works on. */
const FAR = 1e6
const LARGEST_SCREEN = 20_000

/**
 * The tldraw record for another tab, or null when it shows no page. `presence` has been read by
 * `readPresence`; what is left to settle here is what tldraw's validators and camera want.
 * `followingUserId` is the user id of whom that tab follows, in this editor's terms.
 */
export function presenceRecord(
  clientId: number,
  presence: Presence,
  shown: Appearance & { lastActivityTimestamp: number; followingUserId: string | null },
): TLInstancePresence | null {
  const { pageId, cursor, camera, screen } = presence
  if (pageId === null || !isPageId(pageId)) return null
  return InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(String(clientId)),
    userId: tabUserId(clientId),
    userName: shown.label,
    color: shown.color,
    lastActivityTimestamp: shown.lastActivityTimestamp,
    followingUserId: shown.followingUserId,
    currentPageId: pageId,
    cursor: cursor && {
      x: clamp(cursor.x, -FAR, FAR),
      y: clamp(cursor.y, -FAR, FAR),
      type: isCursorType(cursor.type) ? cursor.type : 'default',
      rotation: cursor.rotation,
    },
    scribbles: laserScribbles(clientId, presence.laser),
    selectedShapeIds: presence.selection.filter((id) => isShapeId(id)),
    camera: camera && {
      x: clamp(camera.x, -FAR, FAR),
      y: clamp(camera.y, -FAR, FAR),
      z: clamp(camera.z, ZOOM.min, ZOOM.max),
    },
    screenBounds: screen && {
      x: 0,
      y: 0,
      w: clamp(screen.w, 1, LARGEST_SCREEN),
      h: clamp(screen.h, 1, LARGEST_SCREEN),
    },
    meta: { participantId: presence.participantId, tone: shown.tone },
  })
}

/** As tldraw's own laser tool draws it; `trace` is x, y, x, y… */
function laserScribbles(clientId: number, trace: readonly number[]): TLScribble[] {
  const points: VecModel[] = []
  for (let at = 0; at + 1 < trace.length; at += 2) {
    points.push({ x: clamp(trace[at]!, -FAR, FAR), y: clamp(trace[at + 1]!, -FAR, FAR), z: 0.5 })
  }
  if (points.length === 0) return []
  const id = `laser:${clientId}`
  const look = { size: 4, opacity: 0.7, delay: 0, shrink: 0.05, taper: true } as const
  return [{ id, points, color: 'laser', state: 'active', ...look }]
}

function isCursorType(type: string): type is TLCursorType {
  return TL_CURSOR_TYPES.has(type)
}
