/**
 * Keeps what happens in a panel over the board from tldraw's listeners further out. `onKeyDown` hears the keys first:
 * React's own listeners stand too far out. Returns the off switch.
 */
export function keepFromBoard(
  panel: HTMLElement,
  onKeyDown: (event: KeyboardEvent) => void,
): () => void {
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    onKeyDown(event)
  }
  // A key's release has to get through, or shortcuts count the key as held down from then on: most panels are opened
  // by a key that is let go when the focus is in them. The mark is tldraw's own, for "seen already".
  const release = (event: KeyboardEvent) => {
    Object.assign(event, { isKilled: true })
  }
  const keep = (event: Event) => event.stopPropagation()
  panel.addEventListener('keydown', press)
  panel.addEventListener('keyup', release)
  for (const kind of KEPT) panel.addEventListener(kind, keep)
  return () => {
    panel.removeEventListener('keydown', press)
    panel.removeEventListener('keyup', release)
    for (const kind of KEPT) panel.removeEventListener(kind, keep)
  }
}

const KEPT = ['copy', 'cut', 'paste', 'touchstart', 'touchend', 'wheel'] as const
