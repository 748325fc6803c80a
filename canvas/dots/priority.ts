import { prioritySchema, type Priority } from '@/dialogue/priorities'

const parsed = new WeakMap<object, Priority | null>()

/** What the last round of priorities gave a card or note, off its `meta`; null when there is nothing fit. */
export function priorityOf(meta: Readonly<Record<string, unknown>>): Priority | null {
  const { priority } = meta
  if (typeof priority !== 'object' || priority === null) return null
  let known = parsed.get(priority)
  if (known === undefined) {
    known = prioritySchema.safeParse(priority).data ?? null
    parsed.set(priority, known)
  }
  return known
}
