// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { keepFromBoard } from './keep-from-board'

test('keys pressed in a panel stay there; their release gets through, marked as seen', () => {
  const panel = document.createElement('div')
  const field = document.createElement('input')
  panel.append(field)
  document.body.append(panel)
  const [own, board, released] = [vi.fn(), vi.fn(), vi.fn()]
  document.body.addEventListener('keydown', board)
  document.body.addEventListener('keyup', released)
  const off = keepFromBoard(panel, own)
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }))
  field.dispatchEvent(new KeyboardEvent('keyup', { key: 'c', bubbles: true }))
  expect(own).toHaveBeenCalledTimes(1)
  expect(board).not.toHaveBeenCalled()
  expect(released).toHaveBeenCalledWith(expect.objectContaining({ isKilled: true }))
  off()
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }))
  expect(board).toHaveBeenCalledTimes(1)
})
