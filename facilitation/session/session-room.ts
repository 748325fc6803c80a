'use client'

import { createContext, useContext } from 'react'
import type { LocalizedText } from '@/dialogue/localized'
import type { SessionCommand } from '@/dialogue/session/commands'
import type { SessionState } from '@/dialogue/session/session-state'
import type { DialogueView, RoundKind } from '@/dialogue/views'
import type { Party, Role } from '@/dialogue/workshop'
import type { Reaction } from '@/sync/protocol/presence'
import type { Outcome } from '../actions'
import type { PanelTab } from '../model/panel-wish'

/** A part of the board a stage may happen in. */
export interface PlaceName {
  /** The shape's id. */
  id: string
  name: LocalizedText
  /** The hidden frame it is or stands in; null for what everyone sees. */
  hiddenIn: string | null
}

/** A frame that facilitators hide and show. */
export interface FrameRow {
  /** The shape's id now; hiding changes it. */
  id: string
  /** Stays the same. */
  key: string
  name: LocalizedText
  hidden: boolean
}

/** Everything the stage bar shows and does, handed down once. */
export interface SessionRoom {
  state: SessionState
  /** The server's time, milliseconds since 1970. */
  now: () => number
  /** Never throws; a refusal brings its words. */
  command: (command: SessionCommand) => Promise<Outcome<unknown>>
  me: { participantId: string; name: string; role: Role }
  /** In the workshop's order: a party's place is its tone. */
  parties: readonly Party[]
  /** Null until the server has said where the dialogue is. */
  dialogue: DialogueView | null
  /** Frames, areas and axes of the board. */
  places: readonly PlaceName[]
  /** The number the board gives an axis; null for one it has not. */
  axisNumber: (axisId: string) => number | null
  /** Moves this tab's view to a place. */
  goTo: (placeId: string) => void
  /** Frames of the board; empty for those who hide nothing. */
  frames: readonly FrameRow[]
  /** Hides a frame from participants, or shows it again; says itself what came of it. Null for those who may not. */
  setHidden: ((frameId: string, hidden: boolean) => void) | null
  /** Where a presenter's walk through the places is; null before its first step. */
  step: number | null
  setStep: (step: number | null) => void
  /** Brings everyone to what this tab shows. */
  summon: () => void
  /** Opens the dialogue panel at a tab, or at setting up a round. */
  openPanel: (tab: PanelTab, setup: RoundKind | null) => void
  /** It is open: what the stage says stands there too. */
  panelOpen: boolean
  /** False when one has just reacted. */
  react: (kind: Reaction) => boolean
  away: boolean
  setAway: (away: boolean) => void
  /** The presenter is followed by this tab; null while nobody presents, or oneself does. */
  followsPresenter: boolean | null
  followPresenter: () => void
}

const Context = createContext<SessionRoom | null>(null)

export const SessionRoomProvider = Context.Provider

/** Only inside `SessionRoomProvider`. */
export function useSessionRoom(): SessionRoom {
  const room = useContext(Context)
  if (!room) throw new Error('useSessionRoom is for what a SessionRoomProvider holds')
  return room
}
