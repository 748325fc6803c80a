import type { RoundKind } from '@/dialogue/views'

export type PanelTab = 'now' | 'cards' | 'results' | 'people' | 'activity'

/** Something outside the panel asks it to show a tab, or to set up a round there. */
export interface PanelWish {
  /** Grows with each wish, so that the same one twice is two. */
  count: number
  tab: PanelTab
  setup: RoundKind | null
}
