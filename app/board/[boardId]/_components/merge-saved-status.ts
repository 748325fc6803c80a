import type { SavedStatus } from '@/sync/client/connect-board'

/** The worse, the later. */
const ORDER: readonly SavedStatus['state'][] = ['saved', 'saving', 'offline', 'closed']

/**
 * One saved sign for the board and what is open beside it (a document each). What waits is counted together,
 * and the worst is said; one beside the board of which nothing waits counts only while it can't be reached: that
 * it is being opened, or was closed, says nothing of the board. `kept` holds when everything that waits is kept.
 */
export function mergeSavedStatus(
  board: SavedStatus,
  ...beside: readonly (SavedStatus | null)[]
): SavedStatus {
  const others = beside.filter(
    (status): status is SavedStatus =>
      status !== null && (status.waiting > 0 || status.state === 'offline'),
  )
  if (others.length === 0) return board
  const all = [board, ...others]
  const worst = all.reduce((one, other) =>
    ORDER.indexOf(other.state) > ORDER.indexOf(one.state) ? other : one,
  )
  const waiting = all.filter((status) => status.waiting > 0)
  return {
    state: worst.state,
    reason: worst.reason,
    waiting: waiting.reduce((sum, status) => sum + status.waiting, 0),
    kept: waiting.length > 0 ? waiting.every(({ kept }) => kept) : board.kept,
  }
}
