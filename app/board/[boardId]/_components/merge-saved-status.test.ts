import { expect, test } from 'vitest'
import type { SavedStatus } from '@/sync/client/connect-board'
import { mergeSavedStatus } from './merge-saved-status'

const status = (over: Partial<SavedStatus>): SavedStatus => ({
  state: 'saved',
  waiting: 0,
  reason: null,
  kept: false,
  ...over,
})

test('what waits is counted together, and the worst is said', () => {
  const board = status({ state: 'saving', waiting: 1, kept: true })
  const drafts = status({ state: 'offline', waiting: 2, kept: true })
  expect(mergeSavedStatus(board, drafts)).toEqual({ ...drafts, waiting: 3 })
  expect(mergeSavedStatus(drafts, board)).toEqual({ ...drafts, waiting: 3 })
  expect(mergeSavedStatus(status({}), status({ state: 'saving', waiting: 1 }))).toMatchObject({
    state: 'saving',
    waiting: 1,
  })
})

test('is kept when all that waits is', () => {
  const kept = status({ state: 'offline', waiting: 1, kept: true })
  const lost = status({ state: 'offline', waiting: 1 })
  expect(mergeSavedStatus(kept, lost).kept).toBe(false)
  expect(mergeSavedStatus(status({ state: 'offline' }), kept).kept).toBe(true)
})

test('the board alone is as it is', () => {
  const board = status({ state: 'closed', reason: 'revoked', waiting: 3 })
  expect(mergeSavedStatus(board)).toBe(board)
  expect(mergeSavedStatus(board, null)).toBe(board)
})

test('one beside it that is being opened, or was closed, counts only while something of it waits', () => {
  const opening = status({ state: 'saving' })
  expect(mergeSavedStatus(status({}), opening).state).toBe('saved')
  const closed = status({ state: 'closed', reason: 'bad_token' })
  expect(mergeSavedStatus(status({}), closed).state).toBe('saved')
  expect(mergeSavedStatus(status({}), { ...closed, waiting: 1 })).toMatchObject({
    state: 'closed',
    reason: 'bad_token',
    waiting: 1,
  })
})
