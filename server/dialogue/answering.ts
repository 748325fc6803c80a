import { createHash } from 'node:crypto'
import { readAssessments, readPositions, readPriorities } from '@/dialogue/answers'
import { DialogueError } from '@/dialogue/errors'
import type { PartyId, WorkshopId } from '@/dialogue/ids'
import type { OwnBallot } from '@/server/dialogue-service'
import type { AnswerOutcome, NewAnswer } from '@/server/persistence/ballot-store'
import type { RoundRow } from '@/server/persistence/dialogue-rows'
import type { ParticipantAuth } from '@/server/services'
import { requireDelegate, requireOwn } from './access'
import type { DialogueDeps } from './deps'
import type { Seats } from './seats'
import type { Signals } from './signal'

type Deps = Pick<DialogueDeps, 'rounds' | 'ballots' | 'workshops'>

/** What a seat says of one item. */
export interface SeatAnswer {
  seatId: string
  itemId: string
  answer: unknown
}

/** A delegate's own sealed answers. Nothing of an answer is ever in an error or a log. */
export class Answering {
  constructor(
    private readonly deps: Deps,
    private readonly seats: Seats,
    private readonly signals: Signals,
  ) {}

  async own(auth: ParticipantAuth, roundId: string, key: string | null): Promise<OwnBallot> {
    const { round, seat } = await this.place(auth, roundId)
    return this.ballot(round, seat, key)
  }

  async answer(
    auth: ParticipantAuth,
    roundId: string,
    itemId: string,
    input: { answer: unknown; key: string | null },
  ): Promise<OwnBallot> {
    const { round, seat } = await this.place(auth, roundId)
    const parties = await this.parties(round)
    const outcome = await this.deps.ballots.record(sealed(round, seat, itemId, input, parties))
    await this.settle(outcome, round.workshopId)
    return this.ballot(round, { ...seat, hasAnswered: true }, input.key)
  }

  /** The answers of many seats at once (the fictional session's): the same checks, one step. */
  async answerAll(roundId: string, answers: readonly SeatAnswer[]): Promise<void> {
    const round = await this.deps.rounds.find(roundId)
    if (!round) throw new DialogueError('not_found', 'There is no such round.')
    const parties = await this.parties(round)
    const inputs = answers.map(({ seatId, itemId, answer }) => {
      const seat = round.seats.find((one) => one.id === seatId)
      if (!seat) throw notSeated()
      return sealed(round, seat, itemId, { answer, key: null }, parties)
    })
    const outcomes = await this.deps.ballots.recordAll(inputs)
    for (const outcome of outcomes) await this.settle(outcome, round.workshopId)
  }

  private async parties(round: RoundRow): Promise<PartyId[]> {
    const workshop = await this.deps.workshops.find(round.workshopId)
    return workshop?.parties.map((party) => party.id) ?? []
  }

  private async settle(outcome: AnswerOutcome, workshopId: WorkshopId): Promise<void> {
    switch (outcome.kind) {
      case 'saved':
        if (outcome.isShown) await this.signals.tell(workshopId)
        return
      case 'not_open':
        throw notOpen()
      case 'not_seated':
        throw notSeated()
      case 'no_item':
        throw noItem()
      case 'final':
        throw new DialogueError(
          'conflict',
          'This seat has answered under another ballot key: its answer is final without that key.',
          [{ field: 'key', problem: 'final' }],
        )
    }
  }

  /** Throws forbidden for all but delegates of the round's roster. */
  private async place(auth: ParticipantAuth, roundId: string) {
    const round = requireOwn(auth, await this.deps.rounds.find(roundId), 'round')
    requireDelegate(auth)
    const seatId = await this.seats.of(auth)
    const seat = round.seats.find((one) => one.id === seatId)
    if (!seat) throw notSeated()
    return { round, seat }
  }

  private async ballot(
    round: RoundRow,
    seat: RoundRow['seats'][number],
    key: string | null,
  ): Promise<OwnBallot> {
    const isOpen = round.status === 'open'
    const keys = keysOf(round, seat.id, key)
    if (!keys) return { answers: {}, editable: isOpen && !seat.hasAnswered }
    const isKnown = await this.deps.ballots.hasBallot(round.id, keys.ballot)
    if (!isKnown) return { answers: {}, editable: isOpen && !seat.hasAnswered }
    const answers = await this.deps.ballots.own(
      round.id,
      round.items.map((item) => keys.ofItem(item.id)),
    )
    return { answers, editable: isOpen && seat.hasAnswered }
  }
}

/** An answer as it is kept, under the keys it is kept by. Throws what is wrong with it. */
function sealed(
  round: RoundRow,
  seat: { id: string; party: PartyId },
  itemId: string,
  input: { answer: unknown; key: string | null },
  parties: readonly PartyId[],
): NewAnswer {
  if (round.status !== 'open') throw notOpen()
  if (!round.items.some((item) => item.id === itemId)) throw noItem()
  const answer = readAnswer(round, seat.party, itemId, input.answer, parties)
  const keys = keysOf(round, seat.id, input.key)
  if (!keys) {
    throw new DialogueError('invalid_fields', 'This round is answered under a ballot key.', [
      { field: 'key', problem: 'required' },
    ])
  }
  return {
    roundId: round.id,
    itemId,
    seatId: seat.id,
    ballotKey: keys.ballot,
    answerKey: keys.ofItem(itemId),
    answer,
  }
}

/**
 * Under which keys a ballot and its answers are kept; null when mode `none` has none to go by. There
 * each answer has a hash of its own: two answers can't be told to be one person's.
 */
function keysOf(round: RoundRow, seatId: string, key: string | null) {
  if (round.attributionMode !== 'none') return { ballot: seatId, ofItem: () => seatId }
  if (key === null) return null
  return {
    ballot: sha256(`ballot:${round.id}:${key}`),
    ofItem: (itemId: string) => sha256(`answer:${round.id}:${itemId}:${key}`),
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The answer as it is kept. Throws invalid_fields; fields are named `answer.self` and the like. */
function readAnswer(
  round: RoundRow,
  party: PartyId,
  itemId: string,
  answer: unknown,
  parties: readonly PartyId[],
): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    throw new DialogueError('invalid_fields', 'An answer is an object.', [
      { field: 'answer', problem: 'invalid' },
    ])
  }
  const { attributionMode: mode } = round
  const items = [itemId]
  const asks = { estimates: parties.length > 1, meta: round.asksMore }
  try {
    if (round.kind === 'priorities') return readPriorities(answer, round.items[0]?.wording)
    return round.kind === 'positions'
      ? readPositions([{ ...answer, axisId: itemId }], { mode, items, party, parties, asks })[0]
      : readAssessments([{ ...answer, proposalId: itemId }], { mode, items })[0]
  } catch (error) {
    if (!(error instanceof DialogueError)) throw error
    const fields = error.fields.map((one) => ({
      ...one,
      field: one.field.replace(/^0(?=\.|$)/, 'answer'),
    }))
    throw new DialogueError(error.code, error.message, fields)
  }
}

const notOpen = () =>
  new DialogueError('conflict', 'This round is closed: answers can not be changed any more.', [
    { field: 'round', problem: 'closed' },
  ])
const notSeated = () =>
  new DialogueError('forbidden', 'You have no seat in this round. You are in the next one.')
const noItem = () => new DialogueError('not_found', 'There is nothing like this in the round.')
