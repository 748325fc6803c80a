import type { Editor, TLFrameShape } from '@tldraw/editor'
import { hidingOf, isHideable, isHidden, rootFrame } from './hiding-state'

/** What a facilitator may do about hiding with what is selected. */
export interface HideOffer {
  do: 'hide' | 'show'
  frame: TLFrameShape
}

/**
 * A frame of the page to hide, or the hidden frame that the selected things stand in to show; null when one
 * frame alone isn't meant. Reactive.
 */
export function hideOffer(editor: Editor): HideOffer | null {
  if (!hidingOf(editor).get().commands) return null
  const only = editor.getOnlySelectedShape()
  if (isHideable(only)) return { do: isHidden(only) ? 'show' : 'hide', frame: only }
  const [first, ...others] = editor.getSelectedShapes()
  if (!first || !isHidden(first)) return null
  const frame = rootFrame(editor, first.id)
  const isOne = others.every(({ id }) => rootFrame(editor, id)?.id === frame?.id)
  return frame && isHidden(frame) && isOne ? { do: 'show', frame } : null
}

/** Nothing unless a frame to hide is selected. */
export function hideSelected(editor: Editor): void {
  const offer = hideOffer(editor)
  if (offer?.do === 'hide') hidingOf(editor).get().commands?.hide(offer.frame.id)
}

export function showSelected(editor: Editor): void {
  const offer = hideOffer(editor)
  if (offer?.do === 'show') hidingOf(editor).get().commands?.show(offer.frame.id)
}
