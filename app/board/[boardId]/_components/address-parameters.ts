import { useEffect } from 'react'
import type { BoardHandle } from '@/canvas/board-canvas'

/** Moves to the shape that the address names, once: what was just released, say. */
export function useShown(handle: BoardHandle | null): void {
  useEffect(() => {
    const url = new URL(location.href)
    const id = url.searchParams.get('show')
    if (!handle || id === null) return
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
