import { describe, expect, it } from 'vitest'
import type { BoardRights } from '@/dialogue/session/stage-rights'
import type { RecordFields } from './permissions'
import { forbiddenNow, mayMoveNow, type Surroundings } from './session-rights'

const none: BoardRights = { draw: false, cards: false, stances: false, why: 'frozen' }
const all: BoardRights = { draw: true, cards: true, stances: true, why: null }
const cards: BoardRights = { ...none, cards: true, why: 'stage' }
const stances: BoardRights = { ...none, stances: true, why: 'stage' }

const shape = (type: string, parent = 'page:one', more: RecordFields = {}): RecordFields => ({
  typeName: 'shape',
  type,
  geometry: [parent, 'a1', 0, 0, 0],
  ...more,
})
const board: Record<string, RecordFields> = {
  card: shape('proposal-card'),
  note: shape('note'),
  box: shape('geo'),
  axis: shape('axis', 'page:one', { 'props.stances.us': 'ours', 'props.number': 1 }),
  arrow: shape('arrow', 'page:one', { 'props.start': 0, 'props.color': 'black' }),
  loose: shape('arrow', 'page:one', { 'props.start': 0 }),
  bound: { typeName: 'binding', type: 'arrow', fromId: 'arrow', toId: 'card' },
  other: { typeName: 'binding', type: 'arrow', fromId: 'loose', toId: 'box' },
  group: shape('group'),
  'in-group': shape('note', 'group'),
  mixed: shape('group'),
  'in-mixed': shape('note', 'mixed'),
  'also-in-mixed': shape('geo', 'mixed'),
}
const around: Surroundings = {
  before: (id) => board[id] ?? null,
  some: (test) => Object.values(board).some(test),
}
const changed = (rights: BoardRights, id: string, change: RecordFields) =>
  forbiddenNow(rights, id, board[id]!, { ...board[id]!, ...change }, around)
const removed = (rights: BoardRights, id: string) =>
  forbiddenNow(rights, id, board[id]!, null, around)
const made = (rights: BoardRights, fields: RecordFields) =>
  forbiddenNow(rights, 'new', null, fields, around)
const moved = { geometry: ['page:one', 'a1', 9, 9, 0] }

describe('what a session leaves people to write', () => {
  it('[W16] everything where nothing holds it back', () => {
    for (const id of Object.keys(board)) {
      expect(changed(all, id, { 'props.anything': 1 })).toEqual([])
      expect(removed(all, id)).toEqual([])
    }
  })

  it('[W15] nothing at all when it is frozen', () => {
    for (const [id, fields] of Object.entries(board)) {
      expect(changed(none, id, { 'props.anything': 1 })).toEqual(['props.anything'])
      expect(removed(none, id)).toBe('record')
      expect(made(none, fields)).toBe('record')
      expect(mayMoveNow(none, id, fields, around)).toBe(false)
    }
    expect(changed(none, 'axis', { 'props.stances.us': 'new' })).toEqual(['props.stances.us'])
    expect(forbiddenNow(none, 'gone', null, null, around)).toEqual([])
  })

  it('[W16] in a stage for cards: cards and notes, and nothing else', () => {
    for (const id of ['card', 'note']) {
      expect(changed(cards, id, moved)).toEqual([])
      expect(removed(cards, id)).toEqual([])
      expect(made(cards, board[id]!)).toEqual([])
      expect(mayMoveNow(cards, id, board[id]!, around)).toBe(true)
    }
    for (const id of ['box', 'axis', 'loose', 'other']) {
      expect(changed(cards, id, { 'props.color': 'red' })).toEqual(['props.color'])
      expect(removed(cards, id)).toBe('record')
      expect(made(cards, board[id]!)).toBe('record')
      expect(mayMoveNow(cards, id, board[id]!, around)).toBe(false)
    }
    expect(made(cards, { typeName: 'page' })).toBe('record')
    expect(changed(cards, 'axis', { 'props.stances.us': 'new' })).toEqual(['props.stances.us'])
  })

  it('[W16] nothing becomes a card, and no card something else', () => {
    expect(changed(cards, 'box', { type: 'note' })).toEqual(['type'])
    expect(changed(cards, 'note', { type: 'geo' })).toEqual(['type'])
    expect(changed(cards, 'note', { typeName: 'asset' })).toEqual(['typeName'])
  })

  it('[W16] what hangs on a card goes along with it', () => {
    expect(removed(cards, 'bound')).toEqual([])
    expect(changed(cards, 'arrow', { ...moved, 'props.start': 9 })).toEqual([])
    expect(changed(cards, 'arrow', { 'props.color': 'red' })).toEqual(['props.color'])
    expect(removed(cards, 'arrow')).toBe('record')
    expect(removed(cards, 'group')).toEqual([])
    expect(removed(cards, 'mixed')).toBe('record')
    expect(made(cards, board['arrow']!)).toBe('record')
  })

  it('[W16] in a stage for stances: those of an axis alone', () => {
    const change = { 'props.stances.us': 'new', 'props.number': 2 }
    expect(changed(stances, 'axis', change)).toEqual(['props.number'])
    expect(changed(stances, 'note', { 'props.stances.us': 'new' })).toEqual(['props.stances.us'])
    expect(changed(stances, 'card', moved)).toEqual(['geometry'])
    expect(removed(stances, 'axis')).toBe('record')
  })
})
