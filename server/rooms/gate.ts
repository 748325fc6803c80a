import * as Y from 'yjs'
import { boardRights, type BoardRights } from '@/dialogue/session/stage-rights'
import type { ParticipantAuth } from '@/server/services'
import { GEOMETRY, type Fields } from '@/sync/doc/fields'
import type { Json } from '@/sync/doc/json'
import { restoreFields } from '@/sync/doc/layout'
import {
  forbiddenFields,
  isElsewheres,
  isLocked,
  mayMove,
  type Forbidden,
} from '@/sync/doc/permissions'
import type { RecordChange } from '@/sync/doc/replay'
import { forbiddenNow, mayMoveNow } from '@/sync/doc/session-rights'
import type { Capacity } from './capacity'
import { RecordView } from './record-view'
import type { Steering } from './steering'
import { touchedRecords, type TouchedFields } from './touched-records'
import { carriesNothingNew } from './update-contents'

export type Judgement =
  /** In the document, but for what was put back (`forbidden`) or fits no schema (`invalid`). */
  | { kind: 'taken'; forbidden: string[]; invalid: { id: string; problem: string }[] }
  /** Something before it is missing: keep it and try again once that may have arrived. */
  | { kind: 'unresolved'; missing: Missing }
  /** A reader's changes: nothing was applied. */
  | { kind: 'read_only' }
  /** More than the document may hold: nothing was applied. */
  | { kind: 'full' }
  /** Can't be read, or speaks for someone else's client id. */
  | { kind: 'malformed'; problem: string }

/** The clocks, by client id, without which an update can't be taken; null: that is not known. */
export type Missing = ReadonlyMap<number, number> | null

const META = 'meta'
/** Keys of `meta` that are the server's [S1] [W20]. */
const SERVERS: ReadonlySet<string> = new Set(['schema', 'layout', 'moved'])
/** A client id whose clock jumps further than this in one update is trying to block it. */
const LARGEST_STEP = 2 ** 31

/**
 * What stands between a client's update and the document [W1–W16].
 *
 * Invariants
 *  1. A forbidden change and its reversal are one Yjs transaction, hence one update: no peer ever
 *     has the one without the other, and no clock gap arises.
 *  2. Afterwards the document has no pending structs: an update with a gap is handed back.
 *  3. Whatever a client sends, `judge` doesn't throw.
 */
export class Gate {
  private readonly view: RecordView
  private readonly stamp = new Map<string, unknown>()

  constructor(
    private readonly doc: Y.Doc,
    private readonly capacity: Capacity,
    private readonly steering: Pick<Steering, 'session'>,
    private readonly documentId: string,
    /** Told what an update has come to, of records as they were and are. */
    private readonly onTaken: (author: ParticipantAuth, changes: RecordChange[]) => void = () =>
      undefined,
  ) {
    this.view = new RecordView(doc)
    this.rememberStamp()
  }

  /**
   * Applies a v1 update under `author`'s rights. `mayExtend` says whether this connection may add
   * to a Yjs client id: one that another participant's open tab writes under is not its to extend.
   */
  judge(
    update: Uint8Array,
    author: ParticipantAuth,
    mayExtend: (clientId: number) => boolean,
  ): Judgement {
    try {
      if (author.role === 'observer') {
        const nothing = carriesNothingNew(this.doc, update)
        return nothing ? { kind: 'taken', forbidden: [], invalid: [] } : { kind: 'read_only' } // [W1]
      }
      for (const [clientId, to] of Y.parseUpdateMeta(update).to) {
        const known = Y.getState(this.doc.store, clientId)
        if (to <= known) continue
        if (to - known > LARGEST_STEP) return { kind: 'malformed', problem: 'clock out of range' }
        if (clientId === this.doc.clientID) {
          return { kind: 'malformed', problem: "speaks under the server's client id" }
        }
        if (!mayExtend(clientId)) return { kind: 'unresolved', missing: null }
      }
      if (!this.capacity.takes(update)) return { kind: 'full' } // [W12]
    } catch (error) {
      return { kind: 'malformed', problem: String(error) }
    }
    return this.apply(update, author)
  }

  /**
   * True when this person may have changes of the record in flight: it is there, theirs to move, and the
   * session leaves it to them.
   */
  allowsGesture(id: string, author: ParticipantAuth): boolean {
    const record = this.view.before(id)
    return mayMove(author, record) && mayMoveNow(this.rightsOf(author), id, record, this.view)
  }

  /** Looked up for each message: a freeze holds from the next one on [W15] [W16]. */
  private rightsOf(author: ParticipantAuth): BoardRights {
    return boardRights(this.steering.session, author.role)
  }

  /** False while nothing of what an update lacked has come: judging it again would be in vain. */
  mayResolve(missing: Missing): boolean {
    if (missing === null) return true
    return [...missing].some(([clientId, clock]) => clock < Y.getState(this.doc.store, clientId))
  }

  /** Applies what the server itself wrote: nothing is forbidden, the view follows. */
  take(update: Uint8Array): void {
    let touched: Map<string, TouchedFields> = new Map()
    this.doc.transact((transaction) => {
      Y.applyUpdate(this.doc, update)
      transaction.local = true
      touched = touchedRecords(this.doc, transaction)
    })
    for (const [id, fields] of touched) {
      this.view.refresh(id, fields)
      // What the server took away nobody brings back as it was [W20].
      this.view.forgetRemoved(id)
    }
    this.rememberStamp()
  }

  private apply(update: Uint8Array, author: ParticipantAuth): Judgement {
    let touched: Map<string, TouchedFields> = new Map()
    const present = new Map<string, Fields | null>()
    const forbidden: string[] = []
    let problem: string | null = null
    this.doc.transact((transaction) => {
      try {
        Y.applyUpdate(this.doc, update)
      } catch (error) {
        // Structs are read before any is integrated; what is in the document is whole, and judged.
        problem = String(error)
      }
      // Else Yjs takes our own reversals for a stranger using our client id.
      transaction.local = true
      touched = touchedRecords(this.doc, transaction)
      for (const [id, names] of touched) {
        const now = this.view.now(id, names)
        const verdict = this.verdict(id, now, author)
        if (verdict === 'record' || verdict.length > 0) {
          forbidden.push(id)
          this.putBack(id, now, verdict)
        } else {
          present.set(id, now)
        }
      }
      const changed: ReadonlyMap<unknown, unknown> = transaction.changed
      if (changed.has(this.doc.getMap(META))) this.putStampBack()
    })
    const invalid: { id: string; problem: string }[] = []
    const changes: RecordChange[] = []
    for (const [id, names] of touched) {
      const known = present.get(id)
      const now = known === undefined ? this.view.now(id, names) : known
      const before = this.view.before(id)
      if (before !== null || now !== null) changes.push({ id, before, after: now })
      const wrong = this.view.check(id, now, names)
      if (wrong) invalid.push({ id, problem: wrong })
    }
    if (changes.length > 0) this.onTaken(author, changes)
    const store = this.doc.store
    const unresolved = store.pendingStructs !== null || store.pendingDs !== null
    const missing = store.pendingDs === null ? (store.pendingStructs?.missing ?? null) : null
    store.pendingStructs = null // (2)
    store.pendingDs = null
    if (problem) return { kind: 'malformed', problem }
    return unresolved ? { kind: 'unresolved', missing } : { kind: 'taken', forbidden, invalid }
  }

  private verdict(id: string, after: Fields | null, author: ParticipantAuth): Forbidden {
    const before = this.view.before(id)
    if (after && isElsewheres(after, this.documentId)) return 'record' // [W18] [W20]
    const ever = forbiddenFields(author, before, after, this.view.removedBefore(id))
    const now = forbiddenNow(this.rightsOf(author), id, before, after, this.view)
    const verdict = ever === 'record' || now === 'record' ? 'record' : [...ever, ...now]
    if (
      verdict !== 'record' &&
      author.role !== 'facilitator' &&
      before !== null &&
      after === null
    ) {
      // [W6] A page that holds locked records is as good as locked.
      const holds = (fields: Fields) => {
        const geometry = fields[GEOMETRY]
        return isLocked(fields) && Array.isArray(geometry) && geometry[0] === id
      }
      if (before.typeName === 'page' && this.view.some(holds)) return 'record'
    }
    return verdict
  }

  private putBack(id: string, now: Fields | null, verdict: Forbidden): void {
    const before = this.view.before(id)
    if (verdict === 'record') return restoreFields(this.doc, id, before)
    const fields: Record<string, Json> = { ...now }
    for (const name of verdict) {
      const value = before?.[name]
      if (value === undefined) delete fields[name]
      else fields[name] = value
    }
    restoreFields(this.doc, id, fields)
  }

  /** The server's: a client that changes the schema stamp would make others read-only. */
  private putStampBack(): void {
    const meta = this.doc.getMap(META)
    for (const [key, value] of this.stamp) if (meta.get(key) !== value) meta.set(key, value)
  }

  private rememberStamp(): void {
    this.doc.getMap(META).forEach((value, key) => {
      if (SERVERS.has(key)) this.stamp.set(key, value)
    })
  }
}
