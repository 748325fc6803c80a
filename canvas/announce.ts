import type { Editor } from '@tldraw/editor'

type Announce = (text: string, kind?: 'info' | 'danger') => void

const announceByEditor = new WeakMap<Editor, Announce>()

/** How the page shows a passing sentence; set once when the editor is mounted. */
export function setAnnounce(editor: Editor, announce: Announce): void {
  announceByEditor.set(editor, announce)
}

/** Says why something was not done, where the person looks for it. */
export function announce(editor: Editor, text: string): void {
  announceByEditor.get(editor)?.(text)
}

/** Says what was done, where that can't be seen at a glance. */
export function announceDone(editor: Editor, text: string): void {
  announceByEditor.get(editor)?.(text, 'info')
}
