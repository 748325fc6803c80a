import type { Editor } from '@tldraw/editor'
import { boardSettings, canvasWords } from '../board-settings'
import type { BorderRefusal } from './guard-hidden'

/** Shorter than a sentence is shown: several records of one gesture are refused for one reason. */
const QUIET_MS = 3000

/** Says why something was left as it was; the same reason not again while it is still to be read. */
export function borderWords(
  editor: Editor,
  say: (text: string) => void,
  now: () => number = () => performance.now(),
): (why: BorderRefusal) => void {
  let last: { why: BorderRefusal; at: number } | null = null
  return (why) => {
    const at = now()
    if (last?.why === why && at - last.at < QUIET_MS) return
    last = { why, at }
    say(canvasWords(boardSettings(editor).get().locale)(`hiding.refused.${why}`))
  }
}
