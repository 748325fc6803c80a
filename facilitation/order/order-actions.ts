import type { ActivityPage, UndoCounts } from '@/dialogue/activity'
import type { ParticipantId, PartyId } from '@/dialogue/ids'
import type { WantedRole } from '@/dialogue/roles'
import type { Role } from '@/dialogue/workshop'
import type { Outcome } from '../actions'

/** Somebody of the workshop, as facilitators see them. */
export interface WorkshopPerson {
  participantId: ParticipantId
  name: string
  role: Role
  party: PartyId | null
  /** The party of the link they came by: the only one they may sit for. */
  cameBy: PartyId | null
  hasPersonalLink: boolean
  isMe: boolean
  isLastFacilitator: boolean
}

/** What facilitators can ask for to keep order. `app/` implements it over HTTP; nothing here throws. */
export interface OrderActions {
  activity(input: { before: number | null; deletedOnly: boolean }): Promise<Outcome<ActivityPage>>
  bringBack(activityId: number): Promise<Outcome<{ broughtBack: number }>>
  previewUndo(participantId: string): Promise<Outcome<UndoCounts>>
  undo(participantId: string): Promise<Outcome<UndoCounts>>
  people(): Promise<Outcome<WorkshopPerson[]>>
  changeRole(participantId: string, wanted: WantedRole): Promise<Outcome>
  takeOut(participantId: string, replaceLink: boolean): Promise<Outcome>
}
