import type { PartyId } from '@/dialogue/ids'
import type { PrismaClient } from './database'
import { asJson, type Transaction } from './dialogue-rows'
import type { SealedTraces } from './sealed-traces'

/** One sealed answer as it is kept. */
export interface BallotRow {
  itemId: string
  /** The seat, or in mode `none` a hash that leads to nobody. */
  key: string
  party: PartyId
  answer: unknown
}

export interface NewAnswer {
  roundId: string
  itemId: string
  seatId: string
  /** Under which the seat's ballot is kept. */
  ballotKey: string
  /** Under which this one answer is kept. */
  answerKey: string
  answer: unknown
}

/** `final`: the seat has a ballot under another key. */
export type AnswerOutcome =
  { kind: 'saved'; isShown: boolean } | { kind: 'not_open' | 'not_seated' | 'no_item' | 'final' }

/** Sealed answers. Nothing here is told to anyone but their owner before it is published. */
export class BallotStore {
  /**
   * `shown` says how many of `seats` may be told to have answered: a change that isn't told yet doesn't
   * count as one.
   */
  constructor(
    private readonly prisma: PrismaClient,
    private readonly traces: SealedTraces,
    private readonly shown: (answered: number, seats: number) => number,
  ) {}

  /**
   * Replaces a seat's answer to one item. One ballot per seat: the first answer marks the seat and
   * makes its ballot in one step; later ones need that ballot. Two at once: the last one stays.
   */
  async record(input: NewAnswer): Promise<AnswerOutcome> {
    const outcome = await this.prisma.$transaction((tx) => this.recordIn(tx, input))
    await this.traces.wipe()
    return outcome
  }

  /** Many at once, in one step: the outcome of each. */
  async recordAll(inputs: readonly NewAnswer[]): Promise<AnswerOutcome[]> {
    const outcomes = await this.prisma.$transaction(async (tx) => {
      const all: AnswerOutcome[] = []
      for (const input of inputs) all.push(await this.recordIn(tx, input))
      return all
    })
    await this.traces.wipe()
    return outcomes
  }

  private async recordIn(tx: Transaction, input: NewAnswer): Promise<AnswerOutcome> {
    const { roundId, itemId, seatId, ballotKey: key } = input
    // Holds the round's row: it can't be closed in between, and answers come one after the other.
    const open = await tx.round.updateMany({
      where: { id: roundId, status: 'open' },
      data: { status: 'open' },
    })
    if (open.count === 0) return { kind: 'not_open' }
    const item = await tx.roundItem.findUnique({
      where: { roundId_itemId: { roundId, itemId } },
      select: { itemId: true },
    })
    if (!item) return { kind: 'no_item' }
    const seat = await tx.roundSeat.findUnique({
      where: { roundId_seatId: { roundId, seatId } },
      select: { partyId: true, hasAnswered: true },
    })
    if (!seat) return { kind: 'not_seated' }
    const { partyId } = seat
    const isFirst = !seat.hasAnswered
    const ballot = await tx.ballot.findUnique({ where: { roundId_key: { roundId, key } } })
    // A seat that has answered needs the ballot it made; one that hasn't, a key nobody has used.
    if (isFirst ? ballot !== null : ballot?.partyId !== partyId) return { kind: 'final' }
    if (isFirst) {
      await tx.roundSeat.update({
        where: { roundId_seatId: { roundId, seatId } },
        data: { hasAnswered: true },
      })
      await tx.ballot.create({ data: { roundId, key, partyId } })
    }
    const answer = asJson(input.answer)
    await tx.ballotAnswer.upsert({
      where: { roundId_itemId_key: { roundId, itemId, key: input.answerKey } },
      create: { roundId, itemId, key: input.answerKey, partyId, answer },
      update: { answer },
      select: { roundId: true },
    })
    if (!isFirst) return { kind: 'saved', isShown: false }
    const answered = await tx.roundSeat.count({ where: { roundId, hasAnswered: true } })
    const seats = await tx.roundSeat.count({ where: { roundId } })
    // The signal tells it as a number; the dialogue's version stays, so that nobody asks for the whole again.
    return {
      kind: 'saved',
      isShown: this.shown(answered, seats) !== this.shown(answered - 1, seats),
    }
  }

  async hasBallot(roundId: string, key: string): Promise<boolean> {
    return (await this.prisma.ballot.count({ where: { roundId, key } })) > 0
  }

  /** Answers kept under these keys (one per item), by item. */
  async own(roundId: string, keys: readonly string[]): Promise<Record<string, unknown>> {
    const rows = await this.prisma.ballotAnswer.findMany({
      where: { roundId, key: { in: [...new Set(keys)] } },
      select: { itemId: true, answer: true },
    })
    return Object.fromEntries(rows.map(({ itemId, answer }) => [itemId, answer]))
  }

  /** For `dialogue/publication` alone. In the order of their keys. */
  async ofItems(roundId: string, itemIds: readonly string[]): Promise<BallotRow[]> {
    const rows = await this.prisma.ballotAnswer.findMany({
      where: { roundId, itemId: { in: [...itemIds] } },
      orderBy: [{ itemId: 'asc' }, { key: 'asc' }],
    })
    return rows.map(({ itemId, key, partyId, answer }) => ({
      itemId,
      key,
      party: partyId as PartyId,
      answer,
    }))
  }
}
