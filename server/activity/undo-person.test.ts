import { describe, expect, it } from 'vitest'
import { readGrave } from '@/sync/doc/graves'
import { arrow, binding, card, frame, geo } from '@/sync/doc/testing/records'
import { planUndo } from './undo-person'
import { History } from './testing/history'

const COLOR = 'props.color'
const undo = (board: History, who = 'vic') => {
  const { changes, ...counts } = planUndo(board.doc, who, board.rows)
  board.does(changes)
  return counts
}
const counts = (some: object) => ({ restored: 0, broughtBack: 0, removed: 0, left: 0, ...some })

describe('undoing what a person did', () => {
  it('restores what they changed, field by field, and spares what others changed since', () => {
    const board = new History(geo('shape:a'), geo('shape:b'))
      .sets('vic', 'shape:a', { [COLOR]: 'red', 'props.w': 7 })
      .sets('ann', 'shape:a', { 'props.w': 9 })
      .sets('vic', 'shape:b', { [COLOR]: 'red' })
    expect(undo(board)).toEqual(counts({ restored: 2, left: 1 }))
    expect(board.field('shape:a', COLOR)).toBe('black')
    expect(board.field('shape:a', 'props.w')).toBe(9)
    expect(board.field('shape:b', COLOR)).toBe('black')
  })

  it('goes back to what another person chose in between, not to before them', () => {
    const board = new History(geo('shape:a'))
      .sets('vic', 'shape:a', { [COLOR]: 'red' })
      .sets('ann', 'shape:a', { [COLOR]: 'blue' })
      .sets('vic', 'shape:a', { [COLOR]: 'green' })
      .sets('vic', 'shape:a', { [COLOR]: 'yellow' })
    expect(undo(board)).toEqual(counts({ restored: 1 }))
    expect(board.field('shape:a', COLOR)).toBe('blue')
  })

  it('leaves a field that the server has written since', () => {
    const board = new History(geo('shape:a'))
      .sets('vic', 'shape:a', { [COLOR]: 'red' })
      .sets(null, 'shape:a', { [COLOR]: 'violet' })
    expect(undo(board)).toEqual(counts({ left: 1 }))
    expect(board.field('shape:a', COLOR)).toBe('violet')
  })

  it('brings back what they deleted, as it was before them, with its arrow bound again', () => {
    const board = new History(
      frame('shape:f'),
      geo('shape:a', { parentId: 'shape:f' }),
      arrow('shape:arrow'),
      binding('binding:1', 'shape:arrow', 'shape:a', 'end'),
    )
      .sets('vic', 'shape:a', { [COLOR]: 'red' })
      .deletes('vic', 'binding:1', 'shape:a', 'shape:f')
    expect(readGrave(board.doc, 'shape:f')).not.toBeNull()
    expect(undo(board)).toEqual(counts({ broughtBack: 2 }))
    expect(board.record('shape:a')).toMatchObject({
      parentId: 'shape:f',
      props: { color: 'black' },
    })
    expect(board.has('binding:1')).toBe(true)
    expect(readGrave(board.doc, 'shape:f')).toBeNull()
  })

  it('removes what they made, and keeps what others have worked on', () => {
    const board = new History()
      .puts('vic', geo('shape:scribble'), geo('shape:touched'))
      .puts('vic', frame('shape:used'), geo('shape:bound'))
      .sets('vic', 'shape:scribble', { [COLOR]: 'red' })
      .sets('ann', 'shape:touched', { [COLOR]: 'blue' })
      .puts('ann', geo('shape:hers', { parentId: 'shape:used' }), arrow('shape:arrow'))
      .puts('ann', binding('binding:1', 'shape:arrow', 'shape:bound', 'end'))
    expect(undo(board)).toEqual(counts({ removed: 1, left: 3 }))
    expect(board.has('shape:scribble')).toBe(false)
    for (const id of ['shape:touched', 'shape:used', 'shape:bound', 'shape:hers', 'binding:1']) {
      expect(board.has(id)).toBe(true)
    }
  })

  it("takes somebody else's shape out of a frame of theirs before that goes", () => {
    const board = new History(geo('shape:hers'))
      .puts('vic', frame('shape:f'))
      .sets('vic', 'shape:hers', { geometry: ['shape:f', 'a1', 5, 5, 0] })
    expect(undo(board)).toEqual(counts({ restored: 1, removed: 1 }))
    expect(board.record('shape:hers')).toMatchObject({ parentId: 'page:one', x: 0 })
  })

  it('an arrow of theirs goes with its bindings', () => {
    const board = new History(geo('shape:a'))
      .puts('vic', arrow('shape:arrow'))
      .puts('vic', binding('binding:1', 'shape:arrow', 'shape:a', 'end'))
    expect(undo(board)).toEqual(counts({ removed: 1 }))
    expect(board.has('binding:1')).toBe(false)
  })

  it('what they deleted and others brought back is restored, too', () => {
    const board = new History(geo('shape:a'))
      .sets('vic', 'shape:a', { [COLOR]: 'red' })
      .deletes('vic', 'shape:a')
      .puts('fay', { ...geo('shape:a'), props: { ...geo('shape:a').props, color: 'red' } })
    expect(undo(board)).toEqual(counts({ restored: 1 }))
    expect(board.field('shape:a', COLOR)).toBe('black')
  })

  it('neither what they made and deleted nor what was deleted by others comes back', () => {
    const board = new History(geo('shape:a'))
      .puts('vic', geo('shape:own'))
      .deletes('vic', 'shape:own')
      .sets('vic', 'shape:a', { [COLOR]: 'red' })
      .deletes('ann', 'shape:a')
    expect(undo(board)).toEqual(counts({}))
    expect(board.has('shape:own') || board.has('shape:a')).toBe(false)
  })

  it('leaves the wording of a card that has been tabled since', () => {
    const board = new History(card('shape:c', { titleEn: 'Before' }))
      .sets('vic', 'shape:c', { 'props.titleEn': 'After' })
      .sets(null, 'shape:c', { 'props.status': 'tabled' })
    expect(undo(board)).toEqual(counts({ left: 1 }))
    expect(board.field('shape:c', 'props.titleEn')).toBe('After')
  })

  it('does nothing more when it is done twice, and is undone as the facilitator’s own doing', () => {
    const board = new History(geo('shape:a'), geo('shape:gone'))
      .sets('vic', 'shape:a', { [COLOR]: 'red' })
      .puts('vic', geo('shape:new'))
      .deletes('vic', 'shape:gone')
    expect(undo(board)).toEqual(counts({ restored: 1, removed: 1, broughtBack: 1 }))
    expect(undo(board)).toEqual(counts({}))
    // What came back stays: nothing but its absence was anybody's doing.
    expect(undo(board, 'fay')).toEqual(counts({ restored: 1, broughtBack: 1 }))
    expect(board.field('shape:a', COLOR)).toBe('red')
    expect(board.has('shape:new')).toBe(true)
    expect(board.has('shape:gone')).toBe(true)
  })
})

it('[W20] leaves what is hidden, and says so', () => {
  const board = new History(geo('shape:a'), geo('shape:b')).deletes('vic', 'shape:a', 'shape:b')
  const { changes, ...rest } = planUndo(board.doc, 'vic', board.rows, (id) => id === 'shape:a')
  expect(changes.map(({ id }) => id)).toEqual(['shape:b'])
  expect(rest).toEqual(counts({ broughtBack: 1, left: 1 }))
})
