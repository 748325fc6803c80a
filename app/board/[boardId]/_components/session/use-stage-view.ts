import { useEffect, useRef } from 'react'
import type { BoardHandle } from '@/canvas/board-canvas'
import { presentStage } from '@/dialogue/session/stages'
import { SUMMONS_FRESH_MS, type SessionState } from '@/dialogue/session/session-state'
import { asksForShape } from '../address-parameters'
import { rememberStage, rememberedStage } from './remembered-stage'

/**
 * When a stage begins, the view moves once to the part of the board it happens in; not for somebody who is
 * in the middle of something. Whoever comes, or loads the page anew, in the middle of a stage is taken there
 * once as well, unless this tab has been in that stage before, was sent somewhere by its address, or is led
 * (a fresh call, a presentation).
 */
export function useStageView(
  state: SessionState,
  now: () => number,
  me: { boardId: string; participantId: string },
  handle: BoardHandle,
): void {
  const { boardId, participantId } = me
  /** The stage this tab is in; undefined until the board has opened. */
  const seen = useRef<string | null | undefined>(undefined)
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  })

  useEffect(() => {
    if (seen.current !== undefined) return
    const isSent = asksForShape()
    // A frame later than the canvas, which opens on the whole board.
    const frame = requestAnimationFrame(() => {
      const { current } = latest
      const before = rememberedStage(boardId, participantId)
      seen.current = current.stageId
      rememberStage(boardId, participantId, current.stageId)
      if (current.stageId === before || isSent || isLed(current, now(), participantId)) return
      begin(current, handle)
    })
    return () => cancelAnimationFrame(frame)
  }, [now, boardId, participantId, handle])

  useEffect(() => {
    if (seen.current === undefined || seen.current === state.stageId) return
    seen.current = state.stageId
    rememberStage(boardId, participantId, state.stageId)
    begin(state, handle)
  }, [state, boardId, participantId, handle])
}

function begin(state: SessionState, handle: BoardHandle): void {
  const stage = presentStage(state)
  const frame = handle.isBusy() ? null : (stage?.frame ?? null)
  const activities = stage?.activities ?? []
  handle.beginStage(frame, {
    above: activities.includes('drafts') ? 'banner' : 'menu',
    stances: activities.includes('stances'),
  })
}

function isLed({ presenter, summons }: SessionState, now: number, me: string): boolean {
  const isPresented = presenter !== null && presenter.participantId !== me
  return isPresented || (summons !== null && now - summons.at <= SUMMONS_FRESH_MS)
}
