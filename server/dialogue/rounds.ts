import { stricterMode } from '@/dialogue/attribution'
import { DialogueError, type FieldProblem } from '@/dialogue/errors'
import { newId, type BoardId } from '@/dialogue/ids'
import type { LocalizedText } from '@/dialogue/localized'
import { effectiveMinimum } from '@/dialogue/measures/minimum'
import { requireFacilitator, requirePlenary } from '@/server/auth/participations'
import { DOT_LIMITS, PRIORITIES_ITEM, type PrioritiesWording } from '@/dialogue/priorities'
import type { OpenRound, RoundView } from '@/server/dialogue-service'
import type { RoundRow } from '@/server/persistence/dialogue-rows'
import type { BoardRow } from '@/server/persistence/workshop-store'
import type { ParticipantAuth } from '@/server/services'
import { changedMeanwhile, requireOwn } from './access'
import { readAxis, readTitle } from './board-writes'
import { takeConditions } from './conditions'
import type { DialogueDeps } from './deps'
import type { Mending } from './mending'
import { publishItems } from './publishing'
import type { Seats } from './seats'
import type { Signals } from './signal'
import { roundView } from './view-of'

export interface RoundParts {
  seats: Seats
  signals: Signals
  mending: Mending
}

/** What a facilitator does with rounds. */
export class Rounds {
  constructor(
    private readonly deps: DialogueDeps,
    private readonly parts: RoundParts,
  ) {}

  async open(auth: ParticipantAuth, boardId: BoardId, input: OpenRound): Promise<RoundView> {
    await requirePlenary(this.deps.workshops, auth, boardId)
    requireFacilitator(auth)
    const board = await this.board(boardId)
    const items = await this.items(board, input)
    const all = await this.parts.seats.all(auth.workshopId, null)
    const seats = all
      .filter((seat) => !input.without.includes(seat.id))
      .map(({ id, party, label }) => ({ id, party, label }))
    const problems: FieldProblem[] = input.without.flatMap((id, place) =>
      all.some((seat) => seat.id === id) ? [] : [{ field: `without.${place}`, problem: 'unknown' }],
    )
    if (seats.length === 0) {
      problems.push({ field: 'roster', problem: 'too_few', values: { min: 1 } })
    }
    if (problems.length > 0) {
      throw new DialogueError('invalid_fields', 'A round needs seats that are there.', problems)
    }
    const id = newId<string>()
    const outcome = await this.deps.rounds.open({
      id,
      workshopId: auth.workshopId,
      boardId,
      kind: input.kind,
      items,
      seats,
      asksMore: input.asksMore,
      minimum: effectiveMinimum(input.minimum),
      closesAt: input.closesAt === null ? null : new Date(input.closesAt),
    })
    if (outcome === 'another_open') {
      throw new DialogueError('conflict', 'Another round is open. Close that one first.')
    }
    if (outcome === 'not_tabled') {
      throw new DialogueError('conflict', 'Only tabled proposals are assessed. Look again.')
    }
    return this.changed(auth, id)
  }

  async close(auth: ParticipantAuth, roundId: string, version: number): Promise<RoundView> {
    requireFacilitator(auth)
    const round = requireOwn(auth, await this.deps.rounds.find(roundId), 'round')
    if (round.status !== 'open') {
      throw new DialogueError('conflict', 'This round is closed already.')
    }
    const closed = await this.deps.rounds.close({ ...round, version }, (answers) =>
      takeConditions(round, answers),
    )
    if (!closed) throw changedMeanwhile()
    return this.changed(auth, roundId)
  }

  async reveal(
    auth: ParticipantAuth,
    roundId: string,
    input: { items: string[]; version: number },
  ): Promise<RoundView> {
    requireFacilitator(auth)
    const found = requireOwn(auth, await this.deps.rounds.find(roundId), 'round')
    const round = { ...found, version: input.version }
    if (found.status === 'open') {
      throw new DialogueError('conflict', 'This round is open: close it before you reveal it.')
    }
    checkReveal(found, input.items)
    if (found.version !== input.version) throw changedMeanwhile()
    const board = await this.board(found.boardId)
    const mode = stricterMode(found.attributionMode, board.workshop.attributionMode)
    const published = await publishItems(this.deps, round, input.items, {
      parties: board.workshop.parties.map((party) => party.id),
      session: board.session.number,
      mode,
    })
    if (!(await this.deps.rounds.reveal(round, published, mode === 'none'))) {
      throw changedMeanwhile()
    }
    // What is published is kept: should the board not be writable now, the next look mends it.
    await this.parts.mending.tryToMend(round.boardId)
    return this.changed(auth, roundId)
  }

  private async changed(auth: ParticipantAuth, roundId: string): Promise<RoundView> {
    const round = requireOwn(auth, await this.deps.rounds.find(roundId), 'round')
    await this.parts.signals.tell(auth.workshopId)
    return roundView(round, await this.parts.seats.of(auth))
  }

  private async board(boardId: BoardId): Promise<BoardRow> {
    const board = await this.deps.workshops.board(boardId)
    if (!board) throw new DialogueError('not_found', 'There is no such board.')
    return board
  }

  /** Axes are worded as they stand on the board now; proposals as they were tabled. */
  private async items(board: BoardRow, input: OpenRound) {
    const { kind, items } = input
    const problems: FieldProblem[] = items.flatMap((id, place) =>
      items.indexOf(id) < place ? [{ field: `items.${place}`, problem: 'duplicate' }] : [],
    )
    const known = new Map<string, unknown>()
    if (kind === 'positions') {
      const doc = await this.deps.rooms.readDocument(board.id)
      for (const { id, name, left, right } of board.workshop.axes) {
        known.set(id, (doc && readAxis(doc, id)) ?? { name, left, right })
      }
      doc?.destroy()
    } else if (kind === 'priorities') {
      const doc = await this.deps.rooms.readDocument(board.id)
      for (const id of items) {
        const title = doc && readTitle(doc, id)
        if (title) known.set(id, title)
      }
      doc?.destroy()
    } else {
      const tabled = await this.deps.proposals.ofBoard(board.id)
      for (const { id, status } of tabled) if (status === 'tabled') known.set(id, null)
    }
    items.forEach((id, place) => {
      if (!known.has(id)) problems.push({ field: `items.${place}`, problem: 'unknown' })
    })
    if (problems.length > 0) {
      const message = `A round is about ${ABOUT[kind]} of this board, each once.`
      throw new DialogueError('invalid_fields', message, problems)
    }
    if (kind === 'priorities') return [{ id: PRIORITIES_ITEM, wording: putToVote(input, known) }]
    return items.map((id) => ({ id, wording: known.get(id) }))
  }
}

const ABOUT = {
  positions: 'axes',
  assessments: 'tabled proposals',
  priorities: 'cards and notes',
} as const

/** Dots are a budget over all cards, so the cards are one item. Throws invalid_fields. */
function putToVote(
  { items, dots }: OpenRound,
  titles: ReadonlyMap<string, unknown>,
): PrioritiesWording {
  if (dots === null || dots.mostPerCard > dots.each) {
    throw new DialogueError('invalid_fields', 'Say how many dots each person has.', [
      dots === null
        ? { field: 'dots', problem: 'required' }
        : {
            field: 'dots.mostPerCard',
            problem: 'out_of_range',
            values: { min: 1, max: dots.each },
          },
    ])
  }
  const cards = items.map((id) => ({ id, title: shortened(titles.get(id) as LocalizedText) }))
  return { cards, dots: dots.each, mostPerCard: dots.mostPerCard }
}

/** A long note is known by its beginning. */
function shortened({ en, ko }: LocalizedText): LocalizedText {
  return { en: en.slice(0, DOT_LIMITS.title), ko: ko.slice(0, DOT_LIMITS.title) }
}

/** Throws invalid_fields for items that aren't the round's, conflict for revealed ones. */
function checkReveal(round: RoundRow, items: readonly string[]): void {
  const problems: FieldProblem[] = items.flatMap((id, place) => {
    const field = `items.${place}`
    if (items.indexOf(id) < place) return [{ field, problem: 'duplicate' }]
    return round.items.some((item) => item.id === id) ? [] : [{ field, problem: 'unknown' }]
  })
  if (round.kind === 'assessments' && items.length < round.items.length) {
    // The rank of each depends on all: one that came later could be told from the others' shift.
    problems.push({ field: 'items', problem: 'too_few', values: { min: round.items.length } })
  }
  if (problems.length > 0) {
    throw new DialogueError('invalid_fields', 'These items can not be revealed.', problems)
  }
  if (round.items.some((item) => items.includes(item.id) && item.published !== null)) {
    throw new DialogueError('conflict', 'This has been revealed already.')
  }
}
