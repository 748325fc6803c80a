import { useEffect } from 'react'
import type { Editor } from '@tldraw/editor'
import type { Doc } from 'yjs'
import type { GestureChannel } from '@/sync/protocol/gesture-channel'
import { META } from '@/sync/doc/schema'
import { recordsOf } from '@/sync/doc/layout'
import { bindStoreToDoc } from '../binding'
import type { JoinedBindings } from '../binding/joined-bindings'
import { draftingOf, isDraft } from './drafting-state'
import { DRAFTING_TOOLS } from './guard-drafts'
import { ownedByDraft } from './ownership'

/** A person's private document, after its first sync. */
export interface OwnDrafts {
  documentId: string
  doc: Doc
  gestures: GestureChannel
}

/** Shows this person's drafts among the board's shapes, and makes drafts of what they write meanwhile. */
export function useOwnDrafts({
  editor,
  binding,
  drafts,
  isDrafting,
}: {
  editor: Editor | null
  binding: JoinedBindings
  drafts: OwnDrafts | null
  isDrafting: boolean
}): void {
  useEffect(() => {
    if (!editor || !drafts) return
    const { documentId, doc, gestures } = drafts
    const { store } = editor
    const owns = ownedByDraft(documentId)
    const own = bindStoreToDoc({ store, doc, owns, gestures, steps: binding.steps })
    const leave = binding.join(own)
    // What went onto the board is not this person's to take back any more.
    const forget = (events: { keys: Map<string, unknown> }[]) => {
      if (events.some(({ keys }) => keys.has(RELEASED))) own.clearHistory()
    }
    const watch = (
      events: Parameters<Parameters<ReturnType<typeof recordsOf>['observeDeep']>[0]>[0],
    ) => forget(events.map(({ keys }) => ({ keys })))
    recordsOf(doc).observeDeep(watch)
    return () => {
      recordsOf(doc).unobserveDeep(watch)
      leave()
    }
  }, [editor, drafts, binding])

  const documentId = drafts?.documentId ?? null
  useEffect(() => {
    if (!editor) return
    const state = draftingOf(editor)
    if (isDrafting && !state.get().isDrafting) putDown(editor)
    state.set({ documentId, isDrafting })
  }, [editor, documentId, isDrafting])
}

const RELEASED = `meta.${META.released}`

/** What was begun on the board ends as it is: a sentence would be finished in a board that is only looked at. */
function putDown(editor: Editor): void {
  editor.complete()
  editor.setEditingShape(null)
  editor.setSelectedShapes(editor.getSelectedShapes().filter(isDraft))
  if (!DRAFTING_TOOLS.has(editor.getCurrentToolId())) editor.setCurrentTool('select')
  else if (!editor.isIn('select.idle') && editor.isIn('select'))
    editor.setCurrentTool('select.idle')
}
