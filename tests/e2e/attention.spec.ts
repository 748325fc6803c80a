import { expect, test } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { SessionBar } from '../pages/session-bar'
import { filled, words } from '../pages/words'

const { session, board: boardWords } = words.en
const { summon, present, hand, reaction, away, freeze } = session

test('A facilitator brings everyone to a place, and presents; both can be left', async ({
  person,
}) => {
  const [ada, uma, kim] = [await person(), await person(), await person()]
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Attention', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  const hers = await joinBoard(uma, link!, 'Uma')
  await joinBoard(kim, link!, 'Kim')
  const [lead, her, his] = [ada, uma, kim].map(({ page }) => new SessionBar(page))
  const zoom = ({ page }: typeof ada) => page.getByTestId('minimap.zoom-menu-button')
  await her!.bar.waitFor()
  await his!.bar.waitFor()
  await expect(her!.button(summon.action)).toHaveCount(0)

  // Kim is writing: he is asked, not moved.
  const before = await zoom(uma).textContent()
  const kimBefore = await zoom(kim).textContent()
  await kim.page.getByRole('button', { name: `${boardWords.here.label}: ` }).waitFor()
  await kim.page.keyboard.press('n')
  await kim.page.mouse.click(700, 500)
  await kim.page.keyboard.type('a note')
  await board.focusCanvas()
  await ada.page.keyboard.press('Shift+0')
  await expect(zoom(ada)).toHaveText('100%')
  await ada.page.keyboard.press('s')
  await expect(uma.page.getByText(filled(summon.moved, { name: 'Ada' }))).toBeVisible()
  await expect(zoom(uma)).not.toHaveText(before ?? '')
  await expect(kim.page.getByText(filled(summon.asked, { name: 'Ada' }))).toBeVisible()
  await expect(zoom(kim)).toHaveText(kimBefore ?? '')
  await kim.page.getByRole('button', { name: summon.look, exact: true }).click()
  await expect(zoom(kim)).not.toHaveText(kimBefore ?? '')
  await uma.page.getByRole('button', { name: summon.back, exact: true }).click()
  await expect(zoom(uma)).toHaveText(before ?? '')
  await hers.saved()

  // He puts the pen down.
  await kim.page.mouse.click(30, 760)
  await lead!.button(present.start).click()
  const following = filled(boardWords.here.following, { name: 'Ada' })
  await expect(uma.page.getByText(following)).toBeVisible()
  await expect(kim.page.getByText(following)).toBeVisible()
  await kim.page.getByRole('button', { name: boardWords.here.stop }).click()
  await expect(kim.page.getByText(filled(present.other, { name: 'Ada' }))).toBeVisible()
  const kimStays = await zoom(kim).textContent()
  await board.focusCanvas()
  await ada.page.keyboard.press('Shift+0')
  await ada.page.keyboard.press('PageDown')
  await expect(ada.page.locator('[data-presenting]')).toContainText('1/')
  await ada.page.keyboard.press('PageDown')
  await expect(ada.page.locator('[data-presenting]')).toContainText('2/')
  await expect(zoom(kim)).toHaveText(kimStays ?? '')
  await kim.page.getByRole('button', { name: filled(present.follow, { name: 'Ada' }) }).click()
  await expect(kim.page.getByText(following)).toBeVisible()
  await ada.page.getByRole('button', { name: present.stop }).last().click()
  await expect(uma.page.getByText(following)).toHaveCount(0)
  await expect(kim.page.getByText(following)).toHaveCount(0)
})

test('Hands keep their order, reactions and being away are seen, and a frozen board says so', async ({
  person,
}) => {
  const [ada, uma, kim] = [await person(), await person(), await person()]
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Hands', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  await joinBoard(uma, link!, 'Uma')
  await joinBoard(kim, link!, 'Kim')
  const [lead, her, his] = [ada, uma, kim].map(({ page }) => new SessionBar(page))

  await her!.button(hand.raise).click()
  await her!.button(filled(hand.up, { place: 1 })).waitFor()
  await his!.bar.waitFor()
  await kim.page.keyboard.press('u')
  await his!.button(filled(hand.up, { place: 2 })).waitFor()
  await lead!.bar.locator('[data-hands="2"]').click()
  const hands = ada.page.getByRole('list', { name: hand.lead })
  await expect(hands.getByRole('listitem')).toContainText(['Uma', 'Kim'])
  await hands.getByRole('button', { name: filled(hand.lowerOf, { name: 'Uma' }) }).click()
  await her!.button(hand.raise).waitFor()
  await his!.button(filled(hand.up, { place: 1 })).waitFor()
  await ada.page.keyboard.press('Escape')
  await kim.page.keyboard.press('u')
  await expect(lead!.bar.locator('[data-hands]')).toHaveCount(0)

  await uma.page.keyboard.press('i')
  await uma.page.getByRole('button', { name: reaction.slower, exact: true }).click()
  for (const { page } of [ada, uma, kim])
    await expect(page.locator('[data-reaction="slower"]').getByText('Uma')).toBeVisible()
  await uma.page.keyboard.press('Escape')
  await expect(ada.page.locator('[data-reaction]')).toHaveCount(0)

  await his!.openFromMenu(away.set)
  await ada.page.getByRole('button', { name: `${boardWords.here.label}: ` }).click()
  const list = ada.page.getByRole('dialog', { name: boardWords.here.label })
  await expect(list.getByText(new RegExp(away.sign))).toHaveCount(1)
  await his!.openFromMenu(away.back)
  await expect(list.getByText(new RegExp(away.sign))).toHaveCount(0)
  await ada.page.keyboard.press('Escape')

  await lead!.button(freeze.label).click()
  await ada.page.getByRole('menuitemradio', { name: freeze.participants }).click()
  for (const each of [lead!, her!, his!])
    await expect(each.bar.getByText(freeze.sign.participants, { exact: true })).toBeVisible()
  await board.focusCanvas()
  await ada.page.keyboard.press('Shift+X')
  await expect(her!.bar.getByText(freeze.sign.participants, { exact: true })).toHaveCount(0)
})
