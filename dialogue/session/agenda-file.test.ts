import { describe, expect, it } from 'vitest'
import { agendaOf } from '../templates/agendas'
import { readAgendaFile, writeAgendaFile } from './agenda-file'

const { stages } = agendaOf('us-rok-space', 2)
const file = (more: object) =>
  JSON.stringify({
    kind: 'common-ground-agenda',
    version: 1,
    stages: [{ title: { en: 'One' } }],
    ...more,
  })

describe('an agenda as a file', () => {
  it('comes back as it was, under ids of its own', () => {
    const read = readAgendaFile(writeAgendaFile(stages))
    if (!read.ok) return expect.unreachable(JSON.stringify(read))
    const withoutIds = (list: typeof stages) => list.map(({ id: _id, ...rest }) => rest)
    expect(withoutIds(read.stages)).toEqual(withoutIds(stages))
    const ids = read.stages.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain('welcome')
  })

  it('may leave out what goes without saying', () => {
    expect(readAgendaFile(`\ufeff${file({})}`)).toMatchObject({
      ok: true,
      stages: [
        {
          title: { en: 'One', ko: '' },
          instruction: { en: '', ko: '' },
          minutes: null,
          activities: [],
          frame: null,
        },
      ],
    })
  })

  it.each(['', 'null', '[]', '{', '{"kind":"something-else"}', '"common-ground-agenda"'])(
    'is not %j',
    (text) => expect(readAgendaFile(text)).toEqual({ ok: false, problem: 'not_an_agenda' }),
  )

  it('says what is wrong with it, and where', () => {
    expect(readAgendaFile(file({ version: 2 }))).toMatchObject({ problem: 'too_new', version: 2 })
    expect(readAgendaFile('x'.repeat(1_000_001))).toMatchObject({ problem: 'too_large' })
    const bad = [
      { title: { en: 'x'.repeat(81) } },
      { title: { en: 'a' }, minutes: 0, activities: ['sleep'] },
      { title: { en: ' ' } },
    ]
    expect(readAgendaFile(file({ stages: bad }))).toEqual({
      ok: false,
      problem: 'invalid',
      fields: [
        { field: 'stages.0.title.en', problem: 'too_long', values: { max: 80 } },
        expect.objectContaining({ field: 'stages.1.minutes' }),
        expect.objectContaining({ field: 'stages.1.activities.0' }),
      ],
    })
    expect(readAgendaFile(file({ stages: bad.slice(2) }))).toEqual({
      ok: false,
      problem: 'invalid',
      fields: [{ field: 'stages.0.title', problem: 'required' }],
    })
    expect(readAgendaFile(file({ stages: [] }))).toMatchObject({ problem: 'invalid' })
  })
})
