import {
  CircleHelp,
  Heart,
  Laugh,
  PartyPopper,
  ThumbsUp,
  Turtle,
  type LucideIcon,
} from 'lucide-react'
import type { Reaction } from '@/sync/protocol/presence'

/** Drawn, not emoji: the same on every machine, in ink. */
export const REACTION_ICONS: Readonly<Record<Reaction, LucideIcon>> = {
  yes: ThumbsUp,
  thanks: Heart,
  laugh: Laugh,
  celebrate: PartyPopper,
  question: CircleHelp,
  slower: Turtle,
}
