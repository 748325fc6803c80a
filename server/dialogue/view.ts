import { stricterMode } from '@/dialogue/attribution'
import type { BoardId, PartyId } from '@/dialogue/ids'
import { requirePlenary } from '@/server/auth/participations'
import type { DialogueView, ProposalView } from '@/server/dialogue-service'
import type { ConditionRow } from '@/server/persistence/condition-store'
import type { RoundRow } from '@/server/persistence/dialogue-rows'
import type { ParticipantAuth } from '@/server/services'
import type { AttributionMode } from '@/dialogue/workshop'
import { conditionView } from './conditions'
import type { DialogueDeps } from './deps'
import type { Mending } from './mending'
import { amendmentView } from './proposals'
import type { Seats } from './seats'
import { roundView } from './view-of'

/** What one person may know of the dialogue on a board, now. */
export class Views {
  constructor(
    private readonly deps: DialogueDeps,
    private readonly seats: Seats,
    private readonly mending: Mending,
  ) {}

  async view(auth: ParticipantAuth, boardId: BoardId): Promise<DialogueView> {
    const { workshopId } = auth
    await requirePlenary(this.deps.workshops, auth, boardId)
    await this.mending.tryToMend(boardId)
    // The version first: whoever is told a later one asks again.
    const version = await this.deps.rounds.version(workshopId)
    const seat = await this.seats.of(auth)
    const results = await this.results(auth, boardId)
    return {
      version,
      attributionMode: results.mode,
      isModeFixed: await this.deps.rounds.isModeFixed(workshopId),
      roster: await this.seats.all(workshopId, seat),
      rounds: results.rounds.map((round) => roundView(round, seat)),
      proposals: results.proposals,
      conditions: results.conditions,
      amendments: (await this.deps.proposals.amendments(boardId)).map(amendmentView),
      commitments: results.commitments,
      consulting: await this.deps.commitments.consulting(boardId),
    }
  }

  /** What was published, for exports too. */
  async results(auth: ParticipantAuth, boardId: BoardId) {
    const { workshopId } = auth
    const workshop = await this.deps.workshops.find(workshopId)
    const mode = workshop?.attributionMode ?? 'none'
    const rounds = await this.deps.rounds.ofBoard(boardId)
    const conditions = await this.deps.conditions.revealed(workshopId)
    return {
      mode,
      rounds,
      proposals: await this.proposals(boardId, rounds),
      conditions: conditions.map((row) => conditionView(row, modeOf(row, rounds, mode))),
      commitments: await this.deps.commitments.list(workshopId),
    }
  }

  private async proposals(boardId: BoardId, rounds: readonly RoundRow[]): Promise<ProposalView[]> {
    const rows = await this.deps.proposals.ofBoard(boardId)
    const referenda = await this.deps.rounds.adReferenda(boardId)
    return rows
      .filter((row) => row.status !== 'draft')
      .map(({ id, status, wording }) => ({
        id,
        status,
        wording,
        published: latest(rounds, id),
        adReferendum: referenda
          .filter((one) => one.proposalId === id)
          .map((one) => ({
            party: one.party as PartyId,
            status: one.status,
            roundId: one.roundId,
          })),
      }))
  }
}

/** `rounds`: newest first. */
function latest(rounds: readonly RoundRow[], proposalId: string): unknown {
  for (const round of rounds) {
    const item = round.items.find((one) => one.id === proposalId)
    if (item && item.published !== null) return item.published
  }
  return null
}

/** A condition of another board's round is shown as the strictest mode would. */
function modeOf(row: ConditionRow, rounds: readonly RoundRow[], mode: AttributionMode) {
  const round = rounds.find((one) => one.id === row.roundId)
  return round ? stricterMode(round.attributionMode, mode) : 'none'
}
