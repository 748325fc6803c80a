import { expect, test } from '../fixtures/test'
import { pictureOf } from '../fixtures/look'
import { startSample, startWorkshop } from '../pages/enter'
import { filled, words } from '../pages/words'

const { canvas } = words.en

test('Cards of the sample show what both sides said, and what was put forward stays', async ({
  person,
}, testInfo) => {
  const ada = await person()
  const board = await startSample(ada)
  const { page } = ada
  const title = 'Joint priorities map'
  const panel = page.getByRole('dialog', { name: 'Proposal 1', exact: true })

  await test.step('On the card its class, in its panel every answer in plain words', async () => {
    await expect(board.card(title)).toContainText(canvas.assessed.class.common)
    await board.selectCard(title)
    await expect(panel).toContainText(canvas.assessed.class.common)
    await expect(panel).toContainText(canvas.assessed.gradient.agreement_with_contention)
    await expect(panel).toContainText(canvas.assessed.fact.canAccept)
    await pictureOf(page, testInfo, 'panel')
  })

  // It stays selected: a second click so soon would be a double click.
  await test.step('Its pins stay', async () => {
    await page.keyboard.press('p')
    await expect(page.getByText(canvas.frozen.pins, { exact: true })).toBeVisible()
  })

  await test.step('Deleting parks it; undo brings it back', async () => {
    const home = await board.middle(board.card(title))
    await page.keyboard.press('Delete')
    await expect(page.getByText(canvas.frozen.parked, { exact: true })).toBeVisible()
    const parking = await board.area('parking').boundingBox()
    await expect
      .poll(async () => (await board.middle(board.card(title))).y)
      .toBeGreaterThan(parking!.y)
    await board.focusCanvas()
    await page.keyboard.press('Control+z')
    await expect.poll(() => board.middle(board.card(title))).toEqual(home)
  })

  await test.step('Another wording asks for the support again', async () => {
    const editing = await board.editCard(title)
    await editing.title.fill('Joint priorities list')
    await editing.done()
    await expect(board.card('Joint priorities list')).toContainText(canvas.assessed.reconfirmShort)
    await board.saved()
  })
})

test('A facilitator merges duplicates, and takes one out again', async ({ person }, testInfo) => {
  const ada = await person()
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Merging', name: 'Ada' })
  const { page } = ada
  await board.partyLinks([])
  await board.addCard('Share a list')
  await board.addCard('Share one list')
  await board.focusCanvas()
  const [first, second] = [
    await board.middle(board.card('Share a list')),
    await board.middle(board.card('Share one list')),
  ]
  await page.mouse.click(first.x, first.y)
  await page.keyboard.down('Shift')
  await page.mouse.click(second.x, second.y)
  await page.keyboard.up('Shift')
  await page.mouse.click(second.x, second.y, { button: 'right' })
  await page
    .getByRole('menuitem', {
      name: filled(canvas.merged.actionLong, { number: '1', title: 'Share a list' }),
    })
    .click()
  const merged = board.card('Share one list')
  await expect(merged).toContainText(filled(canvas.merged.intoShort, { number: '1' }))
  const parking = await board.area('parking').boundingBox()
  expect((await board.middle(merged)).y).toBeGreaterThan(parking!.y)
  await pictureOf(page, testInfo, 'merged')
  await board.selectCard('Share one list')
  await page.getByRole('button', { name: canvas.merged.undo }).click()
  await expect(merged).not.toContainText('Merged')
  await expect.poll(() => board.middle(merged)).toEqual(second)
  await board.saved()
})
