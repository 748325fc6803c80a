import type { BoardId, WorkshopId } from '@/dialogue/ids'
import { publishedProgress } from '@/dialogue/rounds'
import type { DialogueSignal } from '@/sync/protocol/dialogue-signal'
import type { DialogueDeps } from './deps'

type Deps = Pick<DialogueDeps, 'rounds' | 'workshops' | 'rooms' | 'isDrafting' | 'log'>

/** Tells boards that something changed. What exactly is asked for by HTTP, by each under their own name. */
export class Signals {
  constructor(private readonly deps: Deps) {}

  /** What those who join are told; null when there is no such board. */
  async of(boardId: BoardId): Promise<DialogueSignal | null> {
    const { rounds, workshops } = this.deps
    const workshopId = await workshops.workshopOfBoard(boardId)
    if (!workshopId) return null
    // The version first: a change in between is then told again, and never missed.
    const version = await rounds.version(workshopId)
    const open = await rounds.openOn(boardId)
    const isDrafting = (await this.deps.isDrafting?.(boardId)) ?? false
    return {
      version,
      hidesViews: open !== null || isDrafting,
      round: open && {
        id: open.id,
        kind: open.kind,
        answered: publishedProgress(open.answered, open.seats),
        seats: open.seats,
        closesAt: open.closesAt?.toISOString() ?? null,
      },
    }
  }

  /** Seats are kept elsewhere. Never throws. */
  async rosterChanged(workshopId: WorkshopId): Promise<void> {
    try {
      await this.deps.rounds.changed(workshopId)
    } catch (error) {
      this.deps.log.error({ error, workshopId }, 'a change of the roster was not counted')
    }
    await this.tell(workshopId)
  }

  /** Whose views are shared on this board has changed. Never throws. */
  async viewsChanged(boardId: BoardId): Promise<void> {
    const workshopId = await this.deps.workshops.workshopOfBoard(boardId).catch(() => null)
    if (workshopId) await this.rosterChanged(workshopId)
  }

  /** Call after a change is in the database. Never throws: who misses it asks when they next look. */
  async tell(workshopId: WorkshopId): Promise<void> {
    try {
      for (const boardId of await this.deps.rounds.boardsOf(workshopId)) {
        const signal = await this.of(boardId)
        if (signal) await this.deps.rooms.announce(boardId, signal)
      }
    } catch (error) {
      this.deps.log.error({ error, workshopId }, 'a change of the dialogue was not announced')
    }
  }
}
