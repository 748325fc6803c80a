import { templateContent } from '@/dialogue/templates'
import { expect, test, type Person } from '../fixtures/test'
import { pictureOf } from '../fixtures/look'
import { joinBoard, startWorkshop } from '../pages/enter'
import { filled, words } from '../pages/words'
import type { BoardPage } from '../pages/board-page'

const { sorting } = words.en

/** Chips of a tag on the canvas, on whatever shape. */
const tagOn = (board: BoardPage, tag: string) =>
  board.canvas.locator('[data-tags] text').filter({ hasText: new RegExp(`^${tag}$`) })

async function addTag(board: BoardPage, tag: string) {
  const { page } = board
  await page.keyboard.press('Shift+K')
  const panel = page.getByRole('dialog', { name: sorting.tags.title })
  await panel.getByLabel(sorting.tags.field, { exact: true }).fill(tag)
  await page.keyboard.press('Enter')
  await expect(
    panel.getByRole('button', { name: filled(sorting.tags.remove, { tag }) }),
  ).toBeVisible()
  await page.keyboard.press('Escape')
}

/** Cells as a spreadsheet puts them on the clipboard: text, a formatted table, and a picture of it. */
async function pasteCells({ page }: Person, rows: readonly (readonly string[])[]) {
  await page.evaluate((cells) => {
    const data = new DataTransfer()
    data.setData('text/plain', cells.map((row) => row.join('\t')).join('\r\n'))
    const html = cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    data.setData('text/html', `<table>${html.join('')}</table>`)
    data.items.add(new File([new Uint8Array([1, 2, 3])], 'image.png', { type: 'image/png' }))
    const paste = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    })
    document.querySelector('.tl-container')!.dispatchEvent(paste)
  }, rows)
}

test('A table becomes cards; two delegates tag one at once; it is found, grouped and undone', async ({
  person,
}, testInfo) => {
  const [ada, kim, lee] = [await person(), await person(), await person()]
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Sorting', name: 'Ada' })
  const parties = templateContent('us-rok-space').parties
  const links = await board.partyLinks(parties.map(({ name }) => name.en))
  const kims = await joinBoard(kim, links[0]!, 'Kim')
  const lees = await joinBoard(lee, links[1]!, 'Lee')

  await board.focusCanvas()
  await pasteCells(ada, [
    ['Title', 'Text', 'Tags', 'Side'],
    ['Crisis hotline', 'One number, day and night', 'trust', parties[0]!.short.en],
    ['위기 직통 전화', '밤낮으로 한 번호', 'trust', parties[1]!.short.en],
    ['Debris catalogue', 'Shared twice a day', 'data', ''],
  ])
  const dialog = ada.page.getByRole('dialog', { name: sorting.table.title })
  await expect(dialog.getByText('Debris catalogue')).toBeVisible()
  await pictureOf(ada.page, testInfo, 'table')
  await dialog.getByRole('button', { name: 'Add 3 cards' }).click()
  await expect(tagOn(board, 'trust')).toHaveCount(2)
  await board.saved()

  // Both at once: what each wrote reaches the other only afterwards.
  await expect(kims.card('Crisis hotline')).toBeVisible()
  await expect(lees.card('Crisis hotline')).toBeVisible()
  await kims.selectCard('Crisis hotline')
  await lees.selectCard('Crisis hotline')
  await Promise.all([addTag(kims, 'urgent'), addTag(lees, '군')])
  await kims.focusCanvas()
  await lees.focusCanvas()
  for (const each of [board, kims, lees]) {
    await each.page.keyboard.press('Escape')
    await each.card('Crisis hotline').locator('[data-tags] text').first().waitFor()
  }
  await kims.selectCard('Crisis hotline')
  const panel = kim.page.getByRole('dialog', { name: /^Proposal/ })
  for (const tag of ['trust', 'urgent', '군']) {
    await expect(panel.getByRole('listitem').filter({ hasText: tag })).toBeVisible()
  }
  await pictureOf(kim.page, testInfo, 'tagged')

  // Found in both languages, from anywhere.
  await lees.focusCanvas()
  await lee.page.keyboard.press('Control+f')
  const find = lee.page.getByRole('search', { name: sorting.find.label })
  const field = find.getByRole('textbox')
  await field.fill('TRUST')
  await expect(find.getByRole('status')).toHaveText(
    filled(sorting.find.count, { place: 1, count: 2 }),
  )
  await lee.page.keyboard.press('Enter')
  await expect(find.getByRole('status')).toHaveText(
    filled(sorting.find.count, { place: 2, count: 2 }),
  )
  await field.fill('직통 전화')
  await expect(lee.page.locator('.cg-find-mark[data-current]')).toHaveCount(1)
  await pictureOf(lee.page, testInfo, 'find')
  await field.fill('nowhere on this board')
  await expect(find.getByRole('status')).toHaveText(sorting.find.none)
  await field.fill('직통 전화')
  await lee.page.keyboard.press('Escape')
  await expect(find).toBeHidden()
  // What was found is what one goes on with, and the board's keys work again.
  await lee.page.keyboard.press('Shift+K')
  await expect(lee.page.getByRole('dialog', { name: sorting.tags.title })).toBeVisible()

  // Into groups, for everyone, and back as one step.
  await board.focusCanvas()
  await ada.page.getByTestId('main-menu.button').click()
  await ada.page.getByRole('menuitem', { name: sorting.menu }).click()
  await ada.page.getByRole('menuitem', { name: sorting.group.tag }).click()
  const heading = (each: BoardPage) =>
    each.canvas.locator('.tl-shape[data-shape-type="text"]').filter({ hasText: /^data/ })
  await expect(heading(board)).toBeVisible()
  await pictureOf(ada.page, testInfo, 'groups')
  await expect(heading(lees)).toHaveCount(1)
  await board.focusCanvas()
  await ada.page.keyboard.press('Control+z')
  await expect(heading(lees)).toHaveCount(0)
  await ada.page.keyboard.press('Control+z')
  await expect(lees.card('Debris catalogue')).toHaveCount(0)
  // What others wrote on is not undone.
  await expect(lees.card('Crisis hotline')).toHaveCount(1)
})
