import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { newId } from '@/dialogue/ids'
import { changesBetween, type RecordChanges } from '../doc/replay'
import { canKeep, copiesOf, forgetCopies, noteCopy } from './kept-copies'
import { OfflineCopy, type KeptChange } from './offline-copy'

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
  private isOpening = false
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
    if (!this.options.keep || !canKeep() || this.copy || this.isOpening) return
    const copy = await this.open(epoch)
    copy?.keep(unsent())
    this.options.onChange()
  }

  /** A change made here; kept until it is confirmed. */
  changed(update: Uint8Array): KeptChange {
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
    this.copy?.forget(changes)
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
   * What the document holds beyond what the server has, as records [E6], and what other tabs that
   * share the copy left unsent; it is no longer this document's to send. `unsent`: this tab's part.
   * `isOver`: the epoch has ended, and nobody opens its copy again.
   */
  async claim(unsent: readonly KeptChange[], isOver: boolean): Promise<RecordChanges> {
    const { copy, confirmed } = this
    if (copy && isOver) await noteCopy(copy.key, true).catch(() => undefined)
    const claimed = (await copy?.claim()) ?? null
    const here = claimed && new Set(claimed.map(({ id }) => id.join()))
    // What is kept no more another tab has claimed: it is theirs to bring.
    const theirs = unsent.filter(({ id }) => here && !here.has(id.join()))
    const base = docOf(confirmed, theirs)
    const mine = docOf(base, [...(claimed ?? []), ...unsent])
    const changes = changesBetween(base, mine)
    base.destroy()
    mine.destroy()
    return changes
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
    this.isOpening = true
    const key = { ...this.options, epoch }
    const copy = await OfflineCopy.open(key, this.confirmed, () => this.options.onChange())
    this.isOpening = false
    if (this.closed) await copy?.close()
    else this.copy = copy
    return this.copy
  }
}

function docOf(start: Doc, changes: readonly KeptChange[]): Doc {
  const doc = new Doc()
  doc.transact(() => {
    applyUpdate(doc, encodeStateAsUpdate(start))
    for (const { update } of changes) applyUpdate(doc, update)
  })
  return doc
}
