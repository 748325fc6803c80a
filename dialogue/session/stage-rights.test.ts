import { describe, expect, it } from 'vitest'
import type { StageActivity } from './agenda'
import { newSession, type Frozen, type SessionState } from './session-state'
import { boardRights } from './stage-rights'

function inStage(activities: StageActivity[], frozen: Frozen = 'nobody'): SessionState {
  const words = { en: 'Stage', ko: '' }
  const stages = [
    { id: 'a', title: words, instruction: words, minutes: null, activities, frame: null },
  ]
  return { ...newSession({ version: 0, stages }), stageId: 'a', stageSince: 0, frozen }
}
const left = (state: SessionState | null, role: Parameters<typeof boardRights>[1] = 'delegate') => {
  const { draw, cards, stances } = boardRights(state, role)
  return Object.entries({ draw, cards, stances }).flatMap(([name, may]) => (may ? [name] : []))
}
const EVERYTHING = ['draw', 'cards', 'stances']

describe('what a session leaves people to do on the board', () => {
  it('everything without a session, and outside a stage', () => {
    expect(left(null)).toEqual(EVERYTHING)
    expect(left({ ...inStage([]), stageId: null })).toEqual(EVERYTHING)
  })

  it('in a stage what it is for', () => {
    expect(left(inStage(['draw']))).toEqual(EVERYTHING)
    expect(left(inStage(['cards']))).toEqual(['cards'])
    expect(left(inStage(['stances', 'cards']))).toEqual(['cards', 'stances'])
    expect(left(inStage(['positions', 'assessments', 'priorities', 'drafts']))).toEqual([])
    expect(boardRights(inStage([]), 'delegate').why).toBe('stage')
  })

  it('holds facilitators by freezing everyone alone; interpreters translate in every stage', () => {
    for (const role of ['facilitator', 'interpreter'] as const)
      expect(left(inStage([]), role)).toEqual(EVERYTHING)
    expect(left(inStage(['draw'], 'participants'))).toEqual([])
    expect(left(inStage([], 'participants'), 'interpreter')).toEqual([])
    expect(left(inStage([], 'participants'), 'facilitator')).toEqual(EVERYTHING)
    expect(left(inStage(['draw'], 'everyone'), 'facilitator')).toEqual([])
    expect(boardRights(inStage(['draw'], 'everyone'), 'facilitator').why).toBe('frozen')
  })
})
