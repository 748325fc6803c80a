import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import { measureText, type Measure } from '../../drawing/measure'
import type { DrawView } from '../../drawing/view'
import type { LaneLayout } from './lane'
import { pairRows } from './reveal-pair'
import { partyRows } from './reveal-parties'
import type { RevealContext, RevealLayout } from './reveal-parts'
import { spreadRows } from './reveal-spread'
import type { RevealParty } from './reveal-words'

export {
  REVEAL_TEXT,
  type RevealLayout,
  type RevealMark,
  type RevealRow,
  type RevealText,
} from './reveal-parts'

const EDGE = 10
const HIGHEST_ROW = 64

/**
 * Places everything of a result in a lane, in the axis's coordinates. Two sides: a row of what was said, and
 * under it on the same scale a row for what each side had thought, so that real and imagined distance are
 * compared at a glance. More: a row for each, of what it said and what the others had thought of it. One: how
 * its answers are spread. Rows of thoughts give way first where the lane is too low for all. Texts that find
 * no place are left out, never drawn over anything; the table says everything.
 */
export function layOutReveal(
  result: PublishedAxisResult,
  lane: LaneLayout,
  parties: readonly RevealParty[],
  view: Pick<DrawView, 'words' | 'locale'>,
  measure: Measure = measureText,
): RevealLayout {
  const span = { from: lane.lane.x + EDGE, to: lane.lane.x + lane.lane.w - EDGE }
  const context: RevealContext = { result, lane, parties, view, measure, span }
  const top = lane.plot.y - 10
  const room = lane.line - 3 - top
  const stack = (count: number, highest = HIGHEST_ROW) => {
    const h = Math.min(highest, room / Math.max(1, count))
    const first = top + (room - h * count) / 2
    return Array.from({ length: count }, (_, i) => ({
      x: span.from,
      y: first + i * h,
      w: span.to - span.from,
      h,
    }))
  }
  if (result.parties.length === 1) return { rows: spreadRows(context, stack), span, guides: [] }
  if (result.parties.length > 2) return { rows: partyRows(context, room, stack), span, guides: [] }
  const rows = pairRows(context, room, stack)
  const guides = (rows[0]?.marks ?? []).map(({ party, cx, cy }) => ({
    party,
    x: cx,
    from: cy,
    to: lane.line,
  }))
  return { rows, span, guides }
}
