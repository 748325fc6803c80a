import type { TLRecord } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import type { Geometry } from './fields'

/**
 * A grave says where a removed parent was [G1], so that children which a peer was adding to it
 * meanwhile keep their place: those of a shape go to its own parent, those of a page bring the page
 * back. A record that exists again (undo) takes precedence over its grave.
 */
export type Grave =
  | { kind: 'shape'; parentId: string; x: number; y: number; rotation: number }
  | { kind: 'page'; name: string; index: string }

export const gravesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('graves')

/** The grave of an id, or null when there is none or a peer wrote nonsense. */
export function readGrave(doc: Y.Doc, id: string): Grave | null {
  const value = gravesOf(doc).get(id)
  if (!Array.isArray(value)) return null
  if (id.startsWith('page:')) {
    const [name, index] = value as unknown[]
    if (typeof name !== 'string' || typeof index !== 'string') return null
    return { kind: 'page', name, index }
  }
  const [parentId, x, y, rotation] = value as unknown[]
  if (typeof parentId !== 'string') return null
  if (![x, y, rotation].every((n) => typeof n === 'number' && Number.isFinite(n))) return null
  return { kind: 'shape', parentId, x: x as number, y: y as number, rotation: rotation as number }
}

/** Leaves a grave for a page or shape that is about to be removed. Call inside a transaction. */
export function writeGrave(doc: Y.Doc, record: TLRecord): void {
  const graves = gravesOf(doc)
  if (record.typeName === 'page') {
    const page = record
    graves.set(page.id, [page.name, page.index])
  } else if (record.typeName === 'shape') {
    const shape = record
    graves.set(shape.id, [shape.parentId, shape.x, shape.y, shape.rotation])
  }
}

/** Forgets a grave, when its record exists again. Call inside a transaction. */
export function removeGrave(doc: Y.Doc, id: string): void {
  const graves = gravesOf(doc)
  if (graves.has(id)) graves.delete(id)
}

/** A child's geometry in the removed parent, as it lies in that parent's own parent. */
export function rehome(geometry: Geometry, grave: Grave & { kind: 'shape' }): Geometry {
  const [, index, x, y, rotation] = geometry
  if (grave.rotation === 0) return [grave.parentId, index, grave.x + x, grave.y + y, rotation]
  const cos = Math.cos(grave.rotation)
  const sin = Math.sin(grave.rotation)
  // Browsers may differ in the last bit of sin and cos; rounded, all see the same place.
  return [
    grave.parentId,
    index,
    thousandth(grave.x + x * cos - y * sin),
    thousandth(grave.y + x * sin + y * cos),
    rotation + grave.rotation,
  ]
}

const thousandth = (value: number) => Math.round(value * 1000) / 1000
