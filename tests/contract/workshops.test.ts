import { describe, expect, inject, it } from 'vitest'
import { createdWorkshopSchema } from '@/app/api/_http/schemas'
import { templateContent } from '@/dialogue/templates'
import {
  Client,
  errorOf,
  newWorkshop,
  rowCounts,
  tokenOf,
  wholeDatabase,
  writesNothing,
} from './client'

const client = new Client()

describe('POST /api/workshops', () => {
  it('makes a workshop with a board and a link for each role and party', async () => {
    const before = rowCounts()
    const answer = await client.post('/api/workshops', { template: 'us-rok-space' })
    expect(answer.status).toBe(201)
    const created = createdWorkshopSchema.parse(answer.json)
    expect(Object.keys(created.links.parties).sort()).toEqual(['rok', 'us'])
    for (const link of [
      created.links.facilitator,
      created.links.observer,
      ...Object.values(created.links.parties),
    ]) {
      expect(link).toMatch(new RegExp(`^${inject('serverUrl')}/join/[A-Za-z0-9_-]{32}$`))
    }
    const after = rowCounts()
    const added = Object.fromEntries(
      Object.keys(after).map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]),
    )
    expect(added).toMatchObject({
      workshops: 1,
      sessions: 1,
      boards: 1,
      documents: 1,
      document_snapshots: 1,
      parties: 2,
      axes: 3,
      stances: 6,
      invitations: 4,
      participants: 0,
    })
  })

  it.each(['blank', 'brainstorm'] as const)('makes one of template %s', async (template) => {
    const { links } = await newWorkshop({ template })
    const parties = templateContent(template).parties.map((party) => party.id)
    expect(Object.keys(links.parties)).toEqual(parties)
  })

  it('seeds the board before anyone can open it', async () => {
    const { boardId, links } = await newWorkshop({ sample: true })
    const facilitator = new Client()
    await facilitator.join(links.facilitator, 'Fay')
    const board = await facilitator.get(`/api/boards/${boardId}/export.json`)
    const { records } = board.json as { records: { type?: string }[] }
    const count = (type: string) => records.filter((record) => record.type === type).length
    expect([count('axis'), count('proposal-card'), count('frame')]).toEqual([3, 12, 5])
  })

  it('takes the title, parties and axes of the form', async () => {
    const { parties, axes } = templateContent('blank')
    const title = '물과 국경 — Water & borders'
    const { boardId, links } = await newWorkshop({
      template: 'blank',
      title,
      locale: 'ko',
      parties,
      axes,
    })
    const facilitator = new Client()
    await facilitator.join(links.facilitator, 'Fay')
    const view = await facilitator.get(`/api/boards/${boardId}`)
    expect(view.json).toMatchObject({
      workshop: { title, template: 'blank', sample: false, parties, axes },
      board: { title: { en: '', ko: title } },
    })
  })

  it('keeps no link in the database, only hashes', async () => {
    const { links } = await newWorkshop()
    const { participantId } = await client.join(links.facilitator, 'Fay')
    const content = wholeDatabase()
    expect(content).not.toContain(tokenOf(links.facilitator))
    expect(content).not.toContain(client.cookies.get(`cg_${participantId}`))
  })

  it.each([
    [
      'an unknown template',
      { template: 'moon-base' },
      'unknown_template',
      [{ field: 'template', problem: 'unknown' }],
    ],
    ['no template', {}, 'invalid_fields', [{ field: 'template', problem: 'required' }]],
    [
      'an empty title',
      { template: 'blank', title: '' },
      'invalid_fields',
      [{ field: 'title', problem: 'required' }],
    ],
    [
      'a title of 10,000 characters',
      { template: 'blank', title: 'x'.repeat(10_000) },
      'invalid_fields',
      [{ field: 'title', problem: 'too_long', values: { max: 200 } }],
    ],
    [
      'a language that is none',
      { template: 'blank', locale: 'xx' },
      'invalid_fields',
      [{ field: 'locale', problem: 'unknown' }],
    ],
    [
      'a sample of another template',
      { template: 'blank', sample: true },
      'invalid_fields',
      [{ field: 'sample', problem: 'invalid' }],
    ],
    [
      'nine axes',
      {
        template: 'blank',
        axes: Array.from({ length: 9 }, (_, n) => ({
          ...templateContent('blank').axes[0],
          id: `axis-${n}`,
        })),
      },
      'invalid_fields',
      [{ field: 'axes', problem: 'too_many', values: { max: 8 } }],
    ],
    ['a list', [], 'invalid_fields', [{ field: '', problem: 'invalid' }]],
    ['null', null, 'invalid_fields', [{ field: '', problem: 'invalid' }]],
  ])('refuses %s and writes nothing', async (_, body, code, fields) => {
    await writesNothing(async () => {
      const error = errorOf(await client.post('/api/workshops', body))
      expect(error).toMatchObject({ status: 422, code, fields })
    })
  })
})

describe('GET /api/workshops/recent', () => {
  it('lists what this browser takes part in, newest first, and nothing else', async () => {
    const someone = new Client()
    expect((await someone.get('/api/workshops/recent')).json).toEqual({ workshops: [] })
    const first = await newWorkshop({ title: 'First' })
    const second = await newWorkshop({ title: 'Second' })
    await newWorkshop({ title: 'Not mine' })
    await someone.join(first.links.facilitator, 'Fay')
    const rok = await someone.join(second.links.parties['rok' as never] ?? '', 'Ryu')
    const { json } = await someone.get('/api/workshops/recent')
    expect(json).toMatchObject({
      workshops: [
        {
          title: 'Second',
          participantId: rok.participantId,
          role: 'delegate',
          party: { id: 'rok' },
        },
        { title: 'First', role: 'facilitator', party: null },
      ],
    })
  })

  it('believes no cookie that it did not make', async () => {
    const { links } = await newWorkshop()
    const { participantId } = await new Client().join(links.facilitator, 'Fay')
    const thief = new Client()
    thief.cookies.set(`cg_${participantId}`, 'A'.repeat(43))
    expect((await thief.get('/api/workshops/recent')).json).toEqual({ workshops: [] })
  })
})
