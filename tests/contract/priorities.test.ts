import { describe, expect, it } from 'vitest'
import { PRIORITIES_ITEM, publishedPrioritiesSchema } from '@/dialogue/priorities'
import { writeRecords } from '@/sync/doc/layout'
import { card } from '@/sync/doc/testing/records'
import { errorOf } from './client'
import { openBoard, Session } from './session'

const DOTS = { each: 3, mostPerCard: 2 }

/** A board with three cards, and a round about them. */
async function start(mode: 'attributed' | 'party' | 'none', input: object = {}) {
  const session = await Session.start(mode)
  const cards = [await session.addCard('a'), await session.addCard('b'), await session.addCard('c')]
  const round = await session.open({ kind: 'priorities', items: cards, dots: DOTS, ...input })
  return { session, cards: cards as [string, string, string], round }
}

const prioritiesOf = (round: { items: { published?: unknown }[] }) =>
  publishedPrioritiesSchema.parse(round.items[0]?.published)

describe('a round of priorities', () => {
  it('collects dots, tells nothing before its reveal, then counts them onto the cards', async () => {
    const { session, cards, round } = await start('attributed')
    const [a, b] = cards
    const watcher = await openBoard(session.observer, session.boardId)
    for (const person of session.people) {
      await session.answer(person, round.id, PRIORITIES_ITEM, { dots: { [a]: 2, [b]: 1 } })
    }
    // The last one wins, once.
    await session.answer(session.us[0]!, round.id, PRIORITIES_ITEM, { dots: { [b]: 2 } })
    const closed = await session.close((await session.dialogue()).rounds[0]!)
    const before = await session.board()
    expect(JSON.stringify(before)).not.toContain('priority')
    expect(watcher.received().toString('latin1')).not.toContain('"dots"')

    const revealed = await session.reveal(closed, [PRIORITIES_ITEM])
    expect(revealed.status).toBe('revealed')
    expect(prioritiesOf(revealed)).toMatchObject({
      suppressed: null,
      voters: 9,
      dotsEach: 3,
      cards: [
        { cardId: a, dots: 16, level: 'many' },
        { cardId: b, dots: 10, level: 'some' },
        { cardId: cards[2], dots: 0, level: 'few' },
      ],
    })
    const { records, results } = await session.board()
    const onBoard = records.find((record) => record.id === a) as { meta?: unknown }
    expect(onBoard.meta).toMatchObject({ priority: { dots: 16, level: 'many' } })
    // An export holds what was published, and nobody's answer.
    expect(results).toMatchObject([
      { kind: 'priorities', id: PRIORITIES_ITEM, published: { voters: 9, dotsEach: 3 } },
    ])
    expect(JSON.stringify(results)).not.toContain('"dots":{')
    watcher.close()
  })

  it('is kept under a ballot key in mode none, and tells no count that is everybody', async () => {
    const { session, cards, round } = await start('none')
    const [a, b] = cards
    for (const [place, person] of session.people.entries()) {
      const dots = place < 4 ? { [a]: 1, [b]: 1 } : { [a]: 1 }
      await session.answer(person, round.id, PRIORITIES_ITEM, { dots })
    }
    const closed = await session.close((await session.dialogue()).rounds[0]!)
    const { cards: shown } = prioritiesOf(await session.reveal(closed, [PRIORITIES_ITEM]))
    expect(shown.map(({ cardId, dots }) => [cardId, dots])).toEqual([
      [a, null],
      [b, 4],
      [cards[2], null],
    ])
  })

  it('shows nothing of fewer than three, and nothing of a repeat by nearly the same people', async () => {
    const { session, cards, round } = await start('party')
    const [one, two, three] = session.people
    const give = (id: string, people: typeof session.people) =>
      Promise.all(
        people.map((person) =>
          session.answer(person, id, PRIORITIES_ITEM, { dots: { [cards[0]]: 1 } }),
        ),
      )
    await give(round.id, [one!, two!])
    const first = await session.close((await session.dialogue()).rounds[0]!)
    expect(prioritiesOf(await session.reveal(first, [PRIORITIES_ITEM]))).toMatchObject({
      suppressed: 'too_few',
      voters: null,
      cards: [],
    })
    for (const people of [[one!, two!, three!], session.people.slice(0, 4)]) {
      const again = await session.open({ kind: 'priorities', items: cards, dots: DOTS })
      await give(again.id, people)
      const closed = await session.close((await session.dialogue()).rounds[0]!)
      const { suppressed } = prioritiesOf(await session.reveal(closed, [PRIORITIES_ITEM]))
      expect(suppressed).toBe(people.length === 3 ? null : 'roster')
    }
  })

  it('refuses what breaks the budget, other cards, and those who have no seat', async () => {
    const { session, cards, round } = await start('attributed')
    const [a, b] = cards
    const me = session.us[0]!
    for (const [dots, field] of [
      [{ [a]: 2, [b]: 2 }, 'answer.dots'],
      [{ [a]: 3 }, `answer.dots.${a}`],
      [{ 'shape:other': 1 }, 'answer.dots.shape:other'],
      [{ [a]: 0.5 }, `answer.dots.${a}`],
    ] as const) {
      const refused = errorOf(await session.send(me, round.id, PRIORITIES_ITEM, { dots }))
      expect(refused).toMatchObject({ status: 422, code: 'invalid_fields', fields: [{ field }] })
    }
    expect((await session.ballot(me, round.id)).answers).toEqual({})
    const path = `/api/rounds/${round.id}/answers/${PRIORITIES_ITEM}`
    for (const client of [session.facilitator, session.observer]) {
      const refused = errorOf(await client.post(path, { answer: { dots: {} }, key: null }))
      expect(refused).toMatchObject({ status: 403 })
    }
  })

  it('refuses to open without a budget, or about what is no card or note', async () => {
    const session = await Session.start('attributed')
    const a = await session.addCard('a')
    const open = (input: object) =>
      session.facilitator.post(`/api/boards/${session.boardId}/rounds`, {
        kind: 'priorities',
        items: [a],
        ...input,
      })
    for (const [input, field] of [
      [{}, 'dots'],
      [{ dots: { each: 2, mostPerCard: 3 } }, 'dots.mostPerCard'],
      [{ dots: DOTS, items: [a, 'shape:none'] }, 'items.1'],
      [{ dots: DOTS, items: ['threat-picture'] }, 'items.0'],
    ] as const) {
      const refused = errorOf(await open(input))
      expect(refused).toMatchObject({ status: 422, code: 'invalid_fields', fields: [{ field }] })
    }
    const asDelegate = await session.us[0]!.client.post(`/api/boards/${session.boardId}/rounds`, {
      kind: 'priorities',
      items: [a],
      dots: DOTS,
    })
    expect(errorOf(asDelegate)).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('[W13] nobody but the server says what a card got', async () => {
    const session = await Session.start('attributed')
    await session.addCard('a')
    const claim = card('shape:b', {}, { parentId: 'page:page' })
    const board = await openBoard(session.us[0]!.client, session.boardId)
    board.doc.transact(() =>
      writeRecords(board.doc, [{ ...claim, meta: { priority: { dots: 99, level: 'many' } } }]),
    )
    await session.addCard('c')
    const { records } = await session.board()
    expect(records.map(({ id }) => id)).not.toContain('shape:b')
    board.close()
  })
})
