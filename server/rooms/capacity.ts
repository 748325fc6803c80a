import * as Y from 'yjs'
import type { Limits } from '@/sync/protocol/limits'

/** A change this small goes on fitting for a while, so that a full board can be tidied. */
const SMALL_BYTES = 2 * 1024
const ROOM_TO_TIDY = 1 / 16
/** Measuring encodes the whole document: not more often than this. */
const MEASURE_MS = 1_000

/**
 * How much one document may still take [W12]. Counts what comes in, which is more than what stays
 * (overwritten and deleted content is let go of), and measures only when that count says "full".
 */
export class Capacity {
  private measuredAt = -Infinity

  /** `bytes`: of the document as it was loaded, at least. */
  constructor(
    private readonly doc: Y.Doc,
    private bytes: number,
    private readonly limits: Pick<Limits, 'documentBytes'>,
    private readonly now: () => number,
  ) {
    doc.on('update', (update: Uint8Array) => (this.bytes += update.length))
  }

  /** False when the update would take the document beyond its limit. Throws on garbage. */
  takes(update: Uint8Array): boolean {
    const { documentBytes } = this.limits
    if (this.bytes + update.length <= documentBytes) return true
    const growth = growthBy(this.doc, update)
    const limit = growth > SMALL_BYTES ? documentBytes : documentBytes * (1 + ROOM_TO_TIDY)
    if (growth === 0 || this.bytes + growth <= limit) return true
    if (this.now() - this.measuredAt >= MEASURE_MS) {
      this.measuredAt = this.now()
      this.bytes = Y.encodeStateAsUpdate(this.doc).length
    }
    return this.bytes + growth <= limit
  }
}

/** Bytes of what an update holds and the document lacks, deletions aside: they add nothing. */
function growthBy(doc: Y.Doc, update: Uint8Array): number {
  const lacking = Y.diffUpdate(update, Y.encodeStateVector(doc))
  const deletions = Y.diffUpdate(update, Y.encodeStateVector(Y.parseUpdateMeta(update).to))
  return lacking.length - deletions.length
}
