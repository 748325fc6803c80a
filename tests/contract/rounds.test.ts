import { describe, expect, it } from 'vitest'
import { Session, GOLDEN } from './session'

describe('a round of positions', () => {
  it('goes from open over closed to revealed, and the axis shows what is published', async () => {
    const session = await Session.start('attributed')
    const open = await session.open({ asksMore: true })
    expect(open).toMatchObject({ status: 'open', number: 1, progress: { answered: 0, seats: 9 } })
    for (const [place, person] of session.us.entries()) {
      await session.answer(person, open.id, 'threat-picture', GOLDEN.us[place])
    }
    for (const [place, person] of session.rok.entries()) {
      await session.answer(person, open.id, 'threat-picture', GOLDEN.rok[place])
    }
    const full = await session.dialogue()
    expect(full.rounds[0]!.progress).toEqual({ answered: 9, seats: 9 })
    expect((await session.axis('threat-picture')).props!.result).toBeNull()
    const closed = await session.close(full.rounds[0]!)
    expect(closed).toMatchObject({ status: 'closed' })
    const revealed = await session.reveal(closed, ['threat-picture'])
    expect(revealed).toMatchObject({ status: 'revealed' })
    const result = revealed.items[0]!.published as Record<string, unknown>
    expect(result).toMatchObject({
      suppressed: null,
      parties: [
        { party: 'us', said: { median: 75 } },
        { party: 'rok', said: { median: 27.5 } },
      ],
      pairs: [{ gap: { value: 47.5 } }],
    })
    expect((await session.axis('threat-picture')).props!.result).toEqual(result)
  })
})
