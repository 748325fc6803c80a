import { describe, expect, it } from 'vitest'
import { card, frame, geo } from '@/sync/doc/testing/records'
import type { PartyId } from '@/dialogue/ids'
import { entriesOf } from './list'
import { History } from './testing/history'

const lines = (board: History, mode: 'attributed' | 'party' | 'none' = 'attributed') =>
  entriesOf([...board.rows].reverse(), {
    mode,
    doc: board.doc,
    deletions: new Map(
      board.rows.filter(({ action }) => action === 'deleted').map((row) => [row.recordId, row]),
    ),
    authorOf: (id) => ({ who: `Name of ${id}`, party: 'us' as PartyId }),
  })

describe('the list of who did what', () => {
  it('says what was done to what, newest first', () => {
    const board = new History(card('shape:c', { titleEn: 'Joint SSA cell' }), geo('shape:g'))
      .sets('ann', 'shape:c', { geometry: ['page:one', 'a1', 40, 0, 0] })
      .sets('ann', 'shape:c', { 'props.textEn': 'More' })
      .sets('ann', 'shape:c', { 'props.pins.threat-picture': 40 })
      .sets('fay', 'shape:g', { 'meta.lock': 'facilitator' })
      .sets('fay', 'shape:g', { 'props.color': 'red' })
      .deletes('ann', 'shape:c')
    const said = lines(board).map(
      ({ verb, thing, title }) => `${verb} ${thing} ${title?.en ?? '-'}`,
    )
    expect(said).toEqual([
      'deleted proposal-card Joint SSA cell',
      'changed geo -',
      'locked geo -',
      'pinned proposal-card Joint SSA cell',
      'reworded proposal-card Joint SSA cell',
      'moved proposal-card Joint SSA cell',
    ])
    expect(lines(board)[0]).toMatchObject({ isThere: false, at: '2026-01-01T12:05:00.000Z' })
  })

  it('counts what went together with a frame on the frame’s line', () => {
    const board = new History(
      frame('shape:f'),
      frame('shape:inner', { parentId: 'shape:f' }),
      geo('shape:in', { parentId: 'shape:inner' }),
    ).deletes('ann', 'shape:in', 'shape:inner', 'shape:f')
    expect(lines(board).map(({ recordId, with: more }) => [recordId, more])).toEqual([
      ['shape:f', 2],
    ])
  })

  it.each([
    ['attributed', 'Name of ann', 'us'],
    ['party', null, 'us'],
    ['none', null, null],
  ] as const)('in mode %s tells %s and %s', (mode, who, party) => {
    const board = new History(geo('shape:g')).deletes('ann', 'shape:g')
    const [line] = lines(board, mode)
    expect(line).toMatchObject({ who, party })
    expect(JSON.stringify(line).includes('ann')).toBe(who !== null)
  })
})
