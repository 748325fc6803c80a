import { expect, it } from 'vitest'
import { arrow, binding, card, frame, geo } from '@/sync/doc/testing/records'
import { planBringBack } from './bring-back'
import { History } from './testing/history'

const bringBack = (board: History, id: string) => {
  const changes = planBringBack(
    board.doc,
    id,
    board.rows.filter(({ action }) => action === 'deleted'),
  )
  board.does(changes)
  return changes.map((change) => change.id).sort()
}

it('brings a frame back with what was in it and what bound that, and nothing else', () => {
  const board = new History(
    frame('shape:f', { x: 50 }),
    geo('shape:in', { parentId: 'shape:f', x: 3 }),
    geo('shape:other'),
    geo('shape:stays'),
    arrow('shape:arrow', { parentId: 'shape:f' }),
    binding('binding:in', 'shape:arrow', 'shape:in', 'start'),
    binding('binding:out', 'shape:arrow', 'shape:stays', 'end'),
  ).deletes('ann', 'binding:in', 'binding:out', 'shape:in', 'shape:arrow', 'shape:f', 'shape:other')
  const back = ['binding:in', 'binding:out', 'shape:arrow', 'shape:f', 'shape:in']
  expect(bringBack(board, 'shape:f')).toEqual(back)
  expect(board.record('shape:f')).toMatchObject({ x: 50 })
  expect(board.record('shape:in')).toMatchObject({ parentId: 'shape:f', x: 3 })
  expect(board.has('shape:other')).toBe(false)
  expect(bringBack(board, 'shape:f')).toEqual([])
})

it('leaves alone what is there again, and gives no binding without its ends', () => {
  const board = new History(
    geo('shape:a'),
    arrow('shape:arrow'),
    binding('binding:1', 'shape:arrow', 'shape:a', 'end'),
  ).deletes('ann', 'binding:1', 'shape:a', 'shape:arrow')
  expect(bringBack(board, 'shape:arrow')).toEqual(['shape:arrow'])
  board.puts('ann', geo('shape:a', { x: 9 }))
  expect(bringBack(board, 'shape:a')).toEqual([])
  expect(board.record('shape:a')).toMatchObject({ x: 9 })
})

it('brings a locked card back locked, with its status and result as they were', () => {
  const meta = { lock: 'facilitator' }
  const board = new History(card('shape:c', { titleEn: 'Cell' }, { meta }))
  const before = board.record('shape:c')
  board.deletes('fay', 'shape:c')
  bringBack(board, 'shape:c')
  expect(board.record('shape:c')).toEqual(before)
})

it('leaves out what no longer fits the schema', () => {
  const board = new History(geo('shape:a')).deletes('ann', 'shape:a')
  board.rows[0]!.before!['props.color'] = 'no colour'
  expect(bringBack(board, 'shape:a')).toEqual([])
})

it('[W20] leaves what is hidden, alone or in something else: it comes back by showing', () => {
  const isHidden = (id: string) => id === 'shape:hides'
  const board = new History(
    frame('shape:f'),
    geo('shape:hides', { parentId: 'shape:f' }),
    geo('shape:in', { parentId: 'shape:hides' }),
    geo('shape:b', { parentId: 'shape:f' }),
  ).deletes('ann', 'shape:in', 'shape:hides', 'shape:b', 'shape:f')
  const plan = (id: string) =>
    planBringBack(board.doc, id, board.rows, isHidden).map((change) => change.id)
  expect(plan('shape:hides')).toEqual([])
  expect(plan('shape:f')).not.toContain('shape:hides')
  expect(plan('shape:f')).toContain('shape:b')
})
