import {
  newId,
  type BoardId,
  type InvitationId,
  type ParticipantId,
  type PartyId,
  type WorkshopId,
} from '@/dialogue/ids'
import type { Locale } from '@/dialogue/localized'
import { templateContent } from '@/dialogue/templates'
import { sampleCards } from '@/dialogue/templates/sample'
import {
  SAMPLE_COMMITMENTS,
  SAMPLE_CONDITIONS,
  SAMPLE_SEATS,
  SAMPLE_SIDES,
  sampleAssessment,
  samplePosition,
  type SampleSide,
} from '@/dialogue/templates/sample-session'
import { hashSecret, invitationToken } from '@/server/auth/secrets'
import type { OpenRound } from '@/server/dialogue-service'
import type { PeopleStore } from '@/server/persistence/people-store'
import type { ParticipantAuth } from '@/server/services'
import type { Dialogue } from './commands'

interface SampleDeps {
  people: PeopleStore
  serverKey: Buffer
  dialogue: Dialogue
}

interface SampleBoard {
  workshopId: WorkshopId
  boardId: BoardId
  locale: Locale
}

interface Seat {
  id: InvitationId
  side: SampleSide
  /** 0-based within its side. */
  place: number
}

const SEAT_LABEL: Readonly<Record<Locale, Record<SampleSide, (n: number) => string>>> = {
  en: { us: (n) => `U.S. ${n} (fictional)`, rok: (n) => `ROK ${n} (fictional)` },
  ko: { us: (n) => `미국 ${n} (가상)`, rok: (n) => `한국 ${n} (가상)` },
}

const ROUND = {
  without: [],
  minimum: 3,
  closesAt: null,
  dots: null,
} satisfies Partial<OpenRound>

/** The shape id of a sample card on its board. */
export const sampleCardId = (card: string) => `shape:sample-${card.toLowerCase()}`

/**
 * Plays the fictional session on a board that was just made: seats, positions, tabling, assessments,
 * conditions, commitments, each by the command that real people use. No result is written by hand.
 */
export async function playSample(deps: SampleDeps, board: SampleBoard): Promise<void> {
  const { service, answering } = deps.dialogue
  const { boardId } = board
  const facilitator: ParticipantAuth = {
    participantId: newId<ParticipantId>(),
    workshopId: board.workshopId,
    role: 'facilitator',
    party: null,
    cameBy: null,
    name: 'Sample',
  }
  const seats = await addSeats(deps, board)
  const cards = sampleCards().map((card) => card.id)

  const axes = templateContent('us-rok-space').axes.map((axis) => axis.id)
  const positions = await service.openRound(facilitator, boardId, {
    ...ROUND,
    // How the others see us is off unless asked for: said and thought are seen at once without it.
    asksMore: false,
    kind: 'positions',
    items: axes,
  })
  await answering.answerAll(
    positions.id,
    seats.flatMap(({ id, side, place }) =>
      axes.flatMap((itemId) => {
        const answer = samplePosition(itemId, side, place)
        return answer ? [{ seatId: id, itemId, answer }] : []
      }),
    ),
  )
  await closeAndReveal(deps, facilitator, positions.id, axes)

  const items = cards.map(sampleCardId)
  await service.table(facilitator, boardId, items, items.length)
  const assessments = await service.openRound(facilitator, boardId, {
    ...ROUND,
    asksMore: true,
    kind: 'assessments',
    items,
  })
  await answering.answerAll(
    assessments.id,
    seats.flatMap(({ id, side, place }) =>
      cards.flatMap((card) => {
        const answer = sampleAssessment(card, side, place)
        return answer ? [{ seatId: id, itemId: sampleCardId(card), answer }] : []
      }),
    ),
  )
  await closeAndReveal(deps, facilitator, assessments.id, items)
  await addCommitments(deps, facilitator, board)
}

/** Personal links that nobody holds: the roster shows fictional people at the table. */
async function addSeats({ people, serverKey }: SampleDeps, board: SampleBoard): Promise<Seat[]> {
  const seats = SAMPLE_SIDES.flatMap((side) =>
    Array.from({ length: SAMPLE_SEATS[side] }, (_, place): Seat => {
      return { id: newId<InvitationId>(), side, place }
    }),
  )
  for (const { id, side, place } of seats) {
    await people.addInvitation({
      id,
      workshopId: board.workshopId,
      role: 'delegate',
      partyId: side as PartyId,
      seatLabel: SEAT_LABEL[board.locale][side](place + 1),
      tokenHash: hashSecret(invitationToken(serverKey, id, 1)),
    })
  }
  return seats
}

async function closeAndReveal(
  { dialogue: { service } }: SampleDeps,
  facilitator: ParticipantAuth,
  roundId: string,
  items: string[],
): Promise<void> {
  const closed = await service.closeRound(facilitator, roundId, 1)
  for (const condition of await service.conditionsToReword(facilitator, roundId)) {
    const worded = SAMPLE_CONDITIONS[condition.original]
    if (!worded) continue
    await service.rewordCondition(facilitator, condition.id, {
      textEn: worded.en,
      textKo: worded.ko,
      version: condition.version,
    })
  }
  await service.revealItems(facilitator, roundId, { items, version: closed.version })
}

async function addCommitments(
  { dialogue: { service } }: SampleDeps,
  facilitator: ParticipantAuth,
  { boardId, locale }: SampleBoard,
): Promise<void> {
  for (const { card, step, side, doer, dueInDays, status } of SAMPLE_COMMITMENTS) {
    const due = dueInDays === null ? null : new Date(Date.now() + dueInDays * 24 * 60 * 60 * 1000)
    await service.addCommitment(facilitator, boardId, {
      proposalId: sampleCardId(card),
      stepEn: step.en,
      stepKo: step.ko,
      party: side as PartyId | null,
      doer: doer[locale],
      dueOn: due && due.toISOString().slice(0, 10),
      status,
    })
  }
}
