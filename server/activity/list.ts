import type { Doc } from 'yjs'
import type { ActivityEntry } from '@/dialogue/activity'
import { visibleAuthor, type Author } from '@/dialogue/attribution'
import type { AttributionMode } from '@/dialogue/workshop'
import type { ActivityRow } from '@/server/persistence/activity-row'
import type { Fields } from '@/sync/doc/fields'
import { readFields } from '@/sync/doc/layout'
import { parentOf } from './board-change'
import { thingOf, titleOf, verbOf } from './describe'

export interface ListSources {
  mode: AttributionMode
  /** The board as it is now. */
  doc: Doc
  /** Who a participant is. */
  authorOf: (participantId: string) => Author
  /** How records that are gone were last, by id. */
  deletions: ReadonlyMap<string, ActivityRow>
  /** True for what is hidden: it is there, if out of sight, and nothing to bring back [W20]. */
  isHidden?: (id: string) => boolean
}

/**
 * Rows as lines that may be shown, in their order. What went together with what it was in is counted
 * there and is no line of its own.
 */
export function entriesOf(rows: readonly ActivityRow[], sources: ListSources): ActivityEntry[] {
  const { mode, doc, authorOf, deletions, isHidden = () => false } = sources
  const { inside, counts } = folded(rows)
  return rows.flatMap((row): ActivityEntry[] => {
    if (inside.has(row.id)) return []
    const now = readFields(doc, row.recordId)
    const said: Fields = {
      ...(now ?? deletions.get(row.recordId)?.before ?? row.before),
      ...row.after,
      // The whole of what was deleted, or made and is gone.
      ...(row.action === 'deleted' && row.before),
    }
    const author = visibleAuthor(mode, authorOf(row.participantId))
    return [
      {
        id: row.id,
        at: toTheMinute(row.at),
        who: author.who,
        party: author.party,
        verb: verbOf(row),
        thing: thingOf(said),
        title: titleOf(said),
        recordId: row.recordId,
        isThere: now !== null || isHidden(row.recordId),
        with: counts.get(row.id) ?? 0,
      },
    ]
  })
}

/** Deletions of things inside others that went in the same moment, and how many each of those holds. */
function folded(rows: readonly ActivityRow[]) {
  const inside = new Set<number>()
  const counts = new Map<number, number>()
  const moment = ({ participantId, at }: ActivityRow, id: string) =>
    `${participantId} ${at.getTime()} ${id}`
  const deleted = rows.filter(({ action }) => action === 'deleted')
  const byRecord = new Map(deleted.map((row) => [moment(row, row.recordId), row]))
  for (const row of deleted) {
    let top: ActivityRow | undefined
    const seen = new Set<ActivityRow>([row])
    for (let at: ActivityRow | undefined = row; at;) {
      const parent: string | null = at.before && parentOf(at.before)
      at = parent === null ? undefined : byRecord.get(moment(row, parent))
      if (!at || seen.has(at)) break
      seen.add(at)
      top = at
    }
    if (!top) continue
    inside.add(row.id)
    counts.set(top.id, (counts.get(top.id) ?? 0) + 1)
  }
  return { inside, counts }
}

function toTheMinute(at: Date): string {
  const minute = new Date(at)
  minute.setUTCSeconds(0, 0)
  return minute.toISOString()
}
