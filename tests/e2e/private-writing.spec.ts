import { expect, test, type Person } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import type { BoardPage } from '../pages/board-page'
import { words } from '../pages/words'

const { drafts, canvas, session } = words.en

const banner = ({ page }: Person) => page.getByRole('region', { name: drafts.label })
const draftSigns = ({ page }: Person) => page.locator('[data-draft]')

async function startDrafting({ page }: Person) {
  await page.getByRole('button', { name: session.menu, exact: true }).click()
  await page.getByRole('menuitem', { name: session.drafting.start }).click()
}

/** Writes a note onto a free part of the canvas, until the server has it. */
async function writeNote(
  who: Person,
  board: BoardPage,
  text: string,
  at: { x: number; y: number },
) {
  const { page } = who
  await board.focusCanvas()
  await page.keyboard.press('n')
  await page.mouse.click(at.x, at.y)
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(board.shapes('note').filter({ hasText: text })).toBeVisible()
}

const savedPrivately = (who: Person) =>
  expect(banner(who).locator('[data-drafts=saved]')).toBeVisible()

async function reveal(who: Person) {
  await banner(who).getByRole('button', { name: drafts.leading.reveal }).click()
  await who.page.getByRole('button', { name: drafts.confirm.action }).last().click()
}

test('Private writing: nobody sees a draft until all are revealed together', async ({ person }) => {
  const [fay, ada, lee] = [await person(), await person(), await person()]
  const board = await startWorkshop(fay, 'brainstorm', { title: 'Ideas', name: 'Fay' })
  const [link] = await board.partyLinks([words.en.share.group])
  const adas = await joinBoard(ada, link!, 'Ada')
  const lees = await joinBoard(lee, link!, 'Lee')

  await startDrafting(fay)
  await expect(banner(fay)).toContainText(drafts.leading.body)
  for (const who of [ada, lee]) {
    await expect(banner(who)).toContainText(drafts.writing.body)
    await savedPrivately(who)
  }
  await writeNote(ada, adas, 'Ada alone', { x: 500, y: 420 })
  await expect(draftSigns(ada)).toHaveCount(1)
  await expect(draftSigns(ada)).toContainText(canvas.drafts.own)
  await writeNote(lee, lees, 'Lee alone', { x: 600, y: 420 })
  await savedPrivately(ada)
  await savedPrivately(lee)
  await expect(adas.shapes('note')).toHaveCount(1)
  await expect(lees.shapes('note')).toHaveCount(1)
  await expect(board.shapes('note')).toHaveCount(0)

  // A laptop that is closed and opened again.
  const url = ada.page.url()
  await ada.page.close()
  const again: Person = { ...ada, page: await ada.context.newPage() }
  await again.page.goto(url)
  const reopened = new (adas.constructor as typeof BoardPage)(again.page)
  await reopened.ready()
  await expect(reopened.shapes('note').filter({ hasText: 'Ada alone' })).toBeVisible()
  await expect(draftSigns(again)).toHaveCount(1)

  // Another is away while all is revealed, and writes on.
  lee.watch.outage = true
  await lee.context.setOffline(true)
  await writeNote(lee, lees, 'Lee late', { x: 900, y: 420 })
  // What waits is counted in the page's sign too, though nothing of the board's does.
  await expect(lees.sign).toHaveText(/\(\d+\)/)
  await expect(banner(fay)).toContainText('Everyone has written something (2)', { timeout: 15_000 })
  await reveal(fay)
  for (const each of [board, reopened]) {
    await expect(each.shapes('note').filter({ hasText: 'Ada alone' })).toHaveCount(1)
    await expect(each.shapes('note').filter({ hasText: 'Lee alone' })).toHaveCount(1)
    await expect(each.shapes('note').filter({ hasText: 'Lee late' })).toHaveCount(0)
  }
  await expect(draftSigns(again)).toHaveCount(0)
  await expect(banner(again)).toHaveCount(0)

  await lee.context.setOffline(false)
  await expect(banner(lee)).toContainText('1 note of yours wasn’t released')
  await expect(lees.shapes('note').filter({ hasText: 'Lee alone' })).toHaveCount(1)
  await expect(board.shapes('note').filter({ hasText: 'Lee late' })).toHaveCount(0)
  await banner(lee).getByRole('button', { name: drafts.late.action }).click()
  await expect(board.shapes('note').filter({ hasText: 'Lee late' })).toHaveCount(1)
  await expect(draftSigns(lee)).toHaveCount(0)
})
