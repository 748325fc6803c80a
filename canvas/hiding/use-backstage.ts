import { useEffect } from 'react'
import type { Editor } from '@tldraw/editor'
import type { Doc } from 'yjs'
import type { GestureChannel } from '@/sync/protocol/gesture-channel'
import { backstageOf } from '@/sync/doc/backstage'
import { bindStoreToDoc } from '../binding'
import type { JoinedBindings } from '../binding/joined-bindings'
import { hidingOf, type HidingCommands } from './hiding-state'
import { ownedByBackstage } from './ownership'

/** What this board's facilitators keep hidden, after its document's first sync. */
export interface Backstage {
  documentId: string
  doc: Doc
  gestures: GestureChannel
}

/** Shows what is hidden among the board's shapes, for as long as this person may see it. */
export function useBackstage({
  editor,
  binding,
  backstage,
  commands,
}: {
  editor: Editor | null
  binding: JoinedBindings
  backstage: Backstage | null
  commands: HidingCommands | null
}): void {
  useEffect(() => {
    if (!editor || !backstage) return
    return bindBackstage(editor, binding, backstage)
  }, [editor, backstage, binding])

  const documentId = backstage?.documentId ?? null
  useEffect(() => {
    if (editor) hidingOf(editor).set({ documentId, commands })
  }, [editor, documentId, commands])
}

/** Binds the document; the off switch takes what is hidden out of sight again. */
export function bindBackstage(
  { store }: Pick<Editor, 'store'>,
  binding: JoinedBindings,
  { documentId, doc, gestures }: Omit<Backstage, 'gestures'> & { gestures?: GestureChannel },
): () => void {
  const leave = binding.join(
    bindStoreToDoc({
      store,
      doc,
      ...ownedByBackstage(store, documentId),
      steps: binding.steps,
      ...(gestures && { gestures }),
    }),
  )
  return () => {
    leave()
    const hidden = store.allRecords().filter((record) => backstageOf(record) === documentId)
    store.mergeRemoteChanges(() => store.remove(hidden.map(({ id }) => id)))
  }
}
