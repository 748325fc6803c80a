import type { BoardId } from '@/dialogue/ids'
import { publishedPrioritiesSchema, type PublishedPriority } from '@/dialogue/priorities'
import type { AmendmentRow, TabledRow } from '@/server/persistence/proposal-store'
import type { Json } from '@/sync/doc/json'
import {
  readCard,
  sameWording,
  unconfirmed,
  writeAxisResult,
  writeCardResult,
  writeCardStatus,
  writeCardWording,
  writePriority,
  wordingOfCard,
} from './board-writes'
import type { DialogueDeps } from './deps'

type Deps = Pick<DialogueDeps, 'rounds' | 'proposals' | 'rooms' | 'log'>

/** What could not be written, because the card says something else by now. */
export interface Stale {
  proposals: string[]
  amendments: string[]
}

/**
 * Brings a board up to what the database says: results, statuses of cards, accepted wordings. The
 * database is changed first, with a flag that the board has yet to follow; this writes everything that
 * is flagged in one transaction under the server's client id, and takes the flags away. Doing it again
 * changes nothing, so that a crash in between is mended by whoever looks next.
 */
export class Mending {
  private readonly running = new Map<BoardId, Promise<unknown>>()

  constructor(private readonly deps: Deps) {}

  /** One at a time per board. Rejects when the board could not be written; the flags stay. */
  mend(boardId: BoardId): Promise<Stale> {
    const before = this.running.get(boardId) ?? Promise.resolve()
    const done = before.then(
      () => this.follow(boardId),
      () => this.follow(boardId),
    )
    this.running.set(boardId, done)
    const forget = () => {
      if (this.running.get(boardId) === done) this.running.delete(boardId)
    }
    done.then(forget, forget)
    return done
  }

  /**
   * What was hidden is on the board again: what was published, put forward and taken back meanwhile went by
   * it. `items`: ids of axes and of cards. Rejects as `mend`; doing it again changes nothing.
   */
  async shown(boardId: BoardId, items: readonly string[]): Promise<void> {
    await this.deps.rounds.markNotOnBoard(boardId, items)
    await this.deps.proposals.markNotOnBoard(boardId, items)
    await this.mend(boardId)
  }

  /** For those who only look: the board may be behind, that is no reason to refuse them. */
  async tryToMend(boardId: BoardId): Promise<void> {
    await this.mend(boardId).catch((error: unknown) => {
      this.deps.log.error({ error, boardId }, 'a board is behind its dialogue')
    })
  }

  /** At start: what a crash left behind. */
  async mendAll(): Promise<void> {
    for (const boardId of await this.deps.rounds.boardsToMend()) await this.tryToMend(boardId)
  }

  private async follow(boardId: BoardId): Promise<Stale> {
    const { rounds, proposals, rooms } = this.deps
    const [revealed, cards, amendments] = await Promise.all([
      rounds.notOnBoard(boardId),
      proposals.notOnBoard(boardId),
      proposals.amendmentsNotOnBoard(boardId),
    ])
    if (revealed.length + cards.length + amendments.length === 0) return NOTHING_STALE
    let staleCards: TabledRow[] = []
    let staleAmendments: AmendmentRow[] = []
    await rooms.writeAsServer(boardId, (doc) => {
      staleCards = []
      staleAmendments = []
      for (const amendment of amendments) {
        const card = readCard(doc, amendment.proposalId)
        const now = card && wordingOfCard(card)
        if (now && sameWording(now, amendment.before)) {
          writeCardWording(doc, amendment.proposalId, amendment.after)
        } else if (!now || !sameWording(now, amendment.after)) {
          staleAmendments.push(amendment)
        }
      }
      for (const { round, itemIds } of revealed) {
        for (const { id, published } of round.items) {
          if (!itemIds.includes(id)) continue
          if (round.kind === 'positions') writeAxisResult(doc, id, published as Json)
          else if (round.kind === 'assessments') writeCardResult(doc, id, published as Json)
          else for (const card of priorities(published)) writePriority(doc, card)
        }
      }
      for (const row of cards) {
        const card = readCard(doc, row.id)
        const isStale = row.status === 'tabled' && !(card && isAsTabled(card, row))
        if (isStale) staleCards.push(row)
        else writeCardStatus(doc, row.id, row.status)
      }
    })
    for (const { round, itemIds } of revealed) await rounds.markOnBoard(round.id, itemIds)
    await proposals.markOnBoard(
      boardId,
      cards.filter((row) => !staleCards.includes(row)),
    )
    for (const row of staleCards) await proposals.withdrawTabling(boardId, row.id)
    for (const amendment of amendments) {
      if (staleAmendments.includes(amendment)) await proposals.reopen(amendment)
      else await proposals.markAmendmentOnBoard(amendment.id)
    }
    return {
      proposals: staleCards.map((row) => row.id),
      amendments: staleAmendments.map((row) => row.id),
    }
  }
}

const NOTHING_STALE: Stale = { proposals: [], amendments: [] }

function priorities(published: unknown): PublishedPriority[] {
  return publishedPrioritiesSchema.parse(published).cards
}

/** Somebody may have typed between the tabling and its writing: what was tabled is what stands there. */
function isAsTabled(card: NonNullable<ReturnType<typeof readCard>>, row: TabledRow): boolean {
  return sameWording(card, row.wording) && unconfirmed(card).length === 0
}
