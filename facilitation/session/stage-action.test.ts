import { expect, test } from 'vitest'
import type { Stage, StageActivity } from '@/dialogue/session/agenda'
import type { RoundView } from '@/dialogue/views'
import { stageAction } from './stage-action'

const stage = (...activities: StageActivity[]): Stage => ({
  id: 'a',
  title: { en: 'A', ko: '' },
  instruction: { en: '', ko: '' },
  minutes: null,
  activities,
  frame: null,
})

const ITEMS = [
  { id: 'first', published: { n: 3 } },
  { id: 'second', published: null },
  { id: 'third', published: null },
]
const rounds = (...list: [RoundView['kind'], RoundView['status']][]) => ({
  rounds: list.map(([kind, status]) => ({ kind, status, items: ITEMS }) as unknown as RoundView),
})

test('a stage leads its round from opening to the reveal', () => {
  const positions = stage('positions')
  expect(stageAction(positions, rounds())).toMatchObject({ do: 'open', kind: 'positions' })
  expect(stageAction(positions, rounds(['positions', 'open']))).toMatchObject({ do: 'close' })
  expect(stageAction(positions, rounds(['positions', 'closed']))).toMatchObject({
    do: 'reveal',
    axisId: 'second',
  })
  expect(stageAction(positions, rounds(['positions', 'revealed']))).toBeNull()
})

test('what is still under way comes before what the stage would open', () => {
  const assess = stage('assessments')
  expect(stageAction(assess, rounds(['positions', 'closed']))).toMatchObject({ do: 'reveal' })
  expect(stageAction(assess, rounds(['positions', 'revealed']))).toMatchObject({
    do: 'open',
    kind: 'assessments',
  })
})

test('after writing comes tabling; a stage of looking asks for nothing', () => {
  expect(stageAction(stage('cards', 'draw'), rounds())).toMatchObject({ do: 'table', tab: 'cards' })
  expect(stageAction(stage('cards'), rounds(['positions', 'revealed']))).not.toBeNull()
  expect(stageAction(stage('cards'), rounds(['assessments', 'revealed']))).toBeNull()
  expect(stageAction(stage(), rounds())).toBeNull()
  expect(stageAction(null, rounds())).toBeNull()
  expect(stageAction(stage('positions'), null)).toBeNull()
})
