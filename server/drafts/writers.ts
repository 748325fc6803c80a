import type { BoardId } from '@/dialogue/ids'
import { publishedProgress } from '@/dialogue/rounds'
import type { SessionState } from '@/dialogue/session/session-state'
import { releasable } from '@/sync/doc/drafts'
import { readRecords } from '@/sync/doc/layout'
import type { DraftDeps } from './commands'

/** Often enough for a facilitator to see that people write, too seldom to see who begins when. */
const COUNT_EVERY_MS = 5000

/**
 * Tells a board how many people have written something privately, in whole batches: a single step would
 * tell who has just begun. Looks at the boards where private writing is on, every few seconds.
 */
export class Writers {
  private readonly boards = new Set<BoardId>()
  private timer: NodeJS.Timeout | null = null
  private counting = false

  constructor(private readonly deps: DraftDeps & { everyMs?: number }) {
    deps.sessions.onChange((boardId, state) => this.watch(boardId, state))
  }

  /** Goes on with boards where private writing was on when the server stopped. */
  async start(): Promise<void> {
    for (const boardId of await this.deps.drafts.boards()) {
      const state = await this.deps.sessions.find(boardId)
      if (state) this.watch(boardId, state)
    }
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
    this.boards.clear()
  }

  private watch(boardId: BoardId, state: SessionState): void {
    const was = this.boards.has(boardId)
    if (state.drafting) this.boards.add(boardId)
    else this.boards.delete(boardId)
    if (was !== this.boards.has(boardId)) void this.deps.draftingChanged(boardId)
    if (this.boards.size === 0) return this.stop()
    this.timer ??= setInterval(() => void this.countAll(), this.deps.everyMs ?? COUNT_EVERY_MS)
    this.timer.unref()
  }

  private async countAll(): Promise<void> {
    if (this.counting) return
    this.counting = true
    for (const boardId of [...this.boards]) {
      await this.count(boardId).catch((error: unknown) => {
        this.deps.log.error({ error, boardId }, 'those who write were not counted')
      })
    }
    this.counting = false
  }

  private async count(boardId: BoardId): Promise<void> {
    const { drafts, rooms, sessions } = this.deps
    let writing = 0
    for (const { id } of await drafts.ofBoard(boardId)) {
      const doc = await rooms.readDocument(id)
      if (doc && releasable(readRecords(doc), id).length > 0) writing += 1
      doc?.destroy()
    }
    const seats = await this.deps.seats(boardId)
    const writers = publishedProgress(Math.min(writing, seats), seats)
    await sessions.change(boardId, (state) =>
      state.drafting && state.drafting.writers !== writers
        ? { ...state, version: state.version + 1, drafting: { ...state.drafting, writers } }
        : state,
    )
  }
}
