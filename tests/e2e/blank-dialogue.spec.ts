import { expect, test } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { HomePage } from '../pages/home-page'
import { NewWorkshopPage } from '../pages/new-workshop-page'
import { filled, words } from '../pages/words'

const { start, errors } = words.en

test('A facilitator writes sides and axes of their own, is told what is missing, and finds them on the board', async ({
  person,
}) => {
  const ada = await person()
  const { page } = ada
  const home = new HomePage(page)
  await home.open()
  await home.chooseTemplate('blank')
  const form = new NewWorkshopPage(page)

  const side = page.getByRole('group', { name: filled(start.sides.legend, { number: 1 }) })
  await side.getByLabel(start.sides.name).first().fill('City council')
  await side.getByLabel(start.sides.short).first().fill('City')
  const axisNumber = (number: number) =>
    page.getByRole('group', { name: filled(start.axes.legend, { number }) })
  await axisNumber(1).getByLabel(start.axes.left).first().fill('Repair')
  await axisNumber(1).getByLabel(start.axes.right).first().fill('Rebuild')
  await page.getByRole('button', { name: start.axes.add }).click()
  const axis = axisNumber(2)
  await axis.getByLabel(start.axes.left).first().fill('Cars')

  await test.step('What is missing is said next to its field', async () => {
    await form.name.fill('')
    await form.facilitatorName.fill('Ada')
    await form.submit.click()
    await expect(form.name).toHaveAttribute('aria-invalid', 'true')
    await expect(form.name).toHaveAccessibleDescription(new RegExp(errors.field.required))
    await expect(axis.getByLabel(start.axes.right).first()).toHaveAttribute('aria-invalid', 'true')
  })

  await axis.getByLabel(start.axes.right).first().fill('Bicycles')
  await form.create('The old bridge', 'Ada')
  const board = new BoardPage(page)
  await board.ready()
  await board.partyLinks(['City council'])
  await expect(board.shapes('axis')).toHaveCount(2)
  await expect(board.shapes('axis').filter({ hasText: 'Bicycles' })).toBeVisible()
  await expect(board.shapes('axis').first()).toContainText('City')
})
