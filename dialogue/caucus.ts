import type { BoardId, ParticipantId, PartyId } from './ids'
import type { Role } from './workshop'

/** Somebody by name, as the others see them. */
export interface NamedPerson {
  participantId: ParticipantId
  name: string
}

/** Who enters a caucus only when its delegates let them in. */
export interface Admissible extends NamedPerson {
  role: (typeof ADMISSIBLE_ROLES)[number]
}

export const ADMISSIBLE_ROLES = ['facilitator', 'delegate', 'interpreter'] as const satisfies Role[]

/** What one person may know of the caucuses of a session: their own side's, and those they are asked into. */
export interface CaucusView {
  plenaryId: BoardId
  /** Of the party they serve as a delegate or interpreter, when it is open to them; else null. */
  own: OwnCaucus | null
  /**
   * The party they serve whose caucus isn't open to them: they came by another link, and none of its delegates
   * has let them in.
   */
  notLetInto: PartyId | null
  /** Facilitators: the parties that have invited them. */
  invitedTo: { party: PartyId; boardId: BoardId }[]
  /** Who consults alone right now, as everybody in the plenary sees it. */
  consulting: PartyId[]
}

export interface OwnCaucus {
  party: PartyId
  /** Null until somebody of the party opens it for the first time. */
  boardId: BoardId | null
  /** Whom the party has let in, by name. */
  guests: Admissible[]
  /** Whom it might: facilitators, and those who serve it without having come by its link. Guests among them. */
  admissible: Admissible[]
}

/** What would go to the plenary, as the server would copy it now. */
export interface ReleasePreview {
  /** Names exactly this content: a release that names another one is refused. */
  version: string
  shapes: ReleasedShape[]
  left: LeftBehind[]
}

/** One shape that goes, with every text that goes with it, links and descriptions included. */
export interface ReleasedShape {
  id: string
  type: string
  texts: string[]
  /** The whole picture goes, the parts that were cropped away too. */
  isCropped: boolean
}

/**
 * Why a chosen shape stays: `gone` (deleted meanwhile), `kind` (axes, headings, videos and the like belong
 * to their board), `end` (an arrow that is tied to something that stays), `image` (its picture isn't stored
 * here).
 */
export const LEFT_REASONS = ['gone', 'kind', 'end', 'image'] as const
export interface LeftBehind {
  id: string
  reason: (typeof LEFT_REASONS)[number]
}

/** What is released at once is looked through by people: more than this nobody does. */
export const MOST_RELEASED = 200
