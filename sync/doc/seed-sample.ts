import type { LocalizedText } from '@/dialogue/localized'

/** A card of the fictional session, as it stands in the template's sample file. */
export interface SampleProposal {
  id: string
  title: LocalizedText
  en: string
  ko: string
  /** 1-based numbers of the axes it is pinned to. */
  axes: number[]
}

/**
 * Invented leanings of the twelve sample cards, 0 (left pole) to 100 (right pole) in the order of
 * each card's `axes`, and the side that wrote it (its place in `seating`, or null). Chosen so that
 * chips spread over the lanes; they say nothing about either government.
 */
const INVENTED: Readonly<Record<string, { leans: number[]; seat: number | null }>> = {
  P1: { leans: [60], seat: 1 },
  P2: { leans: [45], seat: 0 },
  P3: { leans: [50, 50, 50], seat: null },
  P4: { leans: [85], seat: 1 },
  P5: { leans: [80], seat: 1 },
  P6: { leans: [25], seat: 0 },
  P7: { leans: [40, 60, 40], seat: 0 },
  P8: { leans: [90], seat: 1 },
  P9: { leans: [30], seat: 0 },
  P10: { leans: [75, 65], seat: 1 },
  P11: { leans: [20, 15], seat: 0 },
  P12: { leans: [30, 70, 55], seat: null },
}

/** Where sample card `id` leans on its `place`-th axis; the middle for a card not known here. */
export function inventedLean(id: string, place: number): number {
  return INVENTED[id]?.leans[place] ?? 50
}

/** The side that is said to have written sample card `id`. */
export function inventedAuthor(id: string, seating: readonly string[]): string | null {
  const seat = INVENTED[id]?.seat
  return seat == null ? null : (seating[seat] ?? null)
}
