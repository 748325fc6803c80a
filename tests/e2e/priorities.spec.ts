import { PRIORITIES_ITEM } from '@/dialogue/priorities'
import { templateContent } from '@/dialogue/templates'
import { joinByApi } from '../fixtures/seated-by-api'
import { expect, test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { DotsOnBoard } from '../pages/dots-on-board'
import { joinBoard, startWorkshop } from '../pages/enter'
import { words } from '../pages/words'

const { parties } = templateContent('us-rok-space')
const { dialogue, dots } = words.en
const CARDS = [
  'Joint priorities map',
  'Weekly orbit exchange',
  'Lunar timetable',
  'Shared glossary',
]
const [MAP, ORBIT, LUNAR, GLOSSARY] = CARDS as [string, string, string, string]

test('Dots within a budget, seen by their owner alone until the reveal, then on the cards and in order', async ({
  person,
  playwright,
  server,
}) => {
  const ada = await person()
  const uma = await person()
  const kim = await person()
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Priorities', name: 'Ada' })
  const links = await board.partyLinks(parties.map((party) => party.name.en))
  for (const title of CARDS) await board.addCard(title)
  await board.saved()
  const hers = await joinBoard(uma, links[0]!, 'Uma')
  const his = await joinBoard(kim, links[1]!, 'Kim')
  const others = await Promise.all([
    joinByApi(playwright, server.url, links[0]!, 'Ulf'),
    joinByApi(playwright, server.url, links[1]!, 'Lee'),
  ])
  const steering = new DialoguePanel(ada.page)
  const sheet = new DialoguePanel(uma.page)

  // Two presses: all four cards, three dots each, one on a card.
  await steering.open()
  await steering.openRound('priorities')
  await sheet.open()
  await sheet.stage('open', 'priorities')
  await hers.showAll()

  // On the sheet and on the cards it is the same ballot, and no more than the budget.
  const onBoard = new DotsOnBoard(hers)
  await sheet.dot(ORBIT).click()
  await onBoard.given([ORBIT])
  await onBoard.dot(LUNAR).click()
  await expect(sheet.dot(LUNAR)).toHaveAttribute('aria-pressed', 'true')
  await onBoard.left(1)
  await onBoard.dot(MAP).click()
  await onBoard.left(0)
  await expect(sheet.dot(GLOSSARY)).toHaveAttribute('aria-disabled', 'true')
  // A press all the same: it is refused, not only greyed.
  await onBoard.dot(GLOSSARY).click({ force: true })
  await onBoard.given([MAP, ORBIT, LUNAR])
  // Taken back by the keyboard, and given elsewhere.
  await onBoard.dot(MAP).focus()
  await uma.page.keyboard.press('Space')
  await onBoard.left(1)
  await expect(sheet.panel.locator('[data-saved]')).toHaveAttribute('data-saved', 'saved')
  await uma.page.reload()
  await sheet.open()
  await hers.showAll()
  await onBoard.given([ORBIT, LUNAR])

  // Nobody else sees any of it: no dots for the facilitator, none of hers for the other delegate.
  const theirs = new DotsOnBoard(his)
  await theirs.given([])
  await theirs.dot(ORBIT).click()
  await theirs.left(2)
  await expect(new DotsOnBoard(board).all).toHaveCount(0)
  const cards = await cardIds(others[0])
  await others[0].answer(PRIORITIES_ITEM, { dots: { [cards[ORBIT]!]: 1, [cards[MAP]!]: 1 } })
  await others[1].answer(PRIORITIES_ITEM, { dots: { [cards[ORBIT]!]: 1, [cards[LUNAR]!]: 1 } })
  await expect(
    others[1].answer(PRIORITIES_ITEM, {
      dots: Object.fromEntries(Object.values(cards).map((id) => [id, 1])),
    }),
  ).rejects.toThrow('invalid_fields')

  await steering.answered(4, 4)
  await steering.closeRound('priorities')
  await expect(onBoard.all).toHaveCount(0)
  await expect(hers.canvas.locator('[data-priority]')).toHaveCount(0)
  await steering.button(dots.reveal).click()
  await sheet.stage('revealed', 'priorities')

  // Four people, names not shown: how many only by level.
  await expect(hers.badge(ORBIT)).toHaveAttribute('data-priority', 'many')
  await expect(hers.badge(LUNAR)).toHaveAttribute('data-priority', 'some')
  await expect(hers.badge(GLOSSARY)).toHaveAttribute('data-priority', 'few')
  await sheet.tab('results')
  await expect(sheet.panel.getByText(dots.meaning)).toBeVisible()
  const rows = sheet.panel.getByRole('list', { name: dots.result.heading }).getByRole('listitem')
  await expect(rows).toHaveCount(4)
  await expect(rows.first()).toContainText(ORBIT)
  await expect(rows.first()).toContainText(dots.result.levelLong.many)

  // The facilitator lays the cards out, most first; everyone sees it, and undo takes it back.
  const first = await hers.middle(hers.card(MAP))
  await steering.tab('results')
  await steering.button(dots.result.arrange).click()
  await expect.poll(() => hers.middle(hers.card(ORBIT))).toEqual(first)
  await board.focusCanvas()
  await ada.page.keyboard.press('Control+z')
  await expect.poll(() => hers.middle(hers.card(MAP))).toEqual(first)
  await expect(ada.page.getByText(dialogue.kind.priorities).first()).toBeVisible()
  for (const one of others) await one.leave()
})

/** What was put to the vote: ids by English title. */
async function cardIds(one: Awaited<ReturnType<typeof joinByApi>>) {
  const { rounds } = await one.dialogue()
  const { cards } = rounds[0]!.items[0]!.wording as {
    cards: { id: string; title: { en: string } }[]
  }
  return Object.fromEntries(cards.map(({ id, title }) => [title.en, id]))
}
