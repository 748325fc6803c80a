'use client'

import { useEffect } from 'react'
import type { BoardHandle } from '@/canvas/board-canvas'

/** While a dialog is over the board, keys are the dialog's. */
export function useBoardKeysOff(handle: BoardHandle | null, off: boolean): void {
  useEffect(() => {
    if (!handle || !off) return
    const { menus } = handle.editor
    menus.addOpenMenu('board-dialog')
    return () => menus.deleteOpenMenu('board-dialog')
  }, [handle, off])
}

/** The browser asks before it closes a page that alone holds unsent changes. */
export function useUnsavedWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
}
