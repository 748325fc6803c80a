import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, it, vi } from 'vitest'
import { AwarenessBoard } from './awareness-board'
import type { Connection } from './connection'

const connect = (participantId: string, name = 'Mina') =>
  ({
    participant: { participantId, name, party: 'rok', role: 'delegate' },
  }) as unknown as Connection

/** An awareness update with one entry, as a tab sends it. */
function says(clientId: number, clock: number, state: string | Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarUint8Array(encoder, typeof state === 'string' ? Buffer.from(state) : state)
  return encoding.toUint8Array(encoder)
}

/** The states of a framed message, as another tab reads them. */
function read(framed: Uint8Array | null | undefined): unknown[] {
  if (!framed) return []
  const head = (framed[1] ?? 0) < 126 ? 2 : 4
  const outer = decoding.createDecoder(framed.subarray(head))
  decoding.readVarUint(outer)
  const inner = decoding.createDecoder(decoding.readVarUint8Array(outer))
  return Array.from({ length: decoding.readVarUint(inner) }, () => {
    decoding.readVarUint(inner)
    decoding.readVarUint(inner)
    return JSON.parse(decoding.readVarString(inner)) as unknown
  })
}

const WORD = { participantId: 'p1', name: 'Mina', party: 'rok', role: 'delegate' }

/** What others are told of a tab of `p1` that says this. */
function told(state: string | Uint8Array): unknown[] | 'broken' {
  const board = new AwarenessBoard(4096)
  const onBroken = vi.fn()
  board.receive(connect('p1'), says(1, 1, state))
  const frame = board.takeChanges(onBroken)?.frame
  return onBroken.mock.calls.length > 0 ? 'broken' : read(frame)
}

describe('who is here', () => {
  it("is said with the server's word on who it is [P8]", () => {
    const cursor = { x: 1, y: 2 }
    expect(told(JSON.stringify({ cursor }))).toEqual([{ cursor, ...WORD }])
    expect(told('{}')).toEqual([WORD])
    expect(told('{ }')).toEqual([WORD])
    expect(told(' {"cursor":1}\n')).toEqual([{ cursor: 1, ...WORD }])
    const forged = { participantId: 'p2', name: 'Boss', party: 'us', role: 'facilitator' }
    expect(told(JSON.stringify({ ...forged, cursor }))).toEqual([{ cursor, ...WORD }])
    expect(told('{"\\u006eame":"Boss","cursor":1}')).toEqual([{ cursor: 1, ...WORD }])
    expect(told(JSON.stringify({ user: { name: 'Boss', color: 'red' } }))).toEqual([
      { user: { name: 'Mina', id: 'p1', color: 'red' }, ...WORD },
    ])
    expect(told('{"\\u0075ser":{"\\u006eame":"Boss"}}')).toEqual([
      { user: { name: 'Mina', id: 'p1' }, ...WORD },
    ])
    expect(told(JSON.stringify({ note: 'say "name" here' }))).toEqual([
      { note: 'say "name" here', ...WORD },
    ])
  })

  it('is left out when it cannot be read', () => {
    for (const state of ['{"a":1', '{"a":1}}', '[1]', '7', '', '{a}', '{"a":1,}']) {
      expect(told(state)).toBe('broken')
    }
    expect(told(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toBe('broken')
    // A byte order mark is no JSON to those it would be passed on to.
    const marked = Buffer.from('\ufeff{"a":1}')
    expect(told(marked)).toEqual([{ a: 1, ...WORD }])
  })

  it('is less where it looks while views are hidden; being away and reactions go on [P9]', () => {
    const board = new AwarenessBoard(4096)
    board.hideViews(true)
    const reaction = { kind: 'slower', count: 2 }
    const cursor = { x: 1, y: 2 }
    const state = { cursor, away: true, reaction: { ...reaction, cursor }, laser: [1, 2] }
    board.receive(connect('p1'), says(1, 1, JSON.stringify(state)))
    expect(read(board.takeChanges(vi.fn())?.frame)).toEqual([{ away: true, reaction, ...WORD }])
  })

  it('is told to all but the one who alone has moved [R3]', () => {
    const board = new AwarenessBoard(4096)
    const [mina, joon] = [connect('p1'), connect('p2', 'Joon')]
    board.receive(mina, says(1, 1, '{"x":1}'))
    board.receive(joon, says(2, 1, '{"x":2}'))
    expect(board.takeChanges(vi.fn())?.only).toBeNull()
    board.receive(mina, says(1, 2, '{"x":3}'))
    expect(board.takeChanges(vi.fn())?.only).toBe(mina)
    board.receive(mina, says(1, 3, '{"x":4}'))
    board.remove(joon)
    expect(board.takeChanges(vi.fn())?.only).toBeNull()
  })

  it('is written down once for all who come, until somebody moves or leaves', () => {
    const board = new AwarenessBoard(4096)
    const [mina, joon] = [connect('p1'), connect('p2', 'Joon')]
    expect(board.everyone()).toBeNull()
    board.receive(mina, says(1, 1, '{"x":1}'))
    board.receive(joon, says(2, 1, '{"x":2}'))
    board.takeChanges(vi.fn())
    const all = board.everyone()
    expect(read(all)).toHaveLength(2)
    expect(board.everyone()).toBe(all)
    board.receive(mina, says(1, 2, '{"x":3}'))
    board.takeChanges(vi.fn())
    expect(read(board.everyone())[0]).toMatchObject({ x: 3 })
    board.remove(joon)
    expect(read(board.everyone())).toHaveLength(1)
  })
})
