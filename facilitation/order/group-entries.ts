import type { ActivityEntry } from '@/dialogue/activity'

/** Lines of one kind in a group above this become one line with their number. */
const MOST_ALIKE = 3

/** What one person, or side, or just anybody, did within a minute. */
export interface ActivityGroup {
  key: string
  at: string
  who: string | null
  party: string | null
  lines: ActivityLine[]
}

/** One thing that was done, or several alike (`entries`). */
export interface ActivityLine {
  key: string
  entries: ActivityEntry[]
}

/**
 * Entries, newest first, as they are read: by who (as far as that is told) and minute; the same done to
 * one thing again and again is one line, and so are many of a kind.
 */
export function groupEntries(entries: readonly ActivityEntry[]): ActivityGroup[] {
  const groups: ActivityEntry[][] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    if (last?.[0] && groupKey(last[0]) === groupKey(entry)) last.push(entry)
    else groups.push([entry])
  }
  return groups.map((group) => {
    const [first] = group as [ActivityEntry]
    const { at, who, party } = first
    return { key: String(first.id), at, who, party, lines: linesOf(group) }
  })
}

function linesOf(group: readonly ActivityEntry[]): ActivityLine[] {
  const seen = new Set<string>()
  const kinds = new Map<string, ActivityEntry[]>()
  for (const entry of group) {
    const same = `${entry.verb} ${entry.recordId}`
    // Each deletion counts: it may be brought back.
    if (entry.verb !== 'deleted' && seen.has(same)) continue
    seen.add(same)
    const kind = `${entry.verb} ${entry.thing}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), entry])
  }
  return [...kinds.values()].flatMap((alike): ActivityLine[] =>
    alike.length > MOST_ALIKE
      ? [{ key: `${alike[0]!.id}+`, entries: alike }]
      : alike.map((entry) => ({ key: String(entry.id), entries: [entry] })),
  )
}

const groupKey = ({ at, who, party }: ActivityEntry) => JSON.stringify([at, who, party])
