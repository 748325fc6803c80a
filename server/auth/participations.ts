import { mayOpen, maySteer, type BoardPlace } from '@/dialogue/boards'
import { DialogueError } from '@/dialogue/errors'
import type { AssetId, BoardId, ParticipantId, WorkshopId } from '@/dialogue/ids'
import type { AdmissionStore } from '@/server/persistence/admission-store'
import type { AssetStore } from '@/server/persistence/asset-store'
import type { BackstageStore } from '@/server/persistence/backstage-store'
import type { DraftStore } from '@/server/persistence/draft-store'
import type { ParticipantRow } from '@/server/persistence/people-rows'
import type { PeopleStore } from '@/server/persistence/people-store'
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
  drafts: Pick<DraftStore, 'ownerOf'>
  backstages: Pick<BackstageStore, 'boardOf'>
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
      const place = await this.options.workshops.placeOf(boardId)
      if (!place) throw noBoard()
      return this.choose(held, as, place.workshopId, place)
    },
    peopleOn: async (held, boardId) => {
      const place = await this.options.workshops.placeOf(boardId)
      if (!place) return []
      const standing = (await this.believed(held)).filter((row) => !row.ended).map(authOf)
      return standing.filter((auth) => mayOpen(auth, place))
    },
    forDocument: (held, as, documentId) => this.forDocument(held, as, documentId),
    forWorkshop: (held, as, workshopId) => this.choose(held, as, workshopId),
    forAsset: (held, assetId) => this.forAsset(held, assetId),
    syncToken: (auth, boardId) => this.syncToken(auth, boardId),
  }

  async openDocument(token: string, documentId: string): Promise<SyncAccess> {
    const claims = readSyncToken(this.options.serverKey, token)
    if (!claims || claims.documentId !== documentId) return { ok: false, reason: 'bad_token' }
    if (claims.expiresAt * 1000 <= this.now()) return { ok: false, reason: 'token_expired' }
    const { board, isBackstage, participant } = await this.options.admissions.find(
      documentId,
      claims.participantId,
    )
    if (!board) return { ok: false, reason: 'unknown_document' }
    if (isBackstage && !(participant && maySteer(authOf(participant), board))) {
      return { ok: false, reason: 'unknown_document' } // [W20]
    }
    if (!participant || participant.ended) {
      return { ok: false, reason: participant?.isTakenOver ? 'taken_over' : 'revoked' }
    }
    if (participant.workshopId !== board.workshopId) return { ok: false, reason: 'bad_token' }
    const auth = authOf(participant)
    // The token was given when they might: another role or side since, or a guest who was shown out.
    if (!mayOpen(auth, board)) return { ok: false, reason: 'revoked' }
    return { ok: true, participant: auth, epoch: claims.epoch }
  }

  async syncToken(auth: ParticipantAuth, boardId: BoardId): Promise<string> {
    const draft = await this.options.drafts.ownerOf(boardId)
    if (draft && draft.participantId !== auth.participantId) throw noBoard()
    const hiddenOf = draft ? null : await this.options.backstages.boardOf(boardId)
    if (hiddenOf) await this.requireSteering(auth, hiddenOf)
    else await requireBoard(this.options.workshops, auth, draft?.boardId ?? boardId)
    const epoch = await this.options.workshops.epoch(boardId)
    if (epoch === null) throw noBoard()
    return signSyncToken(this.options.serverKey, {
      documentId: boardId,
      participantId: auth.participantId,
      epoch,
      expiresAt: Math.floor(this.now() / 1000) + SYNC_TOKEN_SECONDS,
    })
  }

  /** One answer for "none" and "not yours": that something is hidden is for those to know who steer [W20]. */
  private async requireSteering(auth: ParticipantAuth, boardId: BoardId): Promise<void> {
    const place = await this.options.workshops.placeOf(boardId)
    if (!place || !maySteer(auth, place)) throw noBoard()
  }

  /** One answer for "none" and "not yours": whether somebody has a draft is theirs to know. */
  private async forDocument(
    held: readonly HeldCookie[],
    as: string | null,
    documentId: string,
  ): Promise<ParticipantAuth> {
    const draft = await this.options.drafts.ownerOf(documentId)
    if (!draft) {
      const hiddenOf = await this.options.backstages.boardOf(documentId)
      return hiddenOf
        ? this.forBackstage(held, as, hiddenOf)
        : this.service.forBoard(held, as, documentId as BoardId)
    }
    const { participantId, boardId } = draft
    const cookie = held.find((one) => one.participantId === participantId)
    if (!cookie || (as !== null && as !== participantId)) throw noBoard()
    return this.service.forBoard([cookie], participantId, boardId)
  }

  /** Who of this browser steers the board. */
  private async forBackstage(
    held: readonly HeldCookie[],
    as: string | null,
    boardId: BoardId,
  ): Promise<ParticipantAuth> {
    const place = await this.options.workshops.placeOf(boardId)
    const named = as === null ? held : held.filter((cookie) => cookie.participantId === as)
    const standing = (await this.believed(named)).filter((row) => !row.ended)
    const steering = standing.filter((row) => place && maySteer(authOf(row), place))
    if (steering.length === 0) throw noBoard()
    const ids = new Set<string>(steering.map(({ id }) => id))
    const theirs = named.filter(({ participantId }) => ids.has(participantId))
    return this.service.forBoard(theirs, as, boardId)
  }

  private async forAsset(held: readonly HeldCookie[], assetId: AssetId): Promise<ParticipantAuth> {
    const { assets, workshops } = this.options
    const owner = await assets.describe(assetId)
    // One answer for "none" and "not yours": an image's id tells nothing to others.
    const missing = new DialogueError('not_found', 'There is no such image for you.')
    if (!owner) throw missing
    const { workshopId, caucusId } = owner
    const place =
      caucusId === null
        ? { workshopId, party: null, guests: new Set<ParticipantId>() }
        : await workshops.placeOf(caucusId)
    if (!place) throw missing
    const standing = (await this.believed(held)).filter((row) => !row.ended).map(authOf)
    const fitting = standing.find((auth) => mayOpen(auth, place))
    if (!fitting) throw missing
    return fitting
  }

  private async choose(
    held: readonly HeldCookie[],
    as: string | null,
    workshopId: WorkshopId,
    place: BoardPlace | null = null,
  ): Promise<ParticipantAuth> {
    const named = as === null ? held : held.filter((cookie) => cookie.participantId === as)
    const rows = await this.believed(named)
    const inWorkshop = rows.filter((row) => row.workshopId === workshopId && !row.ended).map(authOf)
    const [here, ...others] = inWorkshop.filter((auth) => !place || mayOpen(auth, place))
    // A caucus that isn't theirs is as good as none.
    if (!here && inWorkshop.length > 0) throw noBoard()
    if (here && others.length === 0) return here
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

/**
 * Throws not_found when there is no such board, or it is a caucus that isn't open to them; wrong_board
 * when it is another workshop's.
 */
export async function requireBoard(
  workshops: Pick<WorkshopStore, 'placeOf'>,
  auth: ParticipantAuth,
  boardId: BoardId,
): Promise<BoardPlace> {
  const place = await workshops.placeOf(boardId)
  if (!place) throw noBoard()
  if (place.workshopId !== auth.workshopId) {
    throw new DialogueError('wrong_board', 'This board belongs to another workshop than yours.')
  }
  if (!mayOpen(auth, place)) throw noBoard()
  return place
}

/** As `requireBoard`, for what belongs to the plenary: rounds, proposals, commitments, exports. */
export async function requirePlenary(
  workshops: Pick<WorkshopStore, 'placeOf'>,
  auth: ParticipantAuth,
  boardId: BoardId,
): Promise<BoardPlace> {
  const place = await requireBoard(workshops, auth, boardId)
  if (place.party === null) return place
  throw new DialogueError('wrong_board', "This belongs to the plenary, not to a side's caucus.")
}

function noBoard(): DialogueError {
  return new DialogueError('not_found', 'There is no such board.')
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
    cameBy: row.cameBy,
    name: row.name,
  }
}
