import { visibleAuthor } from '@/dialogue/attribution'
import { DialogueError, type FieldProblem } from '@/dialogue/errors'
import { newId, type BoardId } from '@/dialogue/ids'
import { LOCALES } from '@/dialogue/localized'
import { DEFAULT_TABLED_LIMIT } from '@/dialogue/proposals'
import { requireFacilitator, requirePlenary } from '@/server/auth/participations'
import type { AdReferendumStatus, AmendmentView, Wording } from '@/server/dialogue-service'
import type { AmendmentRow } from '@/server/persistence/proposal-store'
import type { ParticipantAuth } from '@/server/services'
import { changedMeanwhile, requireDelegate, requireOwn, requireWriter } from './access'
import { readCard, sameWording, unconfirmed, wordingOfCard } from './board-writes'
import type { DialogueDeps } from './deps'
import type { Mending } from './mending'
import type { Signals } from './signal'

/** Cards going forward, and changes of what they say. */
export class Proposals {
  constructor(
    private readonly deps: DialogueDeps,
    private readonly signals: Signals,
    private readonly mending: Mending,
  ) {}

  async table(
    auth: ParticipantAuth,
    boardId: BoardId,
    ids: string[],
    most?: number,
  ): Promise<void> {
    await requirePlenary(this.deps.workshops, auth, boardId)
    requireFacilitator(auth)
    const limit = most ?? DEFAULT_TABLED_LIMIT
    const tabled = new Set(
      (await this.deps.proposals.ofBoard(boardId))
        .filter((row) => row.status === 'tabled')
        .map((row) => row.id),
    )
    const cards = await this.readCards(boardId, ids, tabled)
    if (!(await this.deps.proposals.table(auth.workshopId, boardId, cards, limit))) {
      throw refused([{ field: 'proposals', problem: 'too_many', values: { max: limit } }])
    }
    const stale = await this.mending.mend(boardId)
    await this.signals.tell(auth.workshopId)
    if (stale.proposals.length > 0) {
      throw new DialogueError('conflict', 'Somebody is still writing on this card. Look again.')
    }
  }

  async untable(auth: ParticipantAuth, boardId: BoardId, ids: string[]): Promise<void> {
    await requirePlenary(this.deps.workshops, auth, boardId)
    requireFacilitator(auth)
    if (!(await this.deps.proposals.untable(auth.workshopId, boardId, ids))) {
      throw new DialogueError(
        'conflict',
        'Only tabled cards can be taken back, and none while its round is not revealed.',
      )
    }
    await this.mending.mend(boardId)
    await this.signals.tell(auth.workshopId)
  }

  async propose(
    auth: ParticipantAuth,
    boardId: BoardId,
    input: { proposalId: string; after: Wording },
  ): Promise<AmendmentView> {
    await requirePlenary(this.deps.workshops, auth, boardId)
    requireWriter(auth)
    const [before] = await this.wordings(boardId, [input.proposalId])
    if (!before) {
      throw new DialogueError('invalid_fields', 'There is no such card on this board.', [
        { field: 'proposalId', problem: 'unknown' },
      ])
    }
    if (sameWording(before, input.after)) {
      throw new DialogueError('invalid_fields', 'This is what the card says already.', [
        { field: 'after', problem: 'unchanged' },
      ])
    }
    const workshop = await this.deps.workshops.find(auth.workshopId)
    const author = visibleAuthor(workshop?.attributionMode ?? 'none', {
      who: auth.name,
      party: auth.party,
    })
    const id = newId<string>()
    await this.deps.proposals.propose({
      id,
      workshopId: auth.workshopId,
      boardId,
      proposalId: input.proposalId,
      authorName: author.who,
      partyId: author.party,
      before,
      after: input.after,
    })
    await this.signals.tell(auth.workshopId)
    return amendmentView(requireOwn(auth, await this.deps.proposals.amendment(id), 'amendment'))
  }

  async settle(
    auth: ParticipantAuth,
    id: string,
    input: { status: 'accepted' | 'withdrawn'; version: number },
  ): Promise<AmendmentView> {
    requireFacilitator(auth)
    const row = requireOwn(auth, await this.deps.proposals.amendment(id), 'amendment')
    const outcome = await this.deps.proposals.settle(row, input.version, input.status)
    if (outcome === 'changed') throw changedMeanwhile()
    if (outcome === 'tabled') {
      throw new DialogueError('conflict', 'This card is tabled: its wording is frozen until then.')
    }
    const stale = await this.mending.mend(row.boardId)
    await this.signals.tell(auth.workshopId)
    if (stale.amendments.includes(id)) {
      throw new DialogueError('conflict', 'The card says something else by now. Look again.')
    }
    return amendmentView(requireOwn(auth, await this.deps.proposals.amendment(id), 'amendment'))
  }

  async settleAdReferendum(
    auth: ParticipantAuth,
    input: { roundId: string; proposalId: string; status: AdReferendumStatus },
  ): Promise<void> {
    const party = requireDelegate(auth)
    const round = requireOwn(auth, await this.deps.rounds.find(input.roundId), 'round')
    const { proposalId, status } = input
    if (!(await this.deps.rounds.settleAdReferendum(round, proposalId, party, status))) {
      throw new DialogueError('not_found', 'Your side marked nothing here as subject to a capital.')
    }
    await this.signals.tell(auth.workshopId)
  }

  private async wordings(
    boardId: BoardId,
    ids: readonly string[],
  ): Promise<(Wording | undefined)[]> {
    const doc = await this.deps.rooms.readDocument(boardId)
    const found = ids.map((id) => {
      const card = doc && readCard(doc, id)
      return card ? wordingOfCard(card) : undefined
    })
    doc?.destroy()
    return found
  }

  /** What the cards say, each ready to go forward. Throws invalid_fields with all that keeps them. */
  private async readCards(boardId: BoardId, ids: readonly string[], tabled: ReadonlySet<string>) {
    const doc = await this.deps.rooms.readDocument(boardId)
    const problems: FieldProblem[] = []
    const cards = ids.flatMap((id, place) => {
      const field = `proposals.${place}`
      const card = doc && readCard(doc, id)
      if (!card) problems.push({ field, problem: 'unknown' })
      else if (ids.indexOf(id) < place || tabled.has(id))
        problems.push({ field, problem: 'duplicate' })
      else if (card.mergedInto !== null) problems.push({ field, problem: 'merged' })
      else {
        const stale = unconfirmed(card)
        for (const locale of LOCALES) {
          const title = locale === 'ko' ? card.titleKo : card.titleEn
          const problem = title.trim() === '' ? 'required' : 'unconfirmed'
          if (problem === 'required' || stale.includes(locale)) {
            problems.push({ field: `${field}.${locale}`, problem })
          }
        }
        return [{ id, wording: wordingOfCard(card) }]
      }
      return []
    })
    doc?.destroy()
    if (problems.length > 0) throw refused(problems)
    return cards
  }
}

function refused(problems: readonly FieldProblem[]): DialogueError {
  return new DialogueError('invalid_fields', 'These cards can not go forward yet.', problems)
}

export function amendmentView(row: AmendmentRow): AmendmentView {
  const { id, proposalId, number, authorName, party, before, after, status, version } = row
  return { id, proposalId, number, authorName, party, before, after, status, version }
}
