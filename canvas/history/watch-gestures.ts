import type { StoreBinding } from '../binding'

/** Keys that move what is selected for as long as they are held. */
const NUDGING: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])

/**
 * Tells the binding when a gesture is on [D1]: while a pointer is down anywhere in the window, or an
 * arrow key is held. Whatever ends without a word (a menu opened, the window left, the page hidden)
 * ends the gesture too; a key or finger that is still down begins none until it is pressed again.
 * Returns the off switch.
 */
export function watchGestures(window: Window, binding: StoreBinding): () => void {
  const down = new Set<number | string>()
  const press = (what: number | string) => {
    down.add(what)
    binding.beginGesture()
  }
  let ending: ReturnType<typeof setTimeout> | undefined
  const release = (what: number | string) => {
    if (!down.delete(what)) return
    // After the editor's turn: where something is dropped is part of the gesture.
    clearTimeout(ending)
    ending = setTimeout(() => down.size === 0 && binding.endGesture(), 0)
  }
  const leave = () => {
    down.clear()
    binding.endGesture()
  }

  const stop = new AbortController()
  // First to know: whoever is on the way may keep an event to themselves.
  const options = { capture: true, signal: stop.signal }
  const { document } = window
  window.addEventListener('pointerdown', (event) => press(event.pointerId), options)
  window.addEventListener('pointerup', (event) => release(event.pointerId), options)
  window.addEventListener('pointercancel', (event) => release(event.pointerId), options)
  window.addEventListener('keydown', (event) => NUDGING.has(event.key) && press(event.key), options)
  window.addEventListener('keyup', (event) => release(event.key), options)
  // Of the window itself: every field that loses the focus says so too.
  window.addEventListener('blur', (event) => event.target === window && leave(), options)
  window.addEventListener('contextmenu', leave, options)
  window.addEventListener('beforeunload', leave, options)
  window.addEventListener('pagehide', leave, options)
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && leave(),
    options,
  )
  return () => {
    stop.abort()
    clearTimeout(ending)
    binding.endGesture()
  }
}
