import { useEffect, useRef, useState } from 'react'
import { atom, useValue } from 'tldraw'
import type { BoardHandle } from '@/canvas/board-canvas'
import { SUMMONS_FRESH_MS, type SessionState, type Summons } from '@/dialogue/session/session-state'

/** A call to look somewhere, and what became of this tab's view. */
export interface SummonsNotice {
  summons: Summons
  /** Goes back to where this tab looked before; null when it stayed, because its owner was busy. */
  goBack: (() => void) | null
}

/** Long enough to finish a sentence first. */
const NOTICE_MS = 30_000

/**
 * Follows each fresh call once. Nobody is torn from a text or a gesture: they are offered the way. The notice
 * stays until it is answered, another call comes, the meeting moves on (a stage, a presentation, results: the
 * view has another reason then), or it is no news any more.
 */
export function useSummons(
  state: SessionState,
  now: () => number,
  me: string,
  handle: BoardHandle,
): { notice: SummonsNotice | null; close: () => void } {
  const { summons, stageId } = state
  const presented = state.presenter?.since
  const seen = useRef<string | null>(null)
  const [shown] = useState(() => atom<SummonsNotice | null>('summons', null))
  const isAtResults = useValue('is at results', () => handle.isAtResults(), [handle])
  useEffect(() => {
    shown.set(null)
  }, [stageId, presented, shown])
  useEffect(() => {
    if (isAtResults) shown.set(null)
  }, [isAtResults, shown])
  useEffect(() => {
    if (!summons || summons.id === seen.current) return
    seen.current = summons.id
    if (summons.participantId === me || now() - summons.at > SUMMONS_FRESH_MS) return
    if (handle.isBusy()) {
      shown.set({ summons, goBack: null })
      return
    }
    const goBack = handle.keepView()
    if (handle.lookAt(summons.view)) shown.set({ summons, goBack })
  }, [summons, now, me, handle, shown])
  const notice = useValue(shown)
  useEffect(() => {
    if (!notice) return
    const timer = setTimeout(() => shown.set(null), NOTICE_MS)
    return () => clearTimeout(timer)
  }, [notice, shown])
  return { notice, close: () => shown.set(null) }
}
