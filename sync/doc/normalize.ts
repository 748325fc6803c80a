import type { TLBinding, TLPage, TLRecord, TLShape } from '@tldraw/tlschema'
import { DocumentRecordType, PageRecordType, TLDOCUMENT_ID } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { Ends } from './ends'
import { fieldsToRecord } from './fields'
import { readGrave } from './graves'
import { jsonEqual } from './json'
import { readFieldsOf, recordsOf } from './layout'
import { Multimap } from './multimap'
import { settleTies } from './order-ties'
import { Places } from './places'
import { recordProblem, type RecordProblem } from './valid-record'

/** The page that a board without any shows; written only when someone draws on it. */
export const DEFAULT_PAGE_ID = 'page:page'

export interface NormalizeOptions {
  /** Default: the board's schema. */
  problem?: RecordProblem
  /**
   * For a document that holds part of a store: the page of a record living elsewhere in it, or null
   * when there is no such record. With it, no default page or document record is supplied.
   */
  outside?: (id: string) => string | null
}

/**
 * N: what a document says, as people see it. Pure (a function of the document's content alone),
 * deterministic (the same on every peer, whatever the order of updates) and incremental. It never
 * writes; what it hides stays in the document.
 *
 * [N1] records that don't fit are left out; [N2] shapes whose parent is gone move to where it was,
 * or are left out; [N3] of a cycle, the greatest id goes to the first page; [N4] siblings with one
 * order key are told apart; [N5] bindings have both ends; [N6] there is a document record and a
 * page, and a removed page with late children comes back; [N7] no shape names a missing asset.
 */
export class Normalizer {
  /** What people see, by id. */
  readonly view = new Map<string, TLRecord>()
  /** Records left out, with the reason. */
  readonly invalid = new Map<string, string>()
  readonly places: Places
  readonly ends: Ends

  private readonly raw = new Map<string, TLRecord>()
  private readonly rawChildren = new Multimap()
  private readonly pages = new Map<string, TLPage>()
  private readonly assetUsers = new Multimap()
  /** Seen shapes by parent and stored index; the shape's entry, to find it again. */
  private readonly siblings = new Map<string, Multimap>()
  private readonly siblingKey = new Map<string, [parent: string, index: string]>()
  private readonly settledIndex = new Map<string, Map<string, string>>()
  private firstPageId = DEFAULT_PAGE_ID
  private readonly problem: RecordProblem
  private readonly outside: (id: string) => string | null

  constructor(
    private readonly doc: Y.Doc,
    private readonly options: NormalizeOptions = {},
  ) {
    this.problem = options.problem ?? recordProblem
    this.outside = options.outside ?? (() => null)
    this.places = new Places({
      grave: (id) => readGrave(doc, id),
      hasPage: (id) => this.hasPage(id),
      outside: this.outside,
      firstPage: () => this.firstPageId,
    })
    this.ends = new Ends(this.places, (id) => this.places.rootOf(id) ?? this.outside(id))
    this.update(recordsOf(doc).keys(), [])
  }

  /** A stored record that fits, before anything was settled; undefined when there is none. */
  stored(id: string): TLRecord | undefined {
    return this.raw.get(id)
  }

  /** Ids of stored shapes whose own record names this parent, hidden ones included. */
  storedChildren(id: string): ReadonlySet<string> {
    return this.rawChildren.get(id)
  }

  /**
   * Takes in changes of the document and returns the ids whose view changed. `records`: ids of
   * records that may have changed; `around`: ids of graves or outside records that did.
   */
  update(records: Iterable<string>, around: Iterable<string>): Set<string> {
    const dirty = new Set<string>()
    for (const id of records) if (this.read(id)) dirty.add(id)
    for (const id of around) {
      this.places.touch(id)
      this.ends.touch(id)
      if (id.startsWith('page:')) dirty.add(id)
    }
    const first = this.findFirstPage()
    if (first !== this.firstPageId) {
      this.firstPageId = first
      this.places.touchLosers()
    }
    const { changed, moved } = this.places.settle()
    for (const id of changed) this.ends.touch(id)
    for (const id of moved) this.ends.touch(id)
    for (const id of [...changed, ...moved]) dirty.add(id)
    this.settleOrder(new Set([...changed, ...moved]), dirty)
    for (const id of this.ends.settle(changed.size > 0)) dirty.add(id)
    return this.refreshView(dirty)
  }

  /** Reads a record again; false when nothing about it changed. */
  private read(id: string): boolean {
    const map: unknown = recordsOf(this.doc).get(id)
    let next: TLRecord | null = null
    this.invalid.delete(id)
    if (map !== undefined && !(map instanceof Y.Map)) this.invalid.set(id, 'not a record')
    if (map instanceof Y.Map) {
      const record = fieldsToRecord(id, readFieldsOf(map))
      const problem = this.problem(record)
      if (problem === null) next = record
      else this.invalid.set(id, problem)
    }
    const before = this.raw.get(id)
    if (!before && !next) return false
    if (before && next && jsonEqual(before, next)) return false
    if (before && before.typeName !== next?.typeName) this.take(id, before, null)
    this.take(id, before?.typeName === next?.typeName ? before : undefined, next)
    return true
  }

  private take(id: string, before: TLRecord | undefined, next: TLRecord | null): void {
    if (next) this.raw.set(id, next)
    else this.raw.delete(id)
    switch ((next ?? before)?.typeName) {
      case 'shape':
        return this.takeShape(id, before as TLShape | undefined, next as TLShape | null)
      case 'binding':
        return this.ends.set(id, next as TLBinding | null)
      case 'page':
        if (next) this.pages.set(id, next as TLPage)
        else this.pages.delete(id)
        if (!before || !next) this.places.touch(id)
        return
      case 'asset':
        return
      default:
        return
    }
  }

  private takeShape(id: string, before: TLShape | undefined, next: TLShape | null): void {
    if (before) {
      this.rawChildren.delete(before.parentId, id)
      const asset = assetOf(before)
      if (asset) this.assetUsers.delete(asset, id)
    }
    if (next) {
      this.rawChildren.add(next.parentId, id)
      const asset = assetOf(next)
      if (asset) this.assetUsers.add(asset, id)
    }
    this.places.set(id, next)
  }

  private hasPage(id: string): boolean {
    if (this.pages.has(id) || this.outside(id) !== null) return true
    if (this.options.outside) return false
    return id === DEFAULT_PAGE_ID || readGrave(this.doc, id)?.kind === 'page'
  }

  private findFirstPage(): string {
    let first: TLPage | null = null
    for (const page of this.pages.values()) {
      const before = !first || page.index < first.index
      if (before || (page.index === first?.index && page.id < first.id)) first = page
    }
    return first?.id ?? DEFAULT_PAGE_ID
  }

  /** Re-sorts the parents that `shapes` left or joined; enters who looks different into `dirty`. */
  private settleOrder(shapes: ReadonlySet<string>, dirty: Set<string>): void {
    const parents = new Set<string>()
    for (const id of shapes) {
      const place = this.places.placeOf(id)
      const before = this.siblingKey.get(id)
      if (before && place && before[0] === place[0] && before[1] === place[1]) continue
      if (before) {
        this.siblings.get(before[0])?.delete(before[1], id)
        this.siblingKey.delete(id)
        parents.add(before[0])
      }
      if (!place) continue
      const [parent, index] = place
      let group = this.siblings.get(parent)
      if (!group) this.siblings.set(parent, (group = new Multimap()))
      group.add(index, id)
      this.siblingKey.set(id, [parent, index])
      parents.add(parent)
    }
    for (const parent of parents) {
      const group = this.siblings.get(parent)!
      const before = this.settledIndex.get(parent)
      const after = settleTies(group)
      for (const id of before?.keys() ?? []) dirty.add(id)
      for (const id of after.keys()) dirty.add(id)
      if (after.size > 0) this.settledIndex.set(parent, after)
      else this.settledIndex.delete(parent)
      if (group.size === 0) this.siblings.delete(parent)
      if (parent.startsWith('page:')) dirty.add(parent)
    }
  }

  private refreshView(dirty: Set<string>): Set<string> {
    const changed = new Set<string>()
    const show = (id: string, record: TLRecord | null) => {
      const before = this.view.get(id)
      if (before ? record && jsonEqual(before, record) : !record) return
      if (record) this.view.set(id, record)
      else this.view.delete(id)
      changed.add(id)
    }
    for (const id of [...dirty]) {
      if (id.startsWith('asset:')) for (const user of this.assetUsers.get(id)) dirty.add(user)
    }
    let pagesDirty = this.view.size === 0
    for (const id of dirty) {
      if (id.startsWith('page:')) pagesDirty = true
      else show(id, this.compose(id))
    }
    if (!this.options.outside && !this.view.has(TLDOCUMENT_ID)) {
      show(TLDOCUMENT_ID, this.compose(TLDOCUMENT_ID))
    }
    if (pagesDirty) {
      const pages = this.composePages()
      for (const [id, record] of this.view) {
        if (record.typeName === 'page' && !pages.has(id)) show(id, null)
      }
      for (const [id, page] of pages) show(id, page)
    }
    return changed
  }

  /** One record other than a page as people see it, or null when it is not seen. */
  private compose(id: string): TLRecord | null {
    const record = this.raw.get(id)
    switch (record?.typeName) {
      case 'shape':
        return this.composeShape(record)
      case 'binding':
        return this.ends.isSeen(id) ? record : null
      case 'document':
        return id === TLDOCUMENT_ID ? record : null
      case 'asset':
        return record
      default:
        if (id !== TLDOCUMENT_ID || this.options.outside) return null
        return DocumentRecordType.create({ id: TLDOCUMENT_ID, name: '' })
    }
  }

  private composeShape(shape: TLShape): TLShape | null {
    const place = this.places.placeOf(shape.id)
    if (!place) return null
    const [parentId, storedIndex, x, y, rotation] = place
    const index = this.settledIndex.get(parentId)?.get(shape.id) ?? storedIndex
    const asset = assetOf(shape)
    const hasAsset = asset === null || this.raw.has(asset) || this.outside(asset) !== null
    const isAsStored = parentId === shape.parentId && index === shape.index
    if (isAsStored && hasAsset) return shape
    return {
      ...shape,
      parentId: parentId as TLShape['parentId'],
      index: index as TLShape['index'],
      x,
      y,
      rotation,
      props: hasAsset ? shape.props : { ...shape.props, assetId: null },
    }
  }

  /** Every page people see: the stored ones, removed ones with late children, or the default. */
  private composePages(): Map<string, TLPage> {
    const pages = new Map(this.pages)
    if (!this.options.outside) {
      for (const id of this.siblings.keys()) {
        if (id.startsWith('page:') && !pages.has(id)) pages.set(id, this.bringBack(id))
      }
      if (pages.size === 0) pages.set(DEFAULT_PAGE_ID, this.bringBack(DEFAULT_PAGE_ID))
    }
    const byIndex = new Multimap()
    for (const page of pages.values()) byIndex.add(page.index, page.id)
    const ties = settleTies(byIndex)
    for (const [id, index] of ties) {
      pages.set(id, { ...pages.get(id)!, index: index as TLPage['index'] })
    }
    return pages
  }

  private bringBack(id: string): TLPage {
    const grave = readGrave(this.doc, id)
    const fallback = { name: 'Page 1', index: 'a1' as TLPage['index'] }
    const make = ({ name, index }: { name: string; index: string }) =>
      PageRecordType.create({
        id: id as TLPage['id'],
        name,
        index: index as TLPage['index'],
        meta: {},
      })
    const page = make(grave?.kind === 'page' ? grave : fallback)
    return this.problem(page) === null ? page : make(fallback)
  }
}

function assetOf(shape: TLShape): string | null {
  const asset: unknown = (shape.props as { assetId?: unknown }).assetId
  return typeof asset === 'string' ? asset : null
}

/** N of a whole document, from scratch: what every client that loads it sees, ordered by id. */
export function normalize(doc: Y.Doc, options?: NormalizeOptions): TLRecord[] {
  const { view } = new Normalizer(doc, options)
  return [...view.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
