'use client'

import { createContext, useContext } from 'react'
import type { Locale, LocalizedText } from '@/dialogue/localized'
import type { PartyId } from '@/dialogue/ids'
import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import type { PublishedConvergence } from '@/dialogue/publication/convergence'
import type { Band } from '@/dialogue/publication/deciles'
import type { Figure } from '@/dialogue/publication/figure'
import type { PublishedProposalResult } from '@/dialogue/publication/proposal-result'
import type { DialogueView } from '@/dialogue/views'
import type { Party, Role } from '@/dialogue/workshop'
import type { Stage } from '@/dialogue/session/agenda'
import type { AnswersTableProps } from '@/ui/answers-table'
import type { DialogueActions } from './actions'
import type { PanelWish } from './model/panel-wish'
import type { OrderActions } from './order/order-actions'

/** An axis in words, as the board has it now. */
export interface AxisWords {
  id: string
  /** 1-based. */
  number: number
  name: LocalizedText
  left: LocalizedText
  right: LocalizedText
}

/** A proposal card, as the board has it now. */
export interface Card {
  id: string
  /** As shown on the card and its chips. */
  label: string
  titleEn: string
  titleKo: string
  textEn: string
  textKo: string
  author: PartyId | null
  /** Axis id → 0–100. */
  pins: Readonly<Record<string, number>>
  status: 'draft' | 'tabled' | 'assessed'
  /** By language, the wording somebody confirmed: title, a line break, text. */
  confirmed: Readonly<Partial<Record<Locale, string>>>
  /** The card that stands for this one. */
  mergedInto: string | null
  /** It stands in the parking lot. */
  isParked: boolean
}

/** A note with words on it. */
export interface Note {
  id: string
  /** All of its words on one line. */
  text: string
}

/** Everything the panels show and do, handed down once. */
export interface DialogueRoom {
  view: DialogueView
  me: { role: Role; party: PartyId | null }
  /** In the workshop's order: a party's place is its tone. */
  parties: readonly Party[]
  /** In their order on the board. */
  axes: readonly AxisWords[]
  cards: readonly Card[]
  /** As one reads the board, row by row. */
  notes: readonly Note[]
  /** Ids of the cards and notes that are selected on the board. */
  selected: readonly string[]
  actions: DialogueActions
  /** Keeping order; null for all but facilitators. */
  order: OrderActions | null
  /** Moves the view of the board to a card, an axis, or any shape. */
  goTo: (target: { axisId: string } | { cardId: string } | { shapeId: string }) => void
  /** Facilitators: lays the cards out by class, by dots, or along an axis. The board's undo takes it back. */
  arrange: (by: 'class' | 'dots' | { axis: string }) => void
  /** Facilitators: one draft stands for the others too. The board's undo takes it back. */
  mergeCards: (cardIds: readonly string[], into: string) => void
  /** Facilitators: a merged card is a proposal of its own again. */
  unmergeCard: (cardId: string) => void
  /** Marks a card's wording in one language as confirmed, as the card has it now. */
  confirmWording: (cardId: string, locale: Locale) => void
  /** A result's words and numbers, the same as in the plot on the board. */
  say: {
    /** One sentence; '' while suppressed. */
    headline: (result: PublishedAxisResult) => string
    band: (band: Band) => string
    figure: (figure: Figure) => string
    convergence: (convergence: PublishedConvergence) => string
    /** A proposal's answers side by side. */
    support: (result: PublishedProposalResult) => AnswersTableProps
  }
  /** The agenda's present stage: it says what is done now, and the panel follows it. Null outside one. */
  stage: Stage | null
  /** What was last asked of the panel from outside it. */
  wish: PanelWish | null
  /** The server can't be reached: what is shown may be old, and nothing can be sent. */
  offline: boolean
  /** The session is invented; results say so. */
  fictional: boolean
}

const RoomContext = createContext<DialogueRoom | null>(null)

export const DialogueRoomProvider = RoomContext.Provider

/** Only inside `DialogueRoomProvider`. */
export function useRoom(): DialogueRoom {
  const room = useContext(RoomContext)
  if (!room) throw new Error('useRoom is for what a DialogueRoomProvider holds')
  return room
}

/** One party: no sides, no estimates. */
export function isBrainstorm(room: Pick<DialogueRoom, 'parties'>): boolean {
  return room.parties.length < 2
}

/** Those who write in the dialogue: the others look on, or translate. */
export function mayWrite(role: Role): boolean {
  return role === 'delegate' || role === 'facilitator'
}
