import { activityOf, type NewActivity } from '@/server/persistence/activity-row'
import type { Fields } from '@/sync/doc/fields'
import type { RecordChange } from '@/sync/doc/replay'

/** Changes of one record by one person within this time are one row, in milliseconds. */
const TOGETHER_MS = 5_000

/** Everything else of a document (pages, cameras, images' data) is nobody's act on the board. */
const RECORDED = ['shape:', 'binding:'] as const

/** What one person does to one record at the moment; not kept yet. */
interface Open {
  participantId: string
  before: Fields | null
  after: Fields | null
  at: number
}

/**
 * Who changed what on one document. Costs the hot path a look into a map: consecutive changes of one
 * record by one person become one row, compared and written some seconds later; a deletion is a row of its
 * own, kept in the very transaction that deletes.
 *
 * Invariants
 *  1. Rows of one record are given out in the order in which it was changed, and a deletion after all
 *     that was done before it.
 *  2. What was deleted is given out by the next `take`: a crash can't keep the deletion and lose what
 *     is needed to bring it back.
 */
export class ActivityRecorder {
  private readonly open = new Map<string, Open>()
  private closed: NewActivity[] = []
  private timer: NodeJS.Timeout | null = null

  constructor(
    /** Keeps rows outside a commit of the document. */
    private readonly write: (rows: readonly NewActivity[]) => Promise<unknown>,
    private readonly onError: (error: unknown) => void,
    /** Milliseconds since 1970. */
    private readonly now: () => number = Date.now,
  ) {}

  /** What one update of this person has done, as the gate let it pass. */
  note(participantId: string, changes: readonly RecordChange[]): void {
    const at = this.now()
    for (const { id, before, after } of changes) {
      if (!RECORDED.some((kind) => id.startsWith(kind))) continue
      const open = this.open.get(id)
      // A deletion is a row of its own, whoever made the record a moment ago: what is flashed at everybody for a
      // second leaves its trace, and what comes back is as it was last.
      const isDeletion = after === null && before !== null
      if (open?.participantId === participantId && !isDeletion) {
        open.after = after
        open.at = at
      } else {
        if (open) this.close(id, open)
        this.open.set(id, { participantId, before, after, at })
      }
    }
    // With all that came before, so that the list stays in order.
    if (changes.some(({ after }) => after === null)) this.closeAll()
    if (this.open.size > 0) this.arm()
  }

  /** Rows that belong to the present commit. */
  take(): NewActivity[] {
    if (this.closed.length === 0) return this.closed
    const rows = this.closed
    this.closed = []
    return rows
  }

  /** Keeps everything that has been noted. Never rejects. */
  async flush(): Promise<void> {
    this.disarm()
    this.closeAll()
    const rows = this.take()
    if (rows.length === 0) return
    try {
      await this.write(rows)
    } catch (error) {
      this.onError(error)
    }
  }

  dispose(): void {
    this.disarm()
    this.open.clear()
    this.closed = []
  }

  private closeAll(): void {
    for (const [id, open] of this.open) this.close(id, open)
    this.closed.sort((a, b) => a.at.getTime() - b.at.getTime())
  }

  private close(id: string, open: Open): void {
    this.open.delete(id)
    const { participantId, before, after } = open
    const row = activityOf({ id, before, after }, participantId, new Date(open.at))
    if (row) this.closed.push(row)
  }

  private arm(): void {
    this.timer ??= setTimeout(() => void this.flush(), TOGETHER_MS).unref()
  }

  private disarm(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
