import { expect, test } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { filled, words } from '../pages/words'

const { here } = words.en.board

test("People see each other's pointers, follow one person's view, and stop", async ({ person }) => {
  const ada = await person()
  const lee = await person()
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Following', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  const other = await joinBoard(lee, link!, 'Lee')
  const zoom = (page: typeof ada.page) => page.getByTestId('minimap.zoom-menu-button')

  await ada.page.mouse.move(700, 450)
  await ada.page.mouse.move(720, 470)
  await expect(lee.page.getByTestId('cursor').getByText('Ada')).toBeVisible()

  await lee.page.getByRole('button', { name: `${here.label}: ` }).click()
  await lee.page.getByRole('button', { name: filled(here.follow, { name: 'Ada' }) }).click()
  await expect(lee.page.getByText(filled(here.following, { name: 'Ada' }))).toBeVisible()
  const before = await zoom(lee.page).textContent()
  await board.focusCanvas()
  await ada.page.keyboard.press('Shift+0')
  await expect(zoom(ada.page)).toHaveText('100%')
  await expect(zoom(lee.page)).not.toHaveText(before ?? '')
  await expect(zoom(lee.page)).toHaveText('100%')

  await lee.page.keyboard.press('Escape')
  await lee.page.getByRole('button', { name: here.stop }).click()
  await ada.page.keyboard.press('Shift+1')
  await expect(zoom(ada.page)).not.toHaveText('100%')
  await other.saved()
  await expect(zoom(lee.page)).toHaveText('100%')
})
