import { templateContent } from '@/dialogue/templates'
import { expect, test } from '../fixtures/test'
import { pictureOf } from '../fixtures/look'
import { DialoguePanel } from '../pages/dialogue-panel'
import { startSample, startWorkshop } from '../pages/enter'
import { filled, words } from '../pages/words'

const { canvas, dialogue, results } = words.en
const axis = templateContent('us-rok-space').axes[0]!.name.en

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

test('Duplicates are merged in the panel; undo takes it back, and taken out one keeps its pin', async ({
  person,
}, testInfo) => {
  const ada = await person()
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Merging', name: 'Ada' })
  const { page } = ada
  await board.partyLinks([])
  const [kept, twin] = ['Share a list', 'Share one list'] as const
  await board.addCard(kept)
  await board.addCard(twin)
  await board.pinCard(twin, { axis, value: 70 })
  const panel = new DialoguePanel(page)
  await panel.open()
  await panel.tab('cards')
  const home = await board.middle(board.card(twin))
  const merged = filled(canvas.merged.intoShort, { number: '1' })

  const merge = async () => {
    await panel.button(dialogue.cards.merge.open).click()
    const form = panel.panel.getByRole('form', { name: dialogue.cards.merge.heading })
    await expect(form.getByRole('button', { name: dialogue.cards.merge.action })).toBeDisabled()
    await form.getByRole('checkbox', { name: kept }).check()
    await form.getByRole('checkbox', { name: twin }).check()
    await pictureOf(page, testInfo, 'merge-form')
    await form.getByRole('button', { name: dialogue.cards.merge.action }).click()
    await expect(board.card(twin)).toContainText(merged)
    await expect(board.chip(kept, 70)).toBeVisible()
  }

  await test.step('Merge in the list, undo on the board', async () => {
    await merge()
    await board.undo.click()
    await expect(board.card(twin)).not.toContainText(merged)
    await expect(board.chip(twin, 70)).toBeVisible()
    expect(await board.middle(board.card(twin))).toEqual(home)
  })

  await test.step('Taken out in the list it takes its pin along', async () => {
    await merge()
    await panel.button(dialogue.cards.merge.undo).click()
    await expect(board.chip(twin, 70)).toBeVisible()
    await expect(board.chip(kept, 70)).toHaveCount(0)
    await board.saved()
  })
})

test('Arranged along an axis, cards stand over their values; undo puts them back', async ({
  person,
}, testInfo) => {
  const ada = await person()
  const board = await startSample(ada)
  const { page } = ada
  const panel = new DialoguePanel(page)
  await panel.open()
  await panel.tab('results')
  const title = 'Joint priorities map'
  await panel.button(results.arrange.open).click()
  await page
    .getByRole('menuitem', { name: filled(results.arrange.axis, { number: 1, name: axis }) })
    .click()
  const scale = page
    .locator('.tl-shape[data-shape-type="frame"]')
    .filter({ hasText: 'Along axis 1' })
  await expect(scale).toBeVisible()
  const x = async (name: string) => (await board.middle(board.card(name))).x
  expect(await x('Small staff exchange')).toBeLessThan(await x(title))
  expect(await x(title)).toBeLessThan(await x('One niche first'))
  await pictureOf(page, testInfo, 'along')
  await board.undo.click()
  await expect(scale).toHaveCount(0)
  await panel.button(filled(results.show, { name: title })).click()
  const area = (await board.area('proposals').boundingBox())!
  await expect
    .poll(async () => (await board.middle(board.card(title))).y)
    .toBeLessThan(area.y + area.height)
})
