import type { Editor } from 'tldraw'
import * as Y from 'yjs'
import type { GestureChannel } from '@/sync/protocol/gesture-channel'
import { bindStoreToDoc, Steps, type Clock } from '../../binding'
import { joinBindings, type JoinedBindings } from '../../binding/joined-bindings'
import { createBoardStore } from '../../binding/testing/stores'
import { ownedByBoard } from '../../drafts/ownership'
import { connectEditorHistory } from '../../history/editor-history'
import { createEditor } from '../../history/testing/editor'
import { guardHidden, type BorderRefusal } from '../guard-hidden'
import { hidingOf } from '../hiding-state'
import { bindBackstage } from '../use-backstage'
import { BACKSTAGE, seededBackstage } from './backstage'

/** Somebody who sees a board and what is hidden of it, as the canvas puts it together. */
export interface Facilitator {
  editor: Editor
  binding: JoinedBindings
  board: Y.Doc
  backstage: Y.Doc
  /** Why things were left as they were, in their order. */
  refused: BorderRefusal[]
  /** Lets go of what is hidden, as when the role is taken away. */
  leaveBackstage(): void
}

export function facilitator({
  board = new Y.Doc(),
  backstage = seededBackstage(),
  gestures,
  clock,
}: {
  board?: Y.Doc
  backstage?: Y.Doc
  /** The board's, and the backstage's. */
  gestures?: readonly [GestureChannel, GestureChannel]
  clock?: Clock
} = {}): Facilitator {
  const store = createBoardStore()
  const steps = new Steps()
  const owns = ownedByBoard(store)
  const rest = { ...(gestures && { gestures: gestures[0] }), ...(clock && { clock }) }
  const binding = joinBindings(
    steps,
    bindStoreToDoc({ store, doc: board, owns, isWhole: true, steps, ...rest }),
  )
  const leaveBackstage = bindBackstage({ store }, binding, {
    documentId: BACKSTAGE,
    doc: backstage,
    ...(gestures && { gestures: gestures[1] }),
  })
  const editor = createEditor(store)
  const refused: BorderRefusal[] = []
  connectEditorHistory(editor, binding)
  hidingOf(editor).set({
    documentId: BACKSTAGE,
    commands: { hide: () => undefined, show: () => undefined },
  })
  guardHidden(editor, (why) => refused.push(why))
  return { editor, binding, board, backstage, refused, leaveBackstage }
}
