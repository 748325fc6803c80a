import type {
  AssetId,
  BoardId,
  InvitationId,
  ParticipantId,
  PartyId,
  SessionId,
  WorkshopId,
} from '@/dialogue/ids'
import type { Locale, LocalizedText } from '@/dialogue/localized'
import type { WantedRole } from '@/dialogue/roles'
import type { Axis, AttributionMode, Party, Role } from '@/dialogue/workshop'
import type { ActivityService } from './activity-service'
import type { BackstageService } from './backstage-service'
import type { CaucusService } from './caucus-service'
import type { DialogueService } from './dialogue-service'
import type { DraftService } from './draft-service'
import type { SessionService } from './session-service'

export type * from './activity-service'
export type * from './backstage-service'
export type * from './caucus-service'
export type * from './dialogue-service'
export type * from './draft-service'
export type * from './session-service'

/**
 * What pages and route handlers may ask of the server. Next bundles its handlers apart from
 * `main.ts`, so module singletons exist twice; `main.ts` registers the one real object on
 * `globalThis` and everything in `app/` reaches it through `services()`.
 *
 * Every method throws `DialogueError` for what it refuses. `ParticipantAuth` is what a cookie
 * proved: methods that take one check the role themselves.
 */
export interface Services {
  health(): Promise<Health>
  /** What the process was started with and pages may know. */
  site: Site
  workshops: {
    /**
     * Makes a workshop with its first session, its seeded board and its links, or nothing at all.
     * Throws unknown_template, invalid_fields. `baseUrl` is where links start, without a final slash.
     */
    create(input: CreateWorkshop, baseUrl: string): Promise<CreatedWorkshop>
    /** The workshops behind the participations this browser holds, newest first. */
    recent(auths: readonly ParticipantAuth[]): Promise<RecentWorkshop[]>
    /** What a link's holder may know before joining. Throws bad_token, revoked. */
    invitation(token: string): Promise<InvitationPreview>
    /**
     * Throws bad_token, revoked, seat_taken (personal links), invalid_fields. `takeOver`: a personal
     * seat goes on here, and the participation that held it ends with its sockets.
     */
    join(input: { token: string; name: string; takeOver?: boolean }): Promise<Joined>
    /** Ends this participation on this browser ("hand over to the next person"). */
    leave(auth: ParticipantAuth): Promise<void>
    /** What the board page needs; throws wrong_board when the board is another workshop's. */
    boardView(auth: ParticipantAuth, boardId: BoardId): Promise<BoardView>
    /** Facilitators only, as are the three below; oldest first. */
    invitations(auth: ParticipantAuth, baseUrl: string): Promise<Invitation[]>
    /** Throws invalid_fields when role and party don't fit. */
    addInvitation(auth: ParticipantAuth, input: NewInvitation, baseUrl: string): Promise<Invitation>
    /**
     * Gives the link a new secret; the old one stops working. People who joined by a shared link
     * stay; a personal link's seat is freed for whoever opens the new one. Throws not_found,
     * conflict (revoked, changed by someone else meanwhile, or one's own personal link).
     */
    renewInvitation(auth: ParticipantAuth, id: InvitationId, baseUrl: string): Promise<Invitation>
    /**
     * The link and everyone who joined by it lose access at once; their sockets close. Throws
     * not_found, conflict (it is the link you came by).
     */
    revokeInvitation(auth: ParticipantAuth, id: InvitationId, baseUrl: string): Promise<Invitation>
    /** Facilitators only, as are the two below: everybody who takes part now, longest first. */
    people(auth: ParticipantAuth): Promise<PersonView[]>
    /**
     * Gives somebody another role, at once: their sockets end and come back in it. Throws not_found,
     * invalid_fields (role and party don't fit), conflict with a problem of `role`: `seated` (in the
     * round that is open) or `last_facilitator`.
     */
    changeRole(auth: ParticipantAuth, id: ParticipantId, wanted: WantedRole): Promise<void>
    /**
     * Ends somebody's participation; their sockets close at once. `replaceLink`: the link they came by
     * gets a new secret too; others who came by it stay. Throws not_found, conflict
     * (`last_facilitator`).
     */
    takeOut(auth: ParticipantAuth, id: ParticipantId, replaceLink: boolean): Promise<void>
  }
  auth: {
    /** The participation a cookie proves, or null when unknown, ended or revoked. */
    participant(id: ParticipantId, secret: string): Promise<ParticipantAuth | null>
    /** Those of the claimed participations that stand, in no order; at most 60 are looked up. */
    participations(held: readonly HeldCookie[]): Promise<ParticipantAuth[]>
    /**
     * Who this browser is on a board: the participation `as` names, or, when it names none, the only
     * one that may open it. Throws not_found (no such board, or a caucus closed to them), not_signed_in,
     * wrong_board (only other workshops' participations), revoked, bad_request (several fit).
     */
    forBoard(
      held: readonly HeldCookie[],
      as: string | null,
      board: BoardId,
    ): Promise<ParticipantAuth>
    /** All this browser is on a board, when it is several. */
    peopleOn(held: readonly HeldCookie[], board: BoardId): Promise<ParticipantAuth[]>
    /**
     * As `forBoard`, also for a draft document, of which only its owner hears that there is one, and for
     * what is hidden of a board, of which only those hear who steer it.
     */
    forDocument(
      held: readonly HeldCookie[],
      as: string | null,
      documentId: string,
    ): Promise<ParticipantAuth>
    /** As `forBoard`, for what belongs to a workshop and to no board. */
    forWorkshop(
      held: readonly HeldCookie[],
      as: string | null,
      workshop: WorkshopId,
    ): Promise<ParticipantAuth>
    /** As `forBoard`, for an image: any participation that may open its board. Throws not_found too. */
    forAsset(held: readonly HeldCookie[], asset: AssetId): Promise<ParticipantAuth>
    /**
     * A signed token for one document and one participant, good for an hour; for a draft its owner's
     * alone, for what is hidden of a board those who steer it. Throws not_found, wrong_board.
     */
    syncToken(auth: ParticipantAuth, boardId: BoardId): Promise<string>
  }
  assets: {
    /** Checks membership, type and size; rasterises SVG; returns where it is served from. */
    store(auth: ParticipantAuth, boardId: BoardId, upload: Upload): Promise<StoredAsset>
    read(auth: ParticipantAuth, assetId: AssetId): Promise<{ mime: string; bytes: Uint8Array }>
  }
  boards: {
    /** Facilitators only: every record of the board and what was published. */
    exportJson(auth: ParticipantAuth, boardId: BoardId): Promise<BoardExport>
  }
  /** Who did what, bringing back, undoing. */
  activity: ActivityService
  /** Rounds, tabling, conditions, amendments, commitments. */
  dialogue: DialogueService
  /** Stages, timer, attention, freezing. */
  session: SessionService
  /** Private writing. */
  drafts: DraftService
  /** Frames that are hidden. */
  backstage: BackstageService
  /** The parties' own rooms. */
  caucus: CaucusService
  /** Counts one attempt of this kind from this address. Throws too_many_requests. */
  throttle(kind: ThrottledKind, address: string): void
  /** Keeps an error that no refusal explains; never pass bodies, names or tokens in `where`. */
  reportError(error: unknown, where: { method: string; route: string }): void
}

/** What one address may only do so often. */
export type ThrottledKind = 'create' | 'join' | 'upload'

/** The header in which `main.ts` hands the client's address to route handlers, never the client. */
export const ADDRESS_HEADER = 'x-common-ground-address'

export interface Site {
  /** `PUBLIC_URL` without a final slash, or null: links then start at the request's own host. */
  publicUrl: string | null
  /** Who runs this server (`OPERATOR`), or null. */
  operator: string | null
  /** Where computers of the local network find this server; empty when they can't. */
  lanUrls: readonly string[]
}

/** One `cg_<participantId>` cookie as the browser sent it: not yet believed. */
export interface HeldCookie {
  participantId: ParticipantId
  secret: string
}

export interface Health {
  status: 'ok'
  version: string
  /** Whole seconds since the process started serving. */
  uptimeSeconds: number
}

/** A participation this browser has proved. */
export interface ParticipantAuth {
  participantId: ParticipantId
  workshopId: WorkshopId
  role: Role
  party: PartyId | null
  /** The party of the link they came by; null: of a link without one. */
  cameBy: PartyId | null
  name: string
}

export interface CreateWorkshop {
  /** `us-rok-space`, `blank` or `brainstorm`. */
  template: string
  /** Default: the template's title in `locale`. */
  title?: string
  locale?: Locale
  /** With the fictional session, played through all its stages. */
  sample?: boolean
  attributionMode?: AttributionMode
  /** Replace the template's own; required for `blank` when made by the form. */
  parties?: Party[]
  axes?: Axis[]
}

export interface CreatedWorkshop {
  workshopId: WorkshopId
  sessionId: SessionId
  boardId: BoardId
  /** Absolute urls, each ending in `/join/<token>`. */
  links: { facilitator: string; observer: string; parties: Record<PartyId, string> }
}

export interface RecentWorkshop {
  workshopId: WorkshopId
  boardId: BoardId
  participantId: ParticipantId
  title: string
  template: string
  role: Role
  party: Party | null
  /** ISO 8601, UTC. */
  createdAt: string
}

export interface InvitationPreview {
  invitationId: InvitationId
  workshopId: WorkshopId
  boardId: BoardId
  workshopTitle: string
  role: Role
  party: Party | null
  parties: Party[]
  attributionMode: AttributionMode
  /** "Seat U.S. 3" for a personal link; null for a shared one. */
  seatLabel: string | null
  /** Suggested name in mode `none`, so that nobody needs to give their own, e.g. "U.S. 4". */
  suggestedName: string | null
  /** 1-based: how many joined in this role and party before, and one. */
  seatNumber: number
  /** True when a personal link's seat is taken: joining throws seat_taken without `takeOver`. */
  seatTaken: boolean
  /** Who runs this server (`OPERATOR`), or null when not set. */
  operator: string | null
}

export interface Joined {
  boardId: BoardId
  participantId: ParticipantId
  role: Role
  party: PartyId | null
  syncToken: string
  /** Goes into the cookie; never stored in the clear. */
  participantSecret: string
}

export interface Invitation {
  id: InvitationId
  role: Role
  party: PartyId | null
  seatLabel: string | null
  /** Absolute url ending in `/join/<token>`; null once revoked. */
  url: string | null
  revoked: boolean
  /** How many people ever joined by it. */
  joined: number
}

/** Somebody of the workshop, as facilitators see them. */
export interface PersonView {
  participantId: ParticipantId
  name: string
  role: Role
  party: PartyId | null
  /** The party of the link they came by: the only one they may sit for. */
  cameBy: PartyId | null
  /** They came by a link that is theirs alone. */
  hasPersonalLink: boolean
  isMe: boolean
  /** Their role can't be taken from them: nobody else facilitates. */
  isLastFacilitator: boolean
}

export interface NewInvitation {
  role: Role
  party: PartyId | null
  /** A personal link for one seat when given. */
  seatLabel: string | null
}

export interface BoardView {
  workshop: {
    id: WorkshopId
    title: string
    template: string
    attributionMode: AttributionMode
    /** True on the fictional session: stamped everywhere. */
    sample: boolean
    parties: Party[]
    axes: Axis[]
  }
  session: { id: SessionId; number: number; startedAt: string }
  /** `caucus`: whose room it is, and the plenary beside it; null for the plenary. */
  board: {
    id: BoardId
    title: LocalizedText
    caucus: { party: PartyId; plenaryId: BoardId } | null
  }
  me: ParticipantAuth
  /** Bytes, mime types and pixels that `assets.store` accepts. */
  assetLimits: { maxBytes: number; maxPixels: number; mimeTypes: string[] }
}

export interface Upload {
  bytes: Uint8Array
  /** What the browser claims; the server looks for itself. */
  mime: string
}

export interface StoredAsset {
  assetId: AssetId
  /** Same-origin path, `/api/assets/<id>`. */
  src: string
  mime: string
  /** Pixels. */
  width: number
  height: number
}

export interface BoardExport {
  workshopId: WorkshopId
  boardId: BoardId
  title: string
  exportedAt: string
  /** tldraw's serialised store schema. */
  schema: unknown
  /** tldraw records, as every client sees them. */
  records: unknown[]
  /** Published results, revealed conditions, commitments: each with a `kind`. Never an answer. */
  results: unknown[]
}

const KEY = Symbol.for('common-ground.services')
type Registry = { [KEY]?: Services }

/** Called once, by `server/main.ts`. */
export function registerServices(services: Services): void {
  ;(globalThis as Registry)[KEY] = services
}

/** The running server's services. Throws before `main.ts` has registered them. */
export function services(): Services {
  const found = (globalThis as Registry)[KEY]
  if (!found) throw new Error('The server is not ready: services are registered by server/main.ts.')
  return found
}
