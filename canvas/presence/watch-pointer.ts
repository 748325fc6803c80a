import { atom, type Atom } from '@tldraw/editor'

/**
 * Whether the pointer is over the canvas. A mouse that left points at nothing on the board; a finger
 * that was lifted still means the place it last touched.
 */
export function watchPointer(container: HTMLElement): { over: Atom<boolean>; dispose(): void } {
  const over = atom('pointer over canvas', false)
  const enter = () => over.set(true)
  const leave = (event: PointerEvent) => {
    if (event.pointerType !== 'touch') over.set(false)
  }
  const hide = () => {
    if (document.visibilityState === 'hidden') over.set(false)
  }
  // `pointermove` too: when the board opens under a resting mouse, nothing enters.
  container.addEventListener('pointerenter', enter)
  container.addEventListener('pointermove', enter)
  container.addEventListener('pointerdown', enter)
  container.addEventListener('pointerleave', leave)
  document.addEventListener('visibilitychange', hide)
  return {
    over,
    dispose() {
      container.removeEventListener('pointerenter', enter)
      container.removeEventListener('pointermove', enter)
      container.removeEventListener('pointerdown', enter)
      container.removeEventListener('pointerleave', leave)
      document.removeEventListener('visibilitychange', hide)
    },
  }
}
