import { z } from 'zod'
import type { BoardPlace } from '@/dialogue/boards'
import type { AxisId, BoardId, ParticipantId, PartyId, SessionId, WorkshopId } from '@/dialogue/ids'
import {
  localeSchema,
  localizedTextSchema,
  type Locale,
  type LocalizedText,
} from '@/dialogue/localized'
import {
  ATTRIBUTION_MODES,
  STANCE_STATUSES,
  type AttributionMode,
  type Axis,
  type DialogueContent,
  type Party,
} from '@/dialogue/workshop'
import { newSession } from '@/dialogue/session/session-state'
import type { Agenda } from '@/dialogue/session/agenda'
import type { PrismaClient } from './database'
import type { NewInvitationRow } from './people-rows'
import { documentRow } from './prisma-document-storage'
import { sessionRow } from './session-store'

/** Workshops, sessions and boards as the commands see them: domain types, no Prisma. */
export interface WorkshopRow {
  id: WorkshopId
  title: string
  template: string
  locale: Locale
  attributionMode: AttributionMode
  sample: boolean
  createdAt: Date
  parties: Party[]
}

export interface BoardRow {
  id: BoardId
  title: LocalizedText
  /** The party whose caucus it is; null: the plenary. */
  party: PartyId | null
  session: { id: SessionId; number: number; startedAt: Date }
  workshop: WorkshopRow & { axes: Axis[] }
}

export interface NewWorkshop {
  id: WorkshopId
  title: string
  template: string
  locale: Locale
  attributionMode: AttributionMode
  sample: boolean
  content: DialogueContent
  /** What the first session's board begins with. */
  agenda: Agenda
  sessionId: SessionId
  boardId: BoardId
  /** The seeded board, one v1 update. */
  boardUpdate: Uint8Array
  invitations: NewInvitationRow[]
}

const text = localizedTextSchema(10_000)
const texts = z.array(text)
const modeSchema = z.enum(ATTRIBUTION_MODES)
const statusSchema = z.enum(STANCE_STATUSES)

const withParties = { parties: { orderBy: { position: 'asc' } } } as const
const withAxes = {
  ...withParties,
  axes: { orderBy: { position: 'asc' }, include: { stances: true } },
} as const

export class WorkshopStore {
  constructor(private readonly prisma: PrismaClient) {}

  /** Writes a workshop with everything that belongs to it, or nothing. */
  async create(input: NewWorkshop): Promise<void> {
    const { id: workshopId, content } = input
    const { precedents, advice, stanceLabel } = content
    await this.prisma.$transaction([
      this.prisma.workshop.create({
        data: {
          id: workshopId,
          title: input.title,
          template: input.template,
          locale: input.locale,
          attributionMode: input.attributionMode,
          sample: input.sample,
          background: {
            // Anonymous objects: Prisma takes no interfaces for JSON.
            precedents: precedents.map(({ id, title, text }) => ({ id, title, text })),
            advice,
            stanceLabel,
          },
        },
      }),
      this.prisma.party.createMany({
        data: content.parties.map((party, position) => ({
          workshopId,
          id: party.id,
          position,
          seat: content.seating.indexOf(party.id),
          nameEn: party.name.en,
          nameKo: party.name.ko,
          shortEn: party.short.en,
          shortKo: party.short.ko,
        })),
      }),
      this.prisma.axis.createMany({
        data: content.axes.map((axis, position) => ({
          workshopId,
          id: axis.id,
          position,
          nameEn: axis.name.en,
          nameKo: axis.name.ko,
          leftEn: axis.left.en,
          leftKo: axis.left.ko,
          rightEn: axis.right.en,
          rightKo: axis.right.ko,
          furtherEvidence: axis.furtherEvidence,
          noteEn: axis.note?.en ?? null,
          noteKo: axis.note?.ko ?? null,
        })),
      }),
      this.prisma.stance.createMany({
        data: content.axes.flatMap((axis) =>
          Object.entries(axis.stances).map(([partyId, stance]) => ({
            workshopId,
            axisId: axis.id,
            partyId,
            textEn: stance.text.en,
            textKo: stance.text.ko,
            evidence: stance.evidence,
            status: stance.status,
          })),
        ),
      }),
      this.prisma.document.create({ data: documentRow(input.boardId, input.boardUpdate) }),
      this.prisma.session.create({ data: { id: input.sessionId, workshopId, number: 1 } }),
      this.prisma.board.create({
        data: {
          id: input.boardId,
          sessionId: input.sessionId,
          titleEn: content.title.en,
          titleKo: content.title.ko,
        },
      }),
      this.prisma.boardSession.create({
        data: sessionRow(input.boardId, newSession(input.agenda)),
      }),
      this.prisma.invitation.createMany({ data: input.invitations }),
    ])
  }

  /** Takes a workshop away with everything that belongs to it, its boards' documents included. */
  async remove(id: WorkshopId): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      const boards = await tx.board.findMany({
        where: { session: { workshopId: id } },
        select: { id: true },
      })
      await tx.workshop.delete({ where: { id } })
      await tx.document.deleteMany({ where: { id: { in: boards.map((board) => board.id) } } })
    })
  }

  async find(id: WorkshopId): Promise<WorkshopRow | null> {
    const row = await this.prisma.workshop.findUnique({ where: { id }, include: withParties })
    return row && workshopOf(row)
  }

  /** Those of `ids` that exist, newest first, each with its latest session's plenary. */
  async findMany(ids: WorkshopId[]): Promise<(WorkshopRow & { boardId: BoardId })[]> {
    const rows = await this.prisma.workshop.findMany({
      where: { id: { in: ids } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      include: {
        ...withParties,
        sessions: {
          orderBy: { number: 'desc' },
          take: 1,
          include: { boards: { where: { partyId: null }, take: 1 } },
        },
      },
    })
    return rows.flatMap((row) => {
      const board = row.sessions[0]?.boards[0]
      return board ? [{ ...workshopOf(row), boardId: board.id as BoardId }] : []
    })
  }

  async board(id: BoardId): Promise<BoardRow | null> {
    const row = await this.prisma.board.findUnique({
      where: { id },
      include: { session: { include: { workshop: { include: withAxes } } } },
    })
    if (!row) return null
    const { session } = row
    return {
      id,
      title: { en: row.titleEn, ko: row.titleKo },
      party: row.partyId as PartyId | null,
      session: {
        id: session.id as SessionId,
        number: session.number,
        startedAt: session.startedAt,
      },
      workshop: { ...workshopOf(session.workshop), axes: session.workshop.axes.map(axisOf) },
    }
  }

  /** Whose board it is; null when there is none. */
  async workshopOfBoard(id: BoardId): Promise<WorkshopId | null> {
    const row = await this.prisma.board.findUnique({
      where: { id },
      select: { session: { select: { workshopId: true } } },
    })
    return row && (row.session.workshopId as WorkshopId)
  }

  /** Whose board it is and who was asked in, as `mayOpen` wants it; null when there is none. */
  async placeOf(id: BoardId): Promise<BoardPlace | null> {
    const row = await this.prisma.board.findUnique({
      where: { id },
      select: { partyId: true, session: { select: { workshopId: true } } },
    })
    if (!row) return null
    const guests =
      row.partyId === null
        ? []
        : await this.prisma.caucusGuest.findMany({
            where: { boardId: id },
            select: { participantId: true },
          })
    return {
      workshopId: row.session.workshopId as WorkshopId,
      party: row.partyId as PartyId | null,
      guests: new Set(guests.map((guest) => guest.participantId as ParticipantId)),
    }
  }

  /** The latest session's plenary. */
  async latestBoard(workshopId: WorkshopId): Promise<BoardId | null> {
    const row = await this.prisma.board.findFirst({
      where: { session: { workshopId }, partyId: null },
      orderBy: { session: { number: 'desc' } },
      select: { id: true },
    })
    return row && (row.id as BoardId)
  }

  async plenaryOf(sessionId: SessionId): Promise<BoardId | null> {
    const row = await this.prisma.board.findFirst({
      where: { sessionId, partyId: null },
      select: { id: true },
    })
    return row && (row.id as BoardId)
  }

  /** A document's present epoch; null when there is no such document. */
  async epoch(documentId: string): Promise<number | null> {
    const row = await this.prisma.document.findUnique({
      where: { id: documentId },
      select: { epoch: true },
    })
    return row?.epoch ?? null
  }

  /** Resolves when the database answers. */
  async ping(): Promise<void> {
    await this.prisma.workshop.findFirst({ select: { id: true } })
  }
}

interface PartyColumns {
  id: string
  nameEn: string
  nameKo: string
  shortEn: string
  shortKo: string
}

export function partyOf(row: PartyColumns): Party {
  return {
    id: row.id as PartyId,
    name: { en: row.nameEn, ko: row.nameKo },
    short: { en: row.shortEn, ko: row.shortKo },
  }
}

function workshopOf(row: {
  id: string
  title: string
  template: string
  locale: string
  attributionMode: string
  sample: boolean
  createdAt: Date
  parties: PartyColumns[]
}): WorkshopRow {
  return {
    id: row.id as WorkshopId,
    title: row.title,
    template: row.template,
    locale: localeSchema.parse(row.locale),
    attributionMode: modeSchema.parse(row.attributionMode),
    sample: row.sample,
    createdAt: row.createdAt,
    parties: row.parties.map(partyOf),
  }
}

function axisOf(row: {
  id: string
  nameEn: string
  nameKo: string
  leftEn: string
  leftKo: string
  rightEn: string
  rightKo: string
  furtherEvidence: unknown
  noteEn: string | null
  noteKo: string | null
  stances: { partyId: string; textEn: string; textKo: string; evidence: unknown; status: string }[]
}): Axis {
  return {
    id: row.id as AxisId,
    name: { en: row.nameEn, ko: row.nameKo },
    left: { en: row.leftEn, ko: row.leftKo },
    right: { en: row.rightEn, ko: row.rightKo },
    stances: Object.fromEntries(
      row.stances.map((stance) => [
        stance.partyId,
        {
          text: { en: stance.textEn, ko: stance.textKo },
          evidence: texts.parse(stance.evidence),
          status: statusSchema.parse(stance.status),
        },
      ]),
    ),
    furtherEvidence: texts.parse(row.furtherEvidence),
    note: row.noteEn === null ? null : { en: row.noteEn, ko: row.noteKo ?? '' },
  }
}
