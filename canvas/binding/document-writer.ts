import type { TLBinding, TLRecord, TLShape } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { GEOMETRY, recordToFields, type Fields } from '@/sync/doc/fields'
import { jsonEqual, wellFormed } from '@/sync/doc/json'
import type { Normalizer } from '@/sync/doc/normalize'
import { randomDigits } from '@/sync/doc/order-ties'
import { toDelta } from '@/sync/doc/shared-text'
import type { LocalChanges } from './local-changes'
import {
  createRecord,
  editText,
  mapOf,
  removeRecord,
  setField,
  spanEdits,
  type Operation,
} from './operations'
import type { TextEdits } from './text-edits'

/** What every shape gets that is the first of its parent, on every machine. */
const FIRST_INDEX = 'a1'

/**
 * Writes one person's changes into the document, field by field [B2], and says which operations can
 * be undone. Call inside a transaction.
 */
export class DocumentWriter {
  private readonly operations: Operation[] = []

  constructor(
    private readonly doc: Y.Doc,
    private readonly normalizer: Normalizer,
    private readonly shown: ReadonlyMap<string, TLRecord>,
    private readonly stored: (id: string) => TLRecord | undefined,
    private readonly textEdits: TextEdits,
  ) {}

  write(changes: LocalChanges): Operation[] {
    const removed = [...this.shapesOfRemovedPages(changes.removed), ...changes.removed]
    if (changes.created.some((record) => record.typeName === 'page')) this.writeShownPages()
    for (const record of removed) this.remove(record)
    for (const record of changes.created) this.create(record)
    for (const { before, after } of changes.updated) this.update(before, after)
    return this.operations
  }

  /** A page goes with its shapes [B6]; tldraw itself leaves them behind. */
  private shapesOfRemovedPages(removed: readonly TLRecord[]): TLRecord[] {
    const pages = new Set(removed.flatMap((each) => (each.typeName === 'page' ? [each.id] : [])))
    if (pages.size === 0) return []
    const isOnRemovedPage = (id: string): boolean => {
      const seen = new Set<string>()
      for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
        if (pages.has(at as never)) return true
        seen.add(at)
        at = (this.stored(at) as Partial<TLShape> | undefined)?.parentId
      }
      return false
    }
    const orphans: TLRecord[] = []
    for (const [id, record] of this.shown) {
      const isShape = record.typeName === 'shape' && this.stored(id) !== undefined
      if (isShape && isOnRemovedPage(id)) orphans.push(record)
    }
    const depth = (record: TLRecord) => {
      let count = 0
      for (let at = this.normalizer.places.parentOf(record.id); at !== null; count++) {
        at = this.normalizer.places.parentOf(at)
      }
      return count
    }
    return orphans.sort((a, b) => depth(b) - depth(a))
  }

  private remove(record: TLRecord): void {
    if (record.typeName === 'shape') {
      for (const id of [...this.normalizer.ends.involving(record.id)]) {
        this.log(id, removeRecord(this.doc, id, this.normalizer.view.get(id)))
      }
    }
    if (record.typeName === 'binding') this.removeRivals(record)
    // Where the document has it: what others have in flight of it is nothing to keep in its grave [D7].
    const seen = this.normalizer.view.get(record.id) ?? record
    this.log(record.id, removeRecord(this.doc, record.id, seen))
  }

  private create(record: TLRecord): void {
    const fields = wellFormed(recordToFields(record))
    if (record.typeName === 'shape') {
      this.spreadFirst(fields)
      this.writePageOf(record)
    }
    if (record.typeName === 'binding') this.removeRivals(record)
    this.log(record.id, createRecord(this.doc, record.id, fields))
  }

  private update(before: TLRecord, after: TLRecord): void {
    const { id } = after
    const from = recordToFields(before)
    const to = wellFormed(recordToFields(after))
    // Shown but not stored: the default page or document, or a page that came back.
    if (!mapOf(this.doc, id)) createRecord(this.doc, id, from)
    if (after.typeName === 'shape' && before.typeName === 'shape') {
      if (after.parentId !== before.parentId) {
        this.spreadFirst(to)
        this.writePageOf(after)
      }
    }
    if (after.typeName === 'binding') this.removeRivals(after)
    for (const path of new Set([...Object.keys(to), ...Object.keys(from)])) {
      if (jsonEqual(from[path], to[path])) continue
      const text = mapOf(this.doc, id)?.get(path)
      const delta = text instanceof Y.Text ? toDelta(to.type, path, to[path]) : null
      if (delta && text instanceof Y.Text) {
        const edits = this.textEdits.get(id)?.get(path) ?? spanEdits(text, delta)
        for (const edit of edits)
          for (const operation of editText(this.doc, id, path, edit)) this.log(id, operation)
      } else {
        this.log(id, setField(this.doc, id, path, to[path], from[path]))
      }
    }
  }

  /**
   * [B4] Two people who each draw the first shape of an empty parent would both give it `a1`; a key
   * just above that nobody else will choose keeps the two apart without a repair.
   */
  private spreadFirst(fields: Fields): void {
    const geometry = fields[GEOMETRY]
    if (Array.isArray(geometry) && geometry[1] === FIRST_INDEX) {
      fields[GEOMETRY] = geometry.with(1, `${FIRST_INDEX}0${randomDigits()}V`)
    }
  }

  /** A page that is shown without being stored is written when someone draws on it [N6]. */
  private writePageOf(shape: TLShape): void {
    const seen = new Set<string>()
    let id: string | undefined = shape.parentId
    while (id !== undefined && !id.startsWith('page:') && !seen.has(id)) {
      seen.add(id)
      id = (this.stored(id) as Partial<TLShape> | undefined)?.parentId
    }
    if (id !== undefined) this.writePage(id)
  }

  /** Beside a page that is made, one that was only shown would vanish. */
  private writeShownPages(): void {
    for (const [id, record] of this.shown) if (record.typeName === 'page') this.writePage(id)
  }

  private writePage(id: string): void {
    const page = this.stored(id)
    if (page && this.shown.has(id) && !mapOf(this.doc, id)) {
      createRecord(this.doc, id, recordToFields(page))
    }
  }

  /** Hidden bindings of the same arrow end would come to light, or hide this one. */
  private removeRivals(binding: TLBinding): void {
    const terminal = terminalOf(binding)
    for (const id of [...this.normalizer.ends.from(binding.fromId)]) {
      const rival = this.normalizer.ends.get(id)
      const isHidden = id !== binding.id && !this.shown.has(id)
      if (rival && isHidden && terminalOf(rival) === terminal) removeRecord(this.doc, id)
    }
  }

  /** Uploaded files stay when the picture that brought them is undone: others may show them too. */
  private log(id: string, operation: Operation | null): void {
    if (operation && !id.startsWith('asset:')) this.operations.push(operation)
  }
}

const terminalOf = (binding: TLBinding): unknown =>
  (binding.props as { terminal?: unknown }).terminal
