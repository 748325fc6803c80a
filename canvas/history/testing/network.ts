import * as Y from 'yjs'
import type { Random } from '@/sync/doc/testing/random'

interface Link {
  from: number
  to: number
  update: Uint8Array
}

/**
 * Documents that send each other every update, over a network that delays, reorders and doubles them
 * and cuts people off for a while. Nothing is lost for good.
 */
export class Network {
  readonly docs: Y.Doc[] = []
  readonly online: boolean[] = []
  private links: Link[] = []

  constructor(private readonly random: Random) {}

  /** Adds a document; what it writes goes to all others. Returns its number. */
  add(doc: Y.Doc): number {
    const from = this.docs.push(doc) - 1
    this.online.push(true)
    this.attach(from, doc)
    return from
  }

  /** Puts a fresh document in a peer's place (a reload). */
  replace(peer: number, doc: Y.Doc): void {
    this.docs[peer] = doc
    this.attach(peer, doc)
  }

  private attach(from: number, doc: Y.Doc): void {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.docs.forEach((_, to) => {
        if (to !== from) this.links.push({ from, to, update })
      })
    })
  }

  get waiting(): number {
    return this.links.length
  }

  /** Delivers up to `count` updates in any order; some arrive twice. */
  deliver(count: number): void {
    for (let n = 0; n < count; n++) {
      const open = this.links.filter(({ from, to }) => this.online[from] && this.online[to])
      if (open.length === 0) return
      // Mostly the oldest, sometimes any: order within one sender breaks too.
      const link = this.random.chance(0.7) ? open[0]! : this.random.pick(open)
      if (!this.random.chance(0.1)) this.links = this.links.filter((each) => each !== link)
      Y.applyUpdate(this.docs[link.to]!, link.update, this)
    }
  }

  /** Everyone comes back, everything arrives. */
  settle(): void {
    this.online.fill(true)
    do {
      while (this.links.length > 0) this.deliver(this.links.length)
      this.docs.forEach((doc) => this.askAgain(doc))
    } while (this.links.length > 0)
  }

  /**
   * Of changes that came long before what they rest on, Yjs may wait for the wrong one for ever (it
   * remembers one clock per client that is missing, and two may wait for each other). A server then
   * asks for everything again [W10], and so does whoever reconnects.
   */
  private askAgain(doc: Y.Doc): void {
    if (!doc.store.pendingStructs) return
    for (const other of this.docs) {
      if (other !== doc)
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), this)
    }
  }
}
