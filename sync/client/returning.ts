import type { Doc } from 'yjs'
import { changesBetween, type RecordChange, type RecordChanges } from '../doc/replay'
import { recordsOf } from '../doc/layout'
import { jsonEqual } from '../doc/json'
import { MAX_REFUSED_IDS, type Refusal } from '../protocol/messages'

/** Why the server kept nothing of a change that was made while there was no connection. */
export type LateReason = 'removed' | 'put_back'

export interface ReturningOptions {
  doc: Doc
  /** What the server has committed, as far as this client knows. */
  confirmed: Doc
  /** Called with changes that came too late; what it returns is waited for before they are forgotten. */
  onLate: (reason: LateReason, changes: RecordChanges) => Promise<void>
}

/**
 * What becomes of the changes that a connection begins with, made while there was none [E9]. Yjs drops
 * without a word what was written into a record that others have deleted meanwhile, and the server puts
 * back what the meeting allows no longer.
 */
export class Returning {
  private brought: RecordChanges | null = null
  /** What these records were kept in: whatever was written there is gone with it. */
  private readonly kept = new Map<string, unknown>()
  private waitFor: Promise<unknown> | null = null

  constructor(private readonly options: ReturningOptions) {}

  /** Until then what this connection began with has to be kept; null: it need not. */
  get pending(): Promise<unknown> | null {
    return this.waitFor
  }

  /**
   * A connection begins, and nothing of the server's has entered the document yet. `isWaiting`: something
   * is here that the server hasn't.
   */
  begin(isWaiting: boolean): void {
    const { confirmed, doc } = this.options
    this.brought = isWaiting ? changesBetween(confirmed, doc) : null
    this.kept.clear()
    for (const { id } of this.brought?.changes ?? []) this.kept.set(id, recordsOf(doc).get(id))
  }

  /** The document holds everything the server has. */
  synced(): void {
    const records = recordsOf(this.options.doc)
    this.tell(
      'removed',
      ({ id, before, after }) =>
        before !== null &&
        after !== null &&
        saysMore(before, after) &&
        // Also one that was deleted and is there again, as when a hidden frame was shown.
        records.get(id) !== this.kept.get(id),
    )
  }

  refused({ reason, recordIds }: Refusal): void {
    if (reason !== 'forbidden') return
    // As many as a refusal names: there may be more. Doing one again that was taken does nothing.
    const isAnyone = recordIds.length >= MAX_REFUSED_IDS
    this.tell('put_back', ({ id }) => isAnyone || recordIds.includes(id))
  }

  /** What the connection began with is in the server's database, or was left out for good. */
  committed(): void {
    this.brought = null
  }

  private tell(reason: LateReason, isLate: (change: RecordChange) => boolean): void {
    if (!this.brought) return
    const { schema, changes } = this.brought
    const late = changes.filter(isLate)
    if (late.length === 0) return
    this.brought = { schema, changes: changes.filter((change) => !late.includes(change)) }
    const done = Promise.all([this.waitFor, this.options.onLate(reason, { schema, changes: late })])
    this.waitFor = done
    const forget = () => {
      if (this.waitFor === done) this.waitFor = null
    }
    done.then(forget, forget)
  }
}

/** More than where it stands: moving what others deleted is nobody's work lost. */
function saysMore(before: object, after: object): boolean {
  return !jsonEqual({ ...before, geometry: null }, { ...after, geometry: null })
}
