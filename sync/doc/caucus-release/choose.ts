import type { TLAsset, TLBinding, TLRecord, TLShape } from '@tldraw/tlschema'
import type { LeftBehind } from '@/dialogue/caucus'
import { areaOf } from '../areas'
import { cleanAsset, cleanBinding, cleanShape } from './clean'
import { RELEASABLE_TYPES } from './releasable'

/** What goes to the plenary: shapes with all that hangs on them, without what nobody was shown. */
export interface Chosen {
  /** Parents before children, otherwise by id. */
  shapes: TLShape[]
  /** Of `shapes`, those whose parent stays. */
  roots: ReadonlySet<string>
  bindings: TLBinding[]
  assets: TLAsset[]
  left: LeftBehind[]
}

const RELEASABLE: ReadonlySet<string> = new Set(RELEASABLE_TYPES)

/**
 * What of `records` goes when these shapes are chosen. A seeded area stands for what is on it. A shape
 * brings its children; an arrow goes if both shapes it is tied to do. `hasImage` says whether an asset's
 * picture may go.
 */
export function choose(
  records: readonly TLRecord[],
  ids: readonly string[],
  hasImage: (asset: TLAsset) => boolean,
): Chosen {
  const shapes = new Map<string, TLShape>()
  const assets = new Map<string, TLAsset>()
  const bindings: TLBinding[] = []
  const children = new Map<string, TLShape[]>()
  for (const record of records) {
    if (record.typeName === 'asset') assets.set(record.id, record)
    if (record.typeName === 'binding') bindings.push(record)
    if (record.typeName !== 'shape') continue
    shapes.set(record.id, record)
    const siblings = children.get(record.parentId)
    if (siblings) siblings.push(record)
    else children.set(record.parentId, [record])
  }
  const childrenOf = (id: string) =>
    [...(children.get(id) ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))

  const left: LeftBehind[] = []
  const taken = new Map<string, TLShape>()
  const take = (shape: TLShape) => {
    if (taken.has(shape.id)) return
    if (!RELEASABLE.has(shape.type)) return void left.push({ id: shape.id, reason: 'kind' })
    const asset = assets.get(assetIdOf(shape) ?? '')
    if (shape.type === 'image' && !(asset && hasImage(asset))) {
      return void left.push({ id: shape.id, reason: 'image' })
    }
    taken.set(shape.id, shape)
    childrenOf(shape.id).forEach(take)
  }
  const isArea = (shape: TLShape) => shape.type === 'frame' && areaOf(shape.meta) !== null
  for (const id of [...new Set(ids)].sort()) {
    const shape = shapes.get(id)
    if (!shape) left.push({ id, reason: 'gone' })
    else if (isArea(shape)) childrenOf(id).forEach(take)
    else if (!hasChosenParent(shape, shapes, ids)) take(shape)
  }

  const tied = bindings.filter(({ fromId }) => taken.has(fromId))
  for (const { fromId, toId } of tied) {
    if (taken.has(toId) || !taken.delete(fromId)) continue
    left.push({ id: fromId, reason: 'end' })
  }
  const going = [...taken.values()]
  const named = new Set(going.map(assetIdOf))
  return {
    shapes: going.map(cleanShape),
    roots: new Set(going.filter((one) => !taken.has(one.parentId)).map(({ id }) => id)),
    bindings: tied
      .filter(({ fromId, toId }) => taken.has(fromId) && taken.has(toId))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(cleanBinding),
    assets: [...assets.values()].filter(({ id }) => named.has(id)).map(cleanAsset),
    left: left.sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/** Its parent brings it along. */
function hasChosenParent(
  shape: TLShape,
  shapes: ReadonlyMap<string, TLShape>,
  ids: readonly string[],
): boolean {
  for (let up = shapes.get(shape.parentId); up; up = shapes.get(up.parentId)) {
    if (ids.includes(up.id)) return true
  }
  return false
}

export function assetIdOf(shape: TLShape): string | null {
  const { assetId } = shape.props as { assetId?: unknown }
  return typeof assetId === 'string' ? assetId : null
}
