import { templateContent } from '@/dialogue/templates'
import { expect, test } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { words } from '../pages/words'

const { parties } = templateContent('us-rok-space')
const { stance } = words.en.canvas

test('Each side confirms or corrects its own stance, in either language; nobody else can', async ({
  person,
}) => {
  const ada = await person()
  const uma = await person()
  const kim = await person()
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Stances', name: 'Ada' })
  const links = await board.partyLinks(parties.map((party) => party.name.en))
  const us = await joinBoard(uma, links[0]!, 'Uma')
  const rok = await joinBoard(kim, links[1]!, 'Kim')
  const confirm = { name: stance.confirm, exact: true }
  const correct = { name: stance.correct, exact: true }

  await expect(ada.page.getByRole('button', correct)).toHaveCount(0)
  await expect(uma.page.getByRole('button', confirm)).toHaveCount(3)
  await us.shapes('axis').nth(0).getByRole('button', confirm).click()
  for (const each of [board, us, rok]) {
    await expect(each.shapes('axis').nth(0).getByText(stance.confirmed)).toBeVisible()
  }

  await rok.shapes('axis').nth(1).getByRole('button', correct).click()
  await kim.page.getByRole('button', { name: '한국어' }).click()
  await kim.page.getByRole('dialog').getByRole('textbox').fill('한반도가 먼저다.')
  await kim.page.getByRole('button', { name: 'English' }).click()
  await kim.page.getByRole('dialog').getByRole('textbox').fill('The peninsula comes first.')
  await kim.page.getByRole('button', { name: stance.save, exact: true }).click()
  for (const each of [board, us, rok]) {
    const axis = each.shapes('axis').nth(1)
    await expect(axis).toContainText(/The peninsula\s*comes\s*first\./)
    await expect(axis.getByText(stance.corrected)).toBeVisible()
    await each.saved()
  }
})
