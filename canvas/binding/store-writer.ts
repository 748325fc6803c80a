import type { TLInstancePageState, TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import { CameraRecordType } from '@tldraw/tlschema'

/** Changes of the view to bring into a store. */
export interface ViewChanges {
  put: TLRecord[]
  remove: string[]
}

/**
 * Brings what the document says into the store in one go [B5]: no side effects run, so nothing that
 * tldraw would repair on its own is written back. Selection and editing state are put right by hand.
 * Returns the records that the store refused with its reasons, or `busy` when it is in the middle of
 * an operation of its own: try again when that is over.
 */
export function writeToStore(store: TLStore, changes: ViewChanges): Map<string, string> | 'busy' {
  const refused = new Map<string, string>()
  const outcome = merge(store, changes)
  if (outcome === 'busy') return 'busy'
  if (outcome === 'done') return refused
  // Some record is not to the store's taste though it fits the schema: the rest goes on without it.
  for (const record of changes.put) {
    const each = merge(store, { put: [record], remove: [] })
    if (each !== 'done') refused.set(record.id, String(each))
  }
  merge(store, { put: [], remove: changes.remove })
  return refused
}

function merge(store: TLStore, changes: ViewChanges): 'done' | 'busy' | Error {
  // Internal in tldraw's types; `mergeRemoteChanges` puts the switch back itself.
  const sideEffects = store.sideEffects as unknown as { setIsEnabled(isEnabled: boolean): void }
  let hasEntered = false
  try {
    store.mergeRemoteChanges(() => {
      hasEntered = true
      sideEffects.setIsEnabled(false)
      if (changes.put.length > 0) store.put(changes.put)
      if (changes.remove.length > 0) store.remove(changes.remove as TLRecord['id'][])
      repairPageStates(store)
      dropCameras(store, changes.remove)
    })
    return 'done'
  } catch (error) {
    if (!hasEntered) return 'busy'
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** tldraw's integrity check, which runs next, doesn't know about pages and editing. */
function repairPageStates(store: TLStore): void {
  const repaired: TLInstancePageState[] = []
  for (const id of store.query.ids('instance_page_state').get()) {
    const state = store.unsafeGetWithoutCapture(id)
    if (!state) continue
    const isHere = (shape: string) => pageOf(store, shape) === state.pageId
    const keep = <Id extends string>(shape: Id | null) => (shape && isHere(shape) ? shape : null)
    const keepAll = <Id extends string>(shapes: readonly Id[]) => {
      const kept = shapes.filter(isHere)
      return kept.length === shapes.length ? (shapes as Id[]) : kept
    }
    const next: TLInstancePageState = {
      ...state,
      selectedShapeIds: keepAll(state.selectedShapeIds),
      hintingShapeIds: keepAll(state.hintingShapeIds),
      erasingShapeIds: keepAll(state.erasingShapeIds),
      hoveredShapeId: keep(state.hoveredShapeId),
      editingShapeId: keep(state.editingShapeId),
      croppingShapeId: keep(state.croppingShapeId),
      focusedGroupId: keep(state.focusedGroupId),
    }
    const keys = Object.keys(next) as (keyof TLInstancePageState)[]
    if (keys.some((key) => next[key] !== state[key])) repaired.push(next)
  }
  if (repaired.length > 0) store.put(repaired)
}

function pageOf(store: TLStore, id: string): string | null {
  let current: string = id
  while (!current.startsWith('page:')) {
    const shape = store.unsafeGetWithoutCapture(current as TLShape['id'])
    if (!shape) return null
    current = shape.parentId
  }
  return current
}

function dropCameras(store: TLStore, removed: readonly string[]): void {
  const cameras = removed
    .filter((id) => id.startsWith('page:'))
    .map((id) => CameraRecordType.createId(id))
    .filter((id) => store.has(id))
  if (cameras.length > 0) store.remove(cameras)
}
