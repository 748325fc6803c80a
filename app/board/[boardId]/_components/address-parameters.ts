import { useEffect } from 'react'
import type { BoardHandle } from '@/canvas/board-canvas'

/** Whether the address names a shape to look at. */
export function asksForShape(): boolean {
  return new URL(location.href).searchParams.has('show')
}

/** Moves to the shape that the address names, once: what was just released, say. */
export function useShown(handle: BoardHandle): void {
  useEffect(() => {
    const url = new URL(location.href)
    const id = url.searchParams.get('show')
    if (id === null) return
    url.searchParams.delete('show')
    history.replaceState(history.state, '', url)
    handle.goTo(id)
  }, [handle])
}

/** A reload should not open the dialog again. */
export function forgetShareParameter(): void {
  const url = new URL(location.href)
  if (!url.searchParams.has('share')) return
  url.searchParams.delete('share')
  history.replaceState(history.state, '', url)
}
