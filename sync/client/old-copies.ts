import { Doc } from 'yjs'
import { canKeep, copiesOf, deleteCopy, type CopyOwner, type NotedCopy } from './kept-copies'
import { setAsideHeld } from './kept-document'
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
  const confirmed = new Doc()
  const copy = await OfflineCopy.open(key, confirmed, () => undefined, key.ended)
  if (!copy) return
  const held = await copy.held()
  if (held)
    await setAsideHeld(copy, held, { confirmed, unsent: [], aside, reason: 'epoch_changed' })
  await copy.close()
  confirmed.destroy()
  // A tab that was asleep may still have it open: deleted only once nothing comes any more.
  if (held?.unsent.length === 0) await deleteCopy(key)
}
