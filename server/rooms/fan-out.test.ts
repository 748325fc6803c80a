import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '@/sync/protocol/limits'
import { AwarenessBoard } from './awareness-board'
import type { Connection } from './connection'
import { FanOut } from './fan-out'
import { Replies } from './reply'
import { Steering } from './steering'

it('fifty who come at once share one greeting, one document and one tail', () => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'x'.repeat(20_000))
  const fanOut = new FanOut(doc, new AwarenessBoard(4096), new Steering(), LIMITS, 1)
  const written = new Map<Connection, Uint8Array[]>()
  const arrive = (count: number, updates: Uint8Array[] = []) => {
    const replies = new Replies()
    written.clear()
    for (let n = 0; n < count; n++) {
      const connection = {
        extended: false,
        synced: false,
        settled: 0,
        acknowledged: 0,
        backlog: 0,
        held: [],
        write: (...frames: Uint8Array[]) => void written.set(connection, frames),
      } as unknown as Connection
      replies.to(connection).joined = true
      replies.to(connection).stateVector = Uint8Array.of(0)
      written.set(connection, [])
    }
    fanOut.send([...written.keys()], updates, replies, null)
    const all = [...written.values()]
    const [first = []] = all
    for (const frames of all) {
      expect(frames).toHaveLength(first.length)
      frames.forEach((frame, at) => expect(frame).toBe(first[at]))
    }
    return first
  }

  const [greeting, document] = arrive(50)
  expect(arrive(50)[1]).toBe(document)
  expect(greeting).toBeDefined()

  let update: Uint8Array = Uint8Array.of()
  doc.once('update', (bytes: Uint8Array) => (update = bytes))
  doc.getText('t').insert(0, 'y')
  const [, tail, same] = arrive(50, [update])
  expect(same).toBe(document)
  expect(arrive(50)[1]).toBe(tail)
})
