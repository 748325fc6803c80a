import { Extension, type Extensions } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import {
  react,
  tipTapDefaultExtensions,
  type Editor,
  type TLRichText,
  type TLShape,
  type TLShapeId,
} from 'tldraw'
import { diffDelta, mergeDelta, type DeltaEdit } from '@/sync/doc/delta'
import { deltaToRichText, richTextToDelta } from '@/sync/doc/rich-text-delta'
import { pieceLength } from '@/sync/doc/shared-text'

/**
 * How long after a composition's end the text editor's own reading of it is over: ProseMirror looks
 * for the last letters 20 ms after the event. Changing the text before would lose them.
 */
const COMPOSITION_SETTLES_MS = 50

interface OpenText {
  view: EditorView
  shapeId: TLShapeId
  /** What the text editor showed when it and the shape last told each other [B9]. */
  base: Node
}

/**
 * Others' changes of the text that is being edited, letter by letter [B9]. tldraw would put the whole
 * text into the text editor anew (the caret goes, a syllable being composed breaks), and what is typed
 * before that would overwrite the change. Instead:
 *
 * 1. A change of the shape enters the text editor at once, as one replacement that maps the selection
 *    and isn't in the text editor's history; while a syllable is composed it waits.
 * 2. What the text editor says is compared with what it last showed, and only the difference goes
 *    into the shape.
 *
 * `extensions` belong into tldraw's text options before the editor is made; then `connect` it.
 */
export class LiveRichText {
  readonly extensions: Extensions = [...tipTapDefaultExtensions, this.extension()]
  private editor: Editor | null = null
  private open: OpenText | null = null
  private isComposing = false
  private settling: ReturnType<typeof setTimeout> | undefined

  /** Returns the off switch. */
  connect(editor: Editor): () => void {
    this.editor = editor
    const stopMerging = editor.sideEffects.registerBeforeChangeHandler(
      'shape',
      (_, next, source) => (source === 'user' ? this.merge(next) : next),
    )
    const stopShowing = react('text editor shows the shape', () => {
      editor.getEditingShape()
      this.show()
    })
    return () => {
      stopMerging()
      stopShowing()
      this.editor = null
    }
  }

  /** Where tldraw sets the whole text, the text editor takes in only what differs. */
  private extension(): Extension {
    const bring = (tr: Transaction) => this.bring(tr)
    const isOpen = (view: EditorView) => this.open?.view === view
    const attach = (view: EditorView) => this.attach(view)
    const composing = (isComposing: boolean) => {
      this.compose(isComposing)
      return false
    }
    return Extension.create({
      name: 'liveRichText',
      // After the commands of the same name.
      priority: 1,
      addCommands() {
        return {
          setContent:
            (content, emitUpdate = false) =>
            ({ tr, view, dispatch, commands }) => {
              if (dispatch) tr.setMeta('preventUpdate', !emitUpdate)
              if (!isOpen(view)) {
                return commands.insertContentAt({ from: 0, to: tr.doc.content.size }, content)
              }
              if (dispatch) bring(tr)
              return true
            },
        }
      },
      addProseMirrorPlugins: () => [
        new Plugin({
          view: attach,
          props: {
            handleDOMEvents: {
              compositionstart: () => composing(true),
              compositionend: () => composing(false),
            },
          },
        }),
      ],
    })
  }

  private attach(view: EditorView): { destroy(): void } {
    const shapeId = this.editor?.getEditingShapeId()
    if (shapeId) {
      clearTimeout(this.settling)
      this.isComposing = false
      this.open = { view, shapeId, base: view.state.doc }
      // The text it was made with may be older than the shape's.
      queueMicrotask(() => this.show())
    }
    return {
      destroy: () => {
        if (this.open?.view !== view) return
        clearTimeout(this.settling)
        this.open = null
      },
    }
  }

  private compose(isComposing: boolean): void {
    clearTimeout(this.settling)
    if (isComposing) {
      this.isComposing = true
      return
    }
    this.settling = setTimeout(() => {
      this.isComposing = false
      this.show()
    }, COMPOSITION_SETTLES_MS)
  }

  /** Brings what the shape says into the text editor. */
  private show(): void {
    const { open } = this
    if (!open || open.view.isDestroyed) return
    const { tr } = open.view.state
    this.bring(tr)
    if (tr.docChanged) open.view.dispatch(tr)
  }

  /** Adds to a transaction what it takes to show what the shape says. */
  private bring(tr: Transaction): void {
    const { open, editor } = this
    if (!open || !editor || this.isComposing || open.view.composing) return
    const shape = editor.getShape(open.shapeId)
    const next = shape && nodeOf(open.view, richTextOf(shape))
    if (!next) return
    const { doc } = open.view.state
    // Not what the shape was told yet: that comes first, and this again.
    if (!doc.eq(open.base)) return
    open.base = next
    if (!doc.eq(next)) replace(tr, next)
  }

  /** A change of the shape by its text editor, with what that text editor doesn't show yet. */
  private merge(next: TLShape): TLShape {
    const { open, editor } = this
    if (!open || !editor || next.id !== open.shapeId) return next
    const present = editor.store.unsafeGetWithoutCapture(open.shapeId)
    const said = richTextOf(next)
    if (!present || !said || said === richTextOf(present)) return next
    const mine = open.view.state.doc
    const base = open.base
    if (mine.eq(base) || !nodeOf(open.view, said)?.eq(mine)) return next
    open.base = mine
    const theirs = nodeOf(open.view, richTextOf(present))
    if (!theirs || theirs.eq(base)) return next
    const [was, own, others] = [base, mine, theirs].map((node) => richTextToDelta(node.toJSON()))
    if (!was || !own || !others) return next
    const richText = deltaToRichText(mergeDelta(was, own, others))
    return { ...next, props: { ...next.props, richText } }
  }
}

const richTextOf = (shape: TLShape): TLRichText | undefined =>
  (shape.props as { richText?: TLRichText }).richText

/** The text as this text editor would show it, or null when it can't. */
function nodeOf(view: EditorView, richText: TLRichText | undefined): Node | null {
  if (!richText) return null
  try {
    return view.state.schema.nodeFromJSON(richText)
  } catch {
    return null
  }
}

/** Replaces what differs. The caret stays by the letter before it. */
function replace(tr: Transaction, next: Node): void {
  const { doc, selection, storedMarks } = tr
  const from = doc.content.findDiffStart(next.content)
  const end = doc.content.findDiffEnd(next.content)
  if (from === null || end === null) return
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  tr.replace(from, end.a + overlap, next.slice(from, end.b + overlap))
  if (!tr.doc.eq(next)) tr.replaceWith(0, tr.doc.content.size, next.content)
  if (selection instanceof TextSelection) {
    const { anchor, head } = selection
    const edits = diffDelta([lettersOf(doc)], [lettersOf(next)])
    const at = (position: number) =>
      tr.doc.resolve(positionOf(next, moved(edits, lettersOf(doc, position).length)))
    tr.setSelection(TextSelection.between(at(anchor), at(head)))
  }
  tr.setStoredMarks(storedMarks).setMeta('addToHistory', false).setMeta('preventUpdate', true)
}

/** Letters up to a position, a forced line break as one, with a line break between blocks. */
const lettersOf = (doc: Node, to = doc.content.size): string =>
  doc.textBetween(0, to, '\n', '\ufffc')

/** Where a number of letters ends. Mirror of `lettersOf`. */
function positionOf(doc: Node, letters: number): number {
  let rest = letters
  let found: number | null = null
  doc.descendants((node, at) => {
    if (!node.isTextblock || found !== null) return found === null
    if (rest <= node.content.size) found = at + 1 + rest
    rest -= node.content.size + 1
    return false
  })
  return found ?? doc.content.size
}

/** Where an offset is after these edits: by the letter before it. */
function moved(edits: readonly DeltaEdit[], offset: number): number {
  let shift = 0
  for (const { at, remove, insert } of edits) {
    if (at >= offset) break
    const added = insert.reduce((sum, piece) => sum + pieceLength(piece), 0)
    const gone = Math.min(remove, offset - at)
    shift += gone < remove ? -gone : added - remove
  }
  return offset + shift
}
