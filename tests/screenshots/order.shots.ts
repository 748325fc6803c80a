import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { templateContent } from '@/dialogue/templates'
import { test } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { joinBoard, startWorkshop } from '../pages/enter'
import { OrderPages } from '../pages/order-pages'

/** Pictures of keeping order, to look at; nothing is compared. */

const SHOTS = fileURLToPath(new URL('../../test-results/order/', import.meta.url))
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const { parties } = templateContent('us-rok-space')

async function shoot(page: Page, name: string) {
  mkdirSync(SHOTS, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${SHOTS}${name}.png`, animations: 'disabled' })
}

test('keeping order', async ({ person }) => {
  const ada = await person({ viewport: { width: 1440, height: 900 } })
  const lee = await person()
  const kim = await person({ ...PHONE, locale: 'ko-KR', colorScheme: 'dark' })
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Space dialogue', name: 'Ada' })
  const [us] = await board.partyLinks([parties[0]!.name.en])
  const other = await joinBoard(lee, us!, 'Lee')
  for (const title of ['Joint SSA cell', 'Shared catalogue']) await other.addCard(title)
  await other.saved()
  await board.card('Joint SSA cell').waitFor()
  await board.selectCard('Joint SSA cell')
  await ada.page.keyboard.press('Delete')
  await board.saved()
  await board.selectCard('Shared catalogue')
  await ada.page.keyboard.press('Shift+L')
  await board.saved()
  await ada.page.locator('[data-dialogue-pill]').click()
  await ada.page.getByRole('tab', { name: 'Activity' }).click()
  await ada.page.getByRole('button', { name: /Bring back/ }).waitFor()
  await shoot(ada.page, '01-activity')
  await ada.page.getByRole('tab', { name: 'People' }).click()
  await ada.page.getByRole('button', { name: 'Show everyone' }).click()
  await ada.page.getByRole('button', { name: 'Actions for Lee' }).waitFor()
  await shoot(ada.page, '02-people')
  await ada.page.getByRole('button', { name: /Who is here/ }).click()
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Actions for Lee' }).click()
  await shoot(ada.page, '03-menu')
  await ada.page.getByRole('menuitem', { name: /Undo/ }).click()
  await ada.page.getByRole('dialog', { name: /Undo/ }).getByRole('listitem').first().waitFor()
  await shoot(ada.page, '04-undo')
  await ada.page.keyboard.press('Escape')

  await kim.page.goto(us!)
  await kim.page.locator('#name').fill('김서연')
  await kim.page.locator('form button[type=submit]').click()
  await kim.page.waitForURL('**/board/**')
  await new BoardPage(kim.page).ready()
  await new OrderPages(ada.page).changeRole('김서연', 'Facilitator')
  await kim.page.getByRole('button', { name: '공유' }).waitFor()
  await new BoardPage(kim.page).ready()
  await kim.page.locator('[data-dialogue-pill]').click()
  await kim.page.getByRole('tab', { name: '활동' }).click()
  await kim.page.getByRole('button', { name: /되살리기/ }).waitFor()
  await shoot(kim.page, '05-phone-activity')
  await kim.page
    .locator('header')
    .getByRole('button', { name: /사람|명|here/ })
    .first()
    .click()
  await kim.page.getByRole('button', { name: /Lee/ }).last().click()
  await kim.page.getByRole('menuitem', { name: /역할/ }).click()
  await kim.page.getByRole('radio').first().waitFor()
  await shoot(kim.page, '06-phone-role')
  await kim.page.keyboard.press('Escape')
})
