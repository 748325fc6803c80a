import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { changesBetween } from '../doc/replay'
import { canKeep, copiesOf, deleteCopy, type CopyOwner, type NotedCopy } from './kept-copies'
import { OfflineCopy } from './offline-copy'
import type { AsideChanges } from './set-aside'

/**
 * Sets aside what copies of past epochs still hold unsent (a tab was closed before it could), and
 * deletes those that hold nothing. Never rejects.
 */
export async function clearOldCopies(
  owner: Required<CopyOwner>,
  aside: AsideChanges,
): Promise<void> {
  if (!canKeep()) return
  try {
    const copies = await copiesOf(owner)
    const latest = copies.filter(({ ended }) => !ended).at(-1)
    for (const copy of copies) if (copy !== latest) await clear(copy, aside)
  } catch {
    return
  }
}

async function clear(key: NotedCopy, aside: AsideChanges): Promise<void> {
  const base = new Doc()
  const copy = await OfflineCopy.open(key, base, () => undefined, key.ended)
  if (!copy) return
  const unsent = (await copy.claim()) ?? []
  await copy.close()
  // A tab that was asleep may still have it open: deleted only once nothing comes any more.
  if (unsent.length === 0) return deleteCopy(key)
  const mine = new Doc()
  applyUpdate(mine, encodeStateAsUpdate(base))
  for (const { update } of unsent) applyUpdate(mine, update)
  await aside.put({ ...changesBetween(base, mine), reason: 'epoch_changed' })
}
