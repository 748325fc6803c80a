import { expect, test } from 'vitest'
import type { Stage } from '@/dialogue/session/agenda'
import { adopted } from './adopt-stages'

const stage = (frame: string | null): Stage => ({
  id: 'a',
  title: { en: 'Propose', ko: '제안' },
  instruction: { en: '', ko: '' },
  minutes: 10,
  activities: ['cards'],
  frame,
})

test('stages from elsewhere get ids of their own and lose frames that are not here', () => {
  const here = new Set(['shape:area-proposals'])
  const { stages, lost } = adopted(
    [stage('shape:area-proposals'), stage('shape:elsewhere'), stage(null)],
    here,
  )
  expect(stages.map(({ frame }) => frame)).toEqual(['shape:area-proposals', null, null])
  expect(lost).toBe(1)
  expect(new Set(stages.map(({ id }) => id)).size).toBe(3)
})
