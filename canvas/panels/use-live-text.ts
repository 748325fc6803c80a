import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { mapPosition, mergeText } from '@/sync/doc/text'

type TextElement = HTMLInputElement | HTMLTextAreaElement

/**
 * Ties a text field to a text that others may change at the same time. The field is never written
 * to while a syllable is being composed: what arrives meanwhile is merged when the composition
 * ends. The caret stays by its letters.
 *
 * `value` is what was last rendered, `record` what holds the text now. Spread the result on an `<input>` or `<textarea>`.
 */
export function useLiveText<Element extends TextElement>(
  value: string,
  record: { read: () => string; write: (text: string) => void },
) {
  const ref = useRef<Element>(null)
  /** What the field and the record last agreed on. */
  const base = useRef(value)
  const composing = useRef(false)
  // Never another one: a field nobody has typed in shows a new default by itself, before it is merged.
  const [first] = useState(value)

  const show = (element: Element, text: string) => {
    base.current = text
    if (element.value === text) return
    const { selectionStart, selectionEnd } = element
    const from = mapPosition(element.value, text, selectionStart ?? 0)
    const to = mapPosition(element.value, text, selectionEnd ?? 0)
    element.value = text
    if (element.ownerDocument.activeElement === element) element.setSelectionRange(from, to)
  }

  const take = useEffectEvent((text: string) => {
    const element = ref.current
    if (element && !composing.current && text !== base.current) {
      show(element, mergeText(base.current, element.value, text))
    }
  })
  useLayoutEffect(() => take(value), [value])

  const commit = () => {
    const element = ref.current
    if (!element) return
    const recorded = record.read()
    const merged = mergeText(base.current, element.value, recorded)
    show(element, merged)
    if (merged !== recorded) record.write(merged)
  }

  return {
    ref,
    defaultValue: first,
    onInput: () => {
      if (!composing.current) commit()
    },
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: () => {
      composing.current = false
      commit()
    },
  }
}
