import * as Y from 'yjs'
import {
  newId,
  type BoardId,
  type InvitationId,
  type ParticipantId,
  type PartyId,
  type SessionId,
  type WorkshopId,
} from '@/dialogue/ids'
import { publishedProgress } from '@/dialogue/rounds'
import { templateContent } from '@/dialogue/templates'
import { sampleCards } from '@/dialogue/templates/sample'
import type { AttributionMode } from '@/dialogue/workshop'
import { BallotStore } from '@/server/persistence/ballot-store'
import { CommitmentStore } from '@/server/persistence/commitment-store'
import { ConditionStore } from '@/server/persistence/condition-store'
import { PeopleStore } from '@/server/persistence/people-store'
import { ProposalStore } from '@/server/persistence/proposal-store'
import { RoundsStore } from '@/server/persistence/rounds-store'
import { SealedTraces } from '@/server/persistence/sealed-traces'
import { createTestDatabase } from '@/server/persistence/test-database'
import { WorkshopStore } from '@/server/persistence/workshop-store'
import type { ParticipantAuth } from '@/server/services'
import { seedDocument } from '@/sync/doc/seed'
import { createDialogue, type Dialogue } from './commands'

/** The dialogue's commands on a database of their own, with a board that is one document in memory. */
export interface TestDialogue {
  dialogue: Dialogue
  doc: Y.Doc
  workshopId: WorkshopId
  boardId: BoardId
  facilitator: ParticipantAuth
  /** Personal links nobody has taken. */
  seats: { id: string; party: string; other: string }[]
  /** The next `count` writes onto the board are refused. */
  failWrites(count: number): void
  /** Does this to the document just before the next write. */
  beforeWrite(work: (doc: Y.Doc) => void): void
  /** How often the board was written. */
  writes(): number
  dispose(): Promise<void>
}

/** A U.S.–ROK workshop with so many seats on each side and the sample's cards. For tests and the bench. */
export async function startTestDialogue(
  counts: { us: number; rok: number },
  attributionMode: AttributionMode = 'party',
): Promise<TestDialogue> {
  const database = createTestDatabase()
  const { prisma } = database
  const workshopId = newId<WorkshopId>()
  const boardId = newId<BoardId>()
  const doc = new Y.Doc()
  const content = templateContent('us-rok-space')
  seedDocument(doc, content, { sample: sampleCards(), locale: 'en' })
  const seats = (['us', 'rok'] as const).flatMap((party) =>
    Array.from({ length: counts[party] }, () => ({
      id: newId<InvitationId>(),
      party,
      other: party === 'us' ? 'rok' : 'us',
    })),
  )
  const workshops = new WorkshopStore(prisma)
  await workshops.create({
    id: workshopId,
    title: 'Test',
    template: 'us-rok-space',
    locale: 'en',
    attributionMode,
    sample: true,
    content,
    agenda: { version: 0, stages: [] },
    sessionId: newId<SessionId>(),
    boardId,
    boardUpdate: Y.encodeStateAsUpdate(doc),
    invitations: seats.map(({ id, party }, place) => ({
      id,
      workshopId,
      role: 'delegate',
      partyId: party as PartyId,
      seatLabel: `${party} ${place + 1}`,
      tokenHash: id,
    })),
  })
  let failing = 0
  let written = 0
  let before: ((doc: Y.Doc) => void) | null = null
  const traces = new SealedTraces(database.connection, (error) => {
    throw error
  })
  const dialogue = createDialogue({
    rounds: new RoundsStore(prisma, traces),
    ballots: new BallotStore(prisma, traces, publishedProgress),
    conditions: new ConditionStore(prisma),
    proposals: new ProposalStore(prisma),
    commitments: new CommitmentStore(prisma),
    people: new PeopleStore(prisma),
    workshops,
    rooms: {
      readDocument: () => {
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
        return Promise.resolve(copy)
      },
      writeAsServer: (_, write) => {
        if (failing > 0) {
          failing -= 1
          return Promise.reject(new Error('The disk is full.'))
        }
        before?.(doc)
        before = null
        written += 1
        doc.transact(() => write(doc))
        return Promise.resolve()
      },
      announce: () => Promise.resolve(),
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  })
  return {
    dialogue,
    doc,
    workshopId,
    boardId,
    facilitator: {
      participantId: newId<ParticipantId>(),
      workshopId,
      role: 'facilitator',
      party: null,
      cameBy: null,
      name: 'Fay',
    },
    seats,
    failWrites: (count) => {
      failing = count
    },
    beforeWrite: (work) => {
      before = work
    },
    writes: () => written,
    dispose: () => database.dispose(),
  }
}
