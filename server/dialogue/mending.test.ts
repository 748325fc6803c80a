import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectiveMinimum } from '@/dialogue/measures/minimum'
import { readCard } from './board-writes'
import { startTestDialogue, type TestDialogue } from './test-dialogue'

// Each test has a database of its own on a disk that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let test: TestDialogue
beforeEach(async () => {
  test = await startTestDialogue({ us: 3, rok: 3 })
})
afterEach(() => test.dispose())

const AXIS = 'threat-picture'
const shown = () =>
  test.doc.getMap<Map<string, unknown>>('records').get(`shape:axis-${AXIS}`)!.get('props.result')

async function closedRound() {
  const { service, answering } = test.dialogue
  const open = await service.openRound(test.facilitator, test.boardId, {
    kind: 'positions',
    items: [AXIS],
    without: [],
    asksMore: false,
    minimum: effectiveMinimum(undefined),
    closesAt: null,
    dots: null,
  })
  await answering.answerAll(
    open.id,
    test.seats.map(({ id, other }) => {
      const answer = { self: 40, estimates: { [other]: 60 } }
      return { seatId: id, itemId: AXIS, answer }
    }),
  )
  return service.closeRound(test.facilitator, open.id, open.version)
}

describe('a reveal whose board could not be written', () => {
  it('is published all the same, and on the board with the next look, once', async () => {
    const { service } = test.dialogue
    const { id, version } = await closedRound()
    test.failWrites(1)
    const revealed = await service.revealItems(test.facilitator, id, { items: [AXIS], version })
    expect(revealed.status).toBe('revealed')
    expect(shown()).toBeNull()
    await service.view(test.facilitator, test.boardId)
    expect(shown()).toEqual(revealed.items[0]!.published)
    const writes = test.writes()
    await service.view(test.facilitator, test.boardId)
    expect(test.writes()).toBe(writes)
  })

  it('is on the board after a restart', async () => {
    const { service, mending } = test.dialogue
    const { id, version } = await closedRound()
    test.failWrites(1)
    await service.revealItems(test.facilitator, id, { items: [AXIS], version })
    await mending.mendAll()
    expect(shown()).not.toBeNull()
  })

  it('does not keep anybody from looking', async () => {
    const { service } = test.dialogue
    const { id, version } = await closedRound()
    test.failWrites(10)
    await service.revealItems(test.facilitator, id, { items: [AXIS], version })
    const view = await service.view(test.facilitator, test.boardId)
    expect(view.rounds[0]!.items[0]!.published).not.toBeNull()
  })
})

describe('a tabling', () => {
  const CARD = 'shape:sample-p1'

  it('is taken back when somebody typed before the card was frozen', async () => {
    const { service } = test.dialogue
    test.beforeWrite((doc) => {
      const title = doc.getMap<Map<string, { insert(at: number, text: string): void }>>('records')
      title.get(CARD)!.get('props.titleEn')!.insert(0, 'No: ')
    })
    await expect(service.table(test.facilitator, test.boardId, [CARD])).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(readCard(test.doc, CARD)!.status).toBe('draft')
    expect((await service.view(test.facilitator, test.boardId)).proposals).toEqual([])
  })

  it('is finished with the next look after a crash in between', async () => {
    const { service } = test.dialogue
    test.failWrites(1)
    await expect(service.table(test.facilitator, test.boardId, [CARD])).rejects.toThrow()
    expect(readCard(test.doc, CARD)!.status).toBe('draft')
    await service.view(test.facilitator, test.boardId)
    expect(readCard(test.doc, CARD)!.status).toBe('tabled')
  })
})
