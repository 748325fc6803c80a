import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { newId } from '@/dialogue/ids'
import { changesBetween, type RecordChanges } from '../doc/replay'
import { canKeep, copiesOf, forgetCopies } from './kept-copies'
import { OfflineCopy, type Held, type KeptChange } from './offline-copy'
import type { AsideChanges, AsideKey, AsideReason } from './set-aside'

/** The origin of transactions that bring what the copy held: nothing new to anyone. */
export const FROM_COPY = { name: 'offline copy' }

export interface KeptDocumentOptions {
  doc: Doc
  participantId: string
  documentId: string
  /** Keep a copy in this browser. */
  keep: boolean
  /** `isKept` has changed. */
  onChange: () => void
}

interface Bringing {
  row: string
  changes: KeptChange[]
}

/**
 * A document beside what the server is known to have of it, in memory and, when asked, in the
 * browser [O1]. Their difference is what is unsent.
 */
export class KeptDocument {
  /** What the server has committed, as far as this client knows. */
  readonly confirmed = new Doc()
  /** Of what the document holds; null until the server has told. */
  epoch: number | null = null
  /** Resolves when a copy's content is in the document: true when there was any. Never rejects. */
  readonly opened: Promise<boolean>
  private copy: OfflineCopy | null = null
  private opening: Promise<unknown> | null = null
  /** Changes that are being done again, to be kept together. */
  private bringing: Bringing | null = null
  private closed = false
  private changeCount = 0
  private readonly tab = newId()
  private readonly taken = new Set<string>()

  constructor(private readonly options: KeptDocumentOptions) {
    this.opened = options.keep && canKeep() ? this.openLatest() : Promise.resolve(false)
  }

  /** True when changes outlive this page. */
  get isKept(): boolean {
    return this.copy !== null && !this.copy.failed
  }

  /** The server's epoch; `unsent` is what has been changed here before a copy was there. */
  async learnEpoch(epoch: number, unsent: () => readonly KeptChange[]): Promise<void> {
    this.epoch = epoch
    if (!this.options.keep || !canKeep() || this.copy || this.opening) return
    const copy = await this.open(epoch)
    copy?.keep(unsent())
    this.options.onChange()
  }

  /** A change made here; kept until it is confirmed. */
  changed(update: Uint8Array): KeptChange {
    if (this.bringing) return this.brought(this.bringing, update)
    const change: KeptChange = { id: [this.tab, ++this.changeCount], update }
    this.copy?.keep([change])
    return change
  }

  /** Committed: what others did, as it arrives. */
  arrived(update: Uint8Array): void {
    try {
      applyUpdate(this.confirmed, update)
    } catch {
      // The storage was deleted under us, by another tab or by the person.
      this.copy?.fail()
    }
  }

  /** Committed: what was changed here. */
  saved(changes: readonly KeptChange[]): void {
    for (const { update } of changes) this.arrived(update)
    void this.copy?.forget(changes)
  }

  /**
   * Takes in what other tabs, or this one before it was closed, have changed and not sent, so that it
   * goes out with ours [O3]. Call while disconnected.
   */
  async takeOthers(): Promise<KeptChange[]> {
    const others = ((await this.copy?.unsent()) ?? []).filter(
      ({ id }) => id[0] !== this.tab && !this.taken.has(id.join()),
    )
    if (this.closed) return []
    const { doc } = this.options
    for (const { id } of others) this.taken.add(id.join())
    doc.transact(() => others.forEach(({ update }) => applyUpdate(doc, update)), FROM_COPY)
    return others
  }

  /**
   * Sets aside what the document holds beyond what the server has, as records [E6], and what other
   * tabs that share the copy left unsent; it is no longer this document's to send. `unsent`: this
   * tab's part.
   */
  async setAside(
    unsent: readonly KeptChange[],
    aside: AsideChanges,
    reason: AsideReason,
  ): Promise<void> {
    const { copy, confirmed } = this
    const held = (await copy?.held()) ?? null
    if (copy && held) await setAsideHeld(copy, held, { confirmed, unsent, aside, reason })
    else await aside.put({ ...beyond(confirmed, unsent), reason })
  }

  /**
   * Does changes again that were set aside under these keys: `work` is called with those that no other
   * tab has brought into this document, and gives false when it did nothing. What it does is kept
   * before this resolves.
   */
  async bring(
    keys: readonly AsideKey[],
    work: (fresh: readonly AsideKey[]) => boolean,
  ): Promise<void> {
    // A copy that is not there yet would keep them too late.
    await this.opening
    const collect = (fresh: readonly AsideKey[]) => {
      const bringing: Bringing = { row: newId(), changes: [] }
      this.bringing = bringing
      try {
        return work(fresh) ? bringing.changes : null
      } finally {
        this.bringing = null
      }
    }
    const isDone = (await this.copy?.bring(keys, collect)) ?? false
    if (!isDone) collect(keys)
  }

  /** Deletes whatever this browser keeps of the participant's document [O5]. */
  async forget(): Promise<void> {
    await this.copy?.close()
    this.options.onChange()
    const { participantId, documentId } = this.options
    await forgetCopies({ participantId, documentId })
  }

  async close(): Promise<void> {
    this.closed = true
    await this.copy?.close()
    this.confirmed.destroy()
  }

  /** Its number is of a row of its own: a tab's changes have to reach the copy in their order. */
  private brought({ row, changes }: Bringing, update: Uint8Array): KeptChange {
    const change: KeptChange = { id: [row, changes.length + 1], update }
    this.taken.add(change.id.join())
    changes.push(change)
    return change
  }

  private async openLatest(): Promise<boolean> {
    const copies = await copiesOf(this.options).catch(() => [])
    const latest = copies.filter(({ ended }) => !ended).at(-1)
    if (!latest || this.closed) return false
    await this.open(latest.epoch)
    if (!this.isKept) return false
    this.epoch = latest.epoch
    const { doc } = this.options
    applyUpdate(doc, encodeStateAsUpdate(this.confirmed), FROM_COPY)
    this.options.onChange()
    return this.confirmed.store.clients.size > 0
  }

  private async open(epoch: number): Promise<OfflineCopy | null> {
    const { participantId, documentId, onChange } = this.options
    const key = { participantId, documentId, epoch }
    const opening = OfflineCopy.open(key, this.confirmed, onChange)
    this.opening = opening
    const copy = await opening
    this.opening = null
    if (this.closed) await copy?.close()
    else this.copy = copy
    return this.copy
  }
}

/**
 * Sets aside what a copy holds unsent, then deletes it there. Of two tabs that do so only one gets
 * each change. `unsent`: changes of a document that is still open.
 */
export async function setAsideHeld(
  copy: OfflineCopy,
  held: Held,
  from: {
    confirmed: Doc
    unsent: readonly KeptChange[]
    aside: AsideChanges
    reason: AsideReason
  },
): Promise<void> {
  const { confirmed, unsent, aside, reason } = from
  await aside.claim(copy.key, held.brought, reason, (isClaimed) => {
    const claimed = held.unsent.filter(({ id }) => !isClaimed(id))
    const here = new Set(claimed.map(({ id }) => id.join()))
    // What is kept no more another tab has claimed: it is theirs to bring.
    const theirs = unsent.filter(({ id }) => !here.has(id.join()))
    return { claimed, changes: beyond(confirmed, [...claimed, ...unsent], theirs) }
  })
  await copy.forget(held.unsent)
}

/** What `changes` make of a document that holds `confirmed` and `known`, as records. */
function beyond(
  confirmed: Doc,
  changes: readonly KeptChange[],
  known: readonly KeptChange[] = [],
): RecordChanges {
  const base = docOf(confirmed, known)
  const mine = docOf(base, changes)
  const between = changesBetween(base, mine)
  base.destroy()
  mine.destroy()
  return between
}

function docOf(start: Doc, changes: readonly KeptChange[]): Doc {
  const doc = new Doc()
  doc.transact(() => {
    applyUpdate(doc, encodeStateAsUpdate(start))
    for (const { update } of changes) applyUpdate(doc, update)
  })
  return doc
}
