import { expect, test } from 'vitest'
import type { Stage } from '@/dialogue/session/agenda'
import { adopted, readAgendaFile, writeAgendaFile } from './agenda-file'

const stage: Stage = {
  id: 'a',
  title: { en: 'Propose', ko: '제안' },
  instruction: { en: 'Write.', ko: '써요.' },
  minutes: 10,
  activities: ['cards'],
  frame: 'shape:area-proposals',
}

test('a file that was exported is read again', () => {
  const text = writeAgendaFile('Ours', [stage])
  expect(readAgendaFile(text)).toEqual({ ok: true, title: 'Ours', stages: [stage] })
})

test('what is no agenda is refused with its reason', () => {
  const file = (part: object) =>
    JSON.stringify({
      ...(JSON.parse(writeAgendaFile('Ours', [stage])) as object),
      ...part,
    })
  expect(readAgendaFile('{')).toEqual({ ok: false, problem: 'not_json' })
  expect(readAgendaFile('[]')).toEqual({ ok: false, problem: 'not_agenda' })
  expect(readAgendaFile(file({ version: 2 }))).toEqual({ ok: false, problem: 'newer' })
  expect(readAgendaFile(file({ stages: [] }))).toEqual({ ok: false, problem: 'not_agenda' })
  const odd = { ...stage, activities: ['vote'] }
  expect(readAgendaFile(file({ stages: [odd] }))).toEqual({ ok: false, problem: 'not_agenda' })
  const long = { ...stage, title: { en: 'x'.repeat(81), ko: '' } }
  expect(readAgendaFile(file({ stages: [long] }))).toEqual({ ok: false, problem: 'not_agenda' })
  expect(readAgendaFile('x'.repeat(200_001))).toEqual({ ok: false, problem: 'too_large' })
})

test('stages from elsewhere get ids of their own and lose frames that are not here', () => {
  const other = { ...stage, frame: 'shape:elsewhere' }
  const { stages, lost } = adopted(
    [stage, other, { ...stage, frame: null }],
    new Set([stage.frame!]),
  )
  expect(stages.map(({ frame }) => frame)).toEqual([stage.frame, null, null])
  expect(lost).toBe(1)
  expect(new Set(stages.map(({ id }) => id)).size).toBe(3)
})
