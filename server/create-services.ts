import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { BoardId } from '@/dialogue/ids'
import { publishedProgress } from '@/dialogue/rounds'
import { createActivityCommands } from './activity/commands'
import { createAssetCommands } from './assets/commands'
import { Participations } from './auth/participations'
import type { Env } from './env'
import { createBackstages } from './backstage/commands'
import { dialogueItems } from './backstage/dialogue-items'
import { createCaucusCommands } from './caucus/commands'
import { createDialogue } from './dialogue/commands'
import { playSample } from './dialogue/sample'
import { ActivityStore } from './persistence/activity-store'
import { AdmissionStore } from './persistence/admission-store'
import { AssetStore } from './persistence/asset-store'
import { BackstageStore } from './persistence/backstage-store'
import { BallotStore } from './persistence/ballot-store'
import { CaucusStore } from './persistence/caucus-store'
import { CommitmentStore } from './persistence/commitment-store'
import { ConditionStore } from './persistence/condition-store'
import type { OpenDatabase } from './persistence/database'
import { PeopleStore } from './persistence/people-store'
import { DraftStore } from './persistence/draft-store'
import { PrismaDocumentStorage } from './persistence/prisma-document-storage'
import { ProposalStore } from './persistence/proposal-store'
import { RoundsStore } from './persistence/rounds-store'
import { SealedTraces } from './persistence/sealed-traces'
import { SessionStore } from './persistence/session-store'
import { WorkshopStore } from './persistence/workshop-store'
import { createRooms, type Rooms } from './rooms/rooms'
import { isOwnOrigin } from './rooms/sync-request'
import type { Services } from './services'
import { createSession } from './session/commands'
import { createDrafts } from './drafts/commands'
import { Throttle } from './throttle'
import { createWorkshopCommands } from './workshops/commands'
import { createBoardCommands } from './workshops/export-board'

export interface Wiring {
  env: Pick<Env, 'PUBLIC_URL' | 'OPERATOR'>
  version: string
  lanUrls: readonly string[]
  database: OpenDatabase
  serverKey: Buffer
  log: Logger
  addressOf: (request: IncomingMessage) => string
}

/** Puts the server together: one object for `app/`, and the rooms for the socket's upgrades. */
export function createServices(wiring: Wiring): {
  services: Services
  rooms: Rooms
  /** Writes onto boards what a crash kept from them. Call before the first request. */
  mendBoards: () => Promise<void>
  /** Moves meetings on whose timer is to do so at zero. */
  movingOn: { start(): Promise<void>; stop(): void }
} {
  const { env, database, serverKey, log } = wiring
  const { prisma } = database
  const startedAt = performance.now()
  const people = new PeopleStore(prisma)
  const workshops = new WorkshopStore(prisma)
  const assets = new AssetStore(prisma)
  const draftStore = new DraftStore(prisma)
  const backstages = new BackstageStore(prisma)
  const activity = new ActivityStore(prisma)
  const operator = env.OPERATOR ?? null
  const publicUrl = env.PUBLIC_URL ?? null
  const participations = new Participations({
    people,
    workshops,
    assets,
    admissions: new AdmissionStore(database.connection),
    drafts: draftStore,
    backstages,
    serverKey,
  })
  const rooms: Rooms = createRooms({
    storage: new PrismaDocumentStorage(database),
    auth: participations,
    log: log.child({ part: 'rooms' }),
    addressOf: wiring.addressOf,
    signalOf: (documentId) => dialogue.signals.of(documentId as BoardId),
    sessionOf: (documentId) => session.boards.find(documentId as BoardId),
    // Behind a proxy the request's own host may be an inner one.
    isAllowedOrigin: (origin, request) =>
      isOwnOrigin(origin, request) || (publicUrl !== null && origin === new URL(publicUrl).origin),
  })
  const traces = new SealedTraces(database.connection, (error) =>
    log.error({ err: error }, 'the write-ahead log was not emptied'),
  )
  const commitments = new CommitmentStore(prisma)
  const dialogue = createDialogue({
    rounds: new RoundsStore(prisma, traces),
    ballots: new BallotStore(prisma, traces, publishedProgress),
    conditions: new ConditionStore(prisma),
    proposals: new ProposalStore(prisma),
    commitments,
    people,
    workshops,
    rooms,
    isDrafting: async (boardId) =>
      ((await session.boards.find(boardId))?.drafting ?? null) !== null,
    log: log.child({ part: 'dialogue' }),
  })
  const session = createSession({
    sessions: new SessionStore(prisma),
    workshops,
    rooms,
    log: log.child({ part: 'session' }),
  })
  const drafts = createDrafts({
    drafts: draftStore,
    workshops,
    rooms,
    sessions: session.boards,
    seats: async (boardId) => {
      const workshopId = await workshops.workshopOfBoard(boardId)
      return workshopId ? (await people.seats(workshopId)).length : 0
    },
    draftingChanged: (boardId) => dialogue.signals.viewsChanged(boardId),
    log: log.child({ part: 'drafts' }),
  })
  const backstage = createBackstages({
    backstages,
    workshops,
    rooms,
    shown: (boardId, parcel, ids) => dialogue.mending.shown(boardId, dialogueItems(parcel, ids)),
    log: log.child({ part: 'backstage' }),
  })
  const throttle = new Throttle()
  const services: Services = {
    async health() {
      await workshops.ping()
      const uptimeSeconds = Math.floor((performance.now() - startedAt) / 1000)
      return { status: 'ok', version: wiring.version, uptimeSeconds }
    },
    site: { publicUrl, operator, lanUrls: wiring.lanUrls },
    auth: participations.service,
    workshops: createWorkshopCommands({
      people,
      workshops,
      serverKey,
      participations,
      operator,
      roleChanged: (id) => {
        rooms.changeRole(id)
        void session.boards.forget(id)
      },
      disconnectParticipant: (id, reason) => {
        rooms.disconnectParticipant(id, reason)
        void session.boards.forget(id)
      },
      rosterChanged: (workshopId) => dialogue.signals.rosterChanged(workshopId),
      playSample: (workshopId, boardId, locale) =>
        playSample({ people, serverKey, dialogue }, { workshopId, boardId, locale }),
    }),
    assets: createAssetCommands({ assets, workshops }),
    boards: createBoardCommands({
      workshops,
      readDocument: (documentId) => rooms.readDocument(documentId),
      results: (auth, boardId) => dialogue.views.results(auth, boardId),
    }),
    activity: createActivityCommands({
      activity,
      people,
      workshops,
      rooms,
      hidden: (boardId) => backstage.hidden(boardId),
    }),
    dialogue: dialogue.service,
    session: session.service,
    drafts: drafts.service,
    backstage: backstage.service,
    caucus: createCaucusCommands({
      caucuses: new CaucusStore(prisma),
      workshops,
      commitments,
      assets,
      rooms,
      changed: (workshopId) => dialogue.signals.rosterChanged(workshopId),
    }),
    throttle: (kind, address) => throttle.take(kind, address),
    reportError: (error, where) => log.error({ err: error, ...where }, 'a request failed'),
  }
  return {
    services,
    rooms,
    mendBoards: async () => {
      await dialogue.mending.mendAll()
      await backstage.mendAll()
      await drafts.start()
    },
    movingOn: session.movingOn,
  }
}
