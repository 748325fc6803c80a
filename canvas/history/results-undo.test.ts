import type { TLShape, TLShapeId, TLStore } from '@tldraw/tlschema'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { card, geo, page } from '@/sync/doc/testing/records'
import { bindStoreToDoc, type StoreBinding } from '../binding'
import { createBoardStore } from '../binding/testing/stores'
import { golden, goldenWithMeta } from '../shapes/axis/testing/results'

interface Person {
  store: TLStore
  binding: StoreBinding
}

/** A delegate, and the server as it writes into the board's document. */
function delegateAndServer() {
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  const pass = (to: Y.Doc) => (update: Uint8Array, origin: unknown) => {
    if (origin !== 'net') Y.applyUpdate(to, update, 'net')
  }
  a.on('update', pass(b))
  b.on('update', pass(a))
  const enter = (doc: Y.Doc): Person => {
    const store = createBoardStore()
    return { store, binding: bindStoreToDoc({ store, doc }) }
  }
  const [delegate, server] = [enter(a), enter(b)]
  server.store.put([page('page:one'), axis(), card('shape:card')])
  server.binding.flush()
  return { delegate, server }
}

function axis(): TLShape {
  const text = { en: 'Threat', ko: '위협' }
  return {
    ...geo('shape:axis'),
    type: 'axis',
    props: {
      w: 1660,
      h: 250,
      axisId: 'threat-picture',
      number: 1,
      name: text,
      left: text,
      right: text,
      leftParties: [],
      rightParties: [],
      stances: {},
      furtherEvidence: [],
      note: null,
      stanceLabel: null,
      result: null,
    },
  }
}

const stance = { text: { en: 'Ours', ko: '우리' }, evidence: [], status: 'corrected' }

function change({ store, binding }: Person, id: string, props: object) {
  const shape = store.get(id as TLShapeId)!
  binding.mark()
  store.put([{ ...shape, props: { ...shape.props, ...props } }])
  binding.flush()
}

const propsOf = ({ store }: Person, id: string) =>
  store.get(id as TLShapeId)!.props as unknown as Record<string, unknown>

it('[U2] undo and redo right after a reveal leave results as they were published', () => {
  const { delegate, server } = delegateAndServer()
  // Work of their own on the very records that results come to, and some more.
  change(delegate, 'shape:axis', { stances: { us: stance } })
  change(delegate, 'shape:card', { pins: { 'threat-picture': 40 } })
  delegate.binding.mark()
  delegate.store.put([geo('shape:note')])
  delegate.binding.flush()

  const support = { kind: 'published' }
  change(server, 'shape:axis', { result: golden })
  change(server, 'shape:card', { result: support, status: 'assessed' })
  const published = () => {
    for (const each of [delegate, server]) {
      expect(propsOf(each, 'shape:axis')['result']).toEqual(golden)
      expect(propsOf(each, 'shape:card')).toMatchObject({ result: support, status: 'assessed' })
    }
  }
  published()

  for (let round = 0; round < 2; round++) {
    for (let step = 0; step < 5; step++) {
      delegate.binding.undo()
      published()
    }
    expect(propsOf(delegate, 'shape:axis')['stances']).toEqual({})
    for (let step = 0; step < 5; step++) {
      delegate.binding.redo()
      published()
    }
    expect(propsOf(delegate, 'shape:axis')['stances']).toEqual({ us: stance })
  }
})

it('[U2] a round that was repeated is not taken back to the one before', () => {
  const { delegate, server } = delegateAndServer()
  change(server, 'shape:axis', { result: golden })
  change(delegate, 'shape:axis', { stances: { us: stance } })
  change(server, 'shape:axis', { result: goldenWithMeta })
  for (const act of ['undo', 'undo', 'redo', 'redo'] as const) {
    delegate.binding[act]()
    expect(propsOf(delegate, 'shape:axis')['result']).toEqual(goldenWithMeta)
    expect(propsOf(server, 'shape:axis')['result']).toEqual(goldenWithMeta)
  }
})
