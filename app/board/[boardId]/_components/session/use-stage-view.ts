import { useEffect, useRef } from 'react'
import type { BoardHandle } from '@/canvas/board-canvas'
import { presentStage } from '@/dialogue/session/stages'
import type { SessionState } from '@/dialogue/session/session-state'

/**
 * When a stage begins, the view moves once to the part of the board it happens in; not for somebody who is
 * in the middle of something. Whoever comes later looks where they like.
 */
export function useStageView(state: SessionState, handle: BoardHandle): void {
  const seen = useRef(state.stageId)
  useEffect(() => {
    if (seen.current === state.stageId) return
    seen.current = state.stageId
    const stage = presentStage(state)
    const frame = handle.isBusy() ? null : (stage?.frame ?? null)
    const activities = stage?.activities ?? []
    handle.beginStage(frame, {
      above: activities.includes('drafts') ? 'banner' : 'menu',
      stances: activities.includes('stances'),
    })
  }, [state, handle])
}
