// @vitest-environment jsdom
import { Editor as TextEditor, getSchema, type JSONContent } from '@tiptap/core'
import { undo } from '@tiptap/pm/history'
import fc from 'fast-check'
import { createShapeId, toRichText, type Editor, type TLNoteShape, type TLRichText } from 'tldraw'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deltaToRichText } from '@/sync/doc/rich-text-delta'
import { hostileDeltas, richTexts } from '@/sync/doc/testing/rich-texts'
import { createBoardStore } from '../binding/testing/stores'
import { createEditor } from '../history/testing/editor'
import { LiveRichText } from './live-rich-text'

const id = createShapeId('note')
let editor: Editor
let text: TextEditor
let live: LiveRichText
let disconnect: () => void

/** A note being edited, with a text editor that tells the note as tldraw's does. */
function edit(richText: TLRichText): void {
  editor.createShape({ id, type: 'note', props: { richText } })
  editor.setEditingShape(id)
  text = new TextEditor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: live.extensions,
    content: contentOf(said()),
    onUpdate: () => {
      const props = { richText: text.state.doc.toJSON() as TLRichText }
      editor.updateShape({ id, type: 'note', props })
    },
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  editor = createEditor(createBoardStore())
  live = new LiveRichText()
  disconnect = live.connect(editor)
})
afterEach(() => {
  text.destroy()
  disconnect()
  editor.dispose()
  vi.useRealTimers()
})

const said = () => editor.getShape<TLNoteShape>(id)!.props.richText
const contentOf = (richText: TLRichText): JSONContent => ({
  type: 'doc',
  content: richText.content as JSONContent[],
})
const linesOf = (richText: TLRichText) =>
  getSchema(live.extensions).nodeFromJSON(richText).textBetween(0, sizeOf(richText), '\n')
const sizeOf = (richText: TLRichText) =>
  getSchema(live.extensions).nodeFromJSON(richText).content.size
const shown = () => text.getText({ blockSeparator: '\n' })

/** What someone else made of the note comes in, as the binding brings it. */
function comes(richText: TLRichText): void {
  editor.store.mergeRemoteChanges(() => {
    editor.store.update(id, (note) => ({ ...note, props: { ...note.props, richText } }))
  })
}

describe('a note that is being edited', () => {
  it('[B9] shows what others write, and the caret stays by its letter', () => {
    edit(toRichText('one two'))
    text.commands.setTextSelection(8)
    comes(toRichText('zero one two three'))
    expect(shown()).toBe('zero one two three')
    expect(text.state.selection.from).toBe(13)
    text.commands.insertContent('!')
    expect(linesOf(said())).toBe('zero one two! three')
  })

  it('[B9] is not set anew by tldraw, and an older text changes nothing', () => {
    edit(toRichText('one'))
    text.commands.setTextSelection(4)
    text.commands.insertContent(' two')
    const { doc } = text.state
    text.commands.setContent(contentOf(toRichText('one')))
    expect(text.state.doc).toBe(doc)
    expect(text.state.selection.from).toBe(8)
  })

  it('[B9] is left alone while a syllable is composed; then both are there', () => {
    edit(toRichText('안보'))
    text.commands.setTextSelection(1)
    text.view.dom.dispatchEvent(new CompositionEvent('compositionstart', { data: '' }))
    text.commands.insertContent('우')
    comes(toRichText('우안보 협력'))
    text.commands.setContent(contentOf(said()))
    expect(shown()).toBe('우안보')
    text.commands.insertContent('주')
    expect(linesOf(said())).toBe('우주안보 협력')
    comes(toRichText('우주안보 협력!'))
    expect(shown()).toBe('우주안보')
    text.view.dom.dispatchEvent(new CompositionEvent('compositionend', { data: '주' }))
    vi.advanceTimersByTime(100)
    expect(shown()).toBe('우주안보 협력!')
    expect(linesOf(said())).toBe('우주안보 협력!')
  })

  it('[B9] others’ letters are not in its own undo', () => {
    edit(toRichText('one'))
    text.commands.setTextSelection(4)
    text.commands.insertContent(' mine')
    comes(toRichText('theirs one mine'))
    undo(text.state, text.view.dispatch)
    expect(shown()).toBe('theirs one')
    expect(linesOf(said())).toBe('theirs one')
  })

  it('[B9] any text can come after any other', () => {
    edit(toRichText(''))
    const schema = getSchema(live.extensions)
    fc.assert(
      fc.property(richTexts, (richText) => {
        comes(richText)
        expect(text.state.doc.toJSON()).toEqual(schema.nodeFromJSON(richText).toJSON())
      }),
      { numRuns: 25 },
    )
  }, 30_000)

  it('[V2] a line always reads as what the text editor takes', () => {
    edit(toRichText(''))
    const schema = getSchema(live.extensions)
    fc.assert(
      fc.property(hostileDeltas, (delta) => schema.nodeFromJSON(deltaToRichText(delta)).check()),
    )
  })
})
