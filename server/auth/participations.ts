import { DialogueError } from '@/dialogue/errors'
import type { AssetId, BoardId, ParticipantId, WorkshopId } from '@/dialogue/ids'
import type { AdmissionStore } from '@/server/persistence/admission-store'
import type { AssetStore } from '@/server/persistence/asset-store'
import type { ParticipantRow, PeopleStore } from '@/server/persistence/people-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { HeldCookie, ParticipantAuth, Services } from '@/server/services'
import type { SyncAccess, SyncAuth } from './sync-auth'
import { hashSecret, sameHash } from './secrets'
import { readSyncToken, signSyncToken, SYNC_TOKEN_SECONDS } from './sync-token'

export interface AuthOptions {
  people: PeopleStore
  workshops: WorkshopStore
  assets: AssetStore
  admissions: AdmissionStore
  serverKey: Buffer
  /** Milliseconds since 1970. */
  now?: () => number
}

/**
 * Each held cookie costs the database a query, and anyone can send as many as fit in a request. A
 * browser that really joined more often names its participation, which is looked up alone.
 */
const MOST_COOKIES = 60

/** Who someone is: by cookie for HTTP, by token for sockets. Everything is looked up live. */
export class Participations implements SyncAuth {
  constructor(private readonly options: AuthOptions) {}

  readonly service: Services['auth'] = {
    participant: async (id, secret) => {
      const found = await this.proved({ participantId: id, secret })
      return found && !found.ended ? authOf(found) : null
    },
    participations: async (held) =>
      (await this.believed(held)).filter((row) => !row.ended).map(authOf),
    forBoard: async (held, as, boardId) => {
      const workshopId = await this.options.workshops.workshopOfBoard(boardId)
      if (!workshopId) throw new DialogueError('not_found', 'There is no such board.')
      return this.choose(held, as, workshopId)
    },
    forWorkshop: (held, as, workshopId) => this.choose(held, as, workshopId),
    forAsset: (held, assetId) => this.forAsset(held, assetId),
    syncToken: (auth, boardId) => this.syncToken(auth, boardId),
  }

  async participantById(id: ParticipantId): Promise<ParticipantAuth | null> {
    const row = await this.options.people.participant(id)
    return row && !row.ended ? authOf(row) : null
  }

  async openDocument(token: string, documentId: string): Promise<SyncAccess> {
    const claims = readSyncToken(this.options.serverKey, token)
    if (!claims || claims.documentId !== documentId) return { ok: false, reason: 'bad_token' }
    if (claims.expiresAt * 1000 <= this.now()) return { ok: false, reason: 'token_expired' }
    const { workshopId, participant } = await this.options.admissions.find(
      documentId,
      claims.participantId,
    )
    if (!workshopId) return { ok: false, reason: 'unknown_document' }
    if (!participant || participant.ended) {
      return { ok: false, reason: participant?.isTakenOver ? 'taken_over' : 'revoked' }
    }
    if (participant.workshopId !== workshopId) return { ok: false, reason: 'bad_token' }
    return { ok: true, participant: authOf(participant), epoch: claims.epoch }
  }

  async syncToken(auth: ParticipantAuth, boardId: BoardId): Promise<string> {
    await requireBoard(this.options.workshops, auth, boardId)
    const epoch = await this.options.workshops.epoch(boardId)
    if (epoch === null) throw new DialogueError('not_found', 'There is no such board.')
    return signSyncToken(this.options.serverKey, {
      documentId: boardId,
      participantId: auth.participantId,
      epoch,
      expiresAt: Math.floor(this.now() / 1000) + SYNC_TOKEN_SECONDS,
    })
  }

  private async forAsset(held: readonly HeldCookie[], assetId: AssetId): Promise<ParticipantAuth> {
    const workshopId = await this.options.assets.workshopOf(assetId)
    // One answer for "none" and "not yours": an image's id tells nothing to others.
    const missing = new DialogueError('not_found', 'There is no such image for you.')
    if (!workshopId) throw missing
    const fitting = (await this.believed(held)).find(
      (row) => row.workshopId === workshopId && !row.ended,
    )
    if (!fitting) throw missing
    return authOf(fitting)
  }

  private async choose(
    held: readonly HeldCookie[],
    as: string | null,
    workshopId: WorkshopId,
  ): Promise<ParticipantAuth> {
    const named = as === null ? held : held.filter((cookie) => cookie.participantId === as)
    const rows = await this.believed(named)
    const [here, ...others] = rows.filter((row) => row.workshopId === workshopId && !row.ended)
    if (here && others.length === 0) return authOf(here)
    if (here) {
      throw new DialogueError(
        'bad_request',
        'This browser holds several participations in this workshop: say which one.',
      )
    }
    const ended = rows.filter((row) => row.workshopId === workshopId)
    if (ended.some((row) => row.isTakenOver)) {
      throw new DialogueError(
        'taken_over',
        'This seat went on on another device. Open the personal link again to go on here.',
      )
    }
    if (ended.length > 0) {
      throw new DialogueError(
        'revoked',
        'This participation has ended. Open an invitation link again.',
      )
    }
    if (rows.some((row) => !row.ended)) {
      throw new DialogueError('wrong_board', 'This belongs to another workshop than yours.')
    }
    throw new DialogueError('not_signed_in', 'Open your invitation link first.')
  }

  private async believed(held: readonly HeldCookie[]): Promise<ParticipantRow[]> {
    const rows = await Promise.all(held.slice(0, MOST_COOKIES).map((cookie) => this.proved(cookie)))
    return rows.filter((row) => row !== null)
  }

  private async proved({ participantId, secret }: HeldCookie): Promise<ParticipantRow | null> {
    const row = await this.options.people.participant(participantId)
    return row && sameHash(row.secretHash, hashSecret(secret)) ? row : null
  }

  private now(): number {
    return this.options.now?.() ?? Date.now()
  }
}

/** Throws not_found when there is no such board, wrong_board when it is another workshop's. */
export async function requireBoard(
  workshops: Pick<WorkshopStore, 'workshopOfBoard'>,
  auth: ParticipantAuth,
  boardId: BoardId,
): Promise<void> {
  const workshopId = await workshops.workshopOfBoard(boardId)
  if (!workshopId) throw new DialogueError('not_found', 'There is no such board.')
  if (workshopId !== auth.workshopId) {
    throw new DialogueError('wrong_board', 'This board belongs to another workshop than yours.')
  }
}

/** Throws forbidden unless `auth` is a facilitator's. */
export function requireFacilitator(auth: ParticipantAuth): void {
  if (auth.role !== 'facilitator') {
    throw new DialogueError('forbidden', 'Only facilitators may do this.')
  }
}

function authOf(
  row: Omit<ParticipantRow, 'invitationId' | 'secretHash' | 'isTakenOver'>,
): ParticipantAuth {
  return {
    participantId: row.id,
    workshopId: row.workshopId,
    role: row.role,
    party: row.party,
    name: row.name,
  }
}
