import { unzipSync } from 'fflate'
import { expect, test } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { ExportDialog } from '../pages/export-dialog'
import { HomePage } from '../pages/home-page'
import { words } from '../pages/words'

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47])

test('The sample session shows twelve pinned cards, and every picture of it is stamped FICTIONAL', async ({
  person,
}) => {
  const { page } = await person()
  const home = new HomePage(page)
  await home.open()
  await home.sample.click()
  const board = new BoardPage(page)
  await board.ready()
  await expect(board.shapes('proposal-card')).toHaveCount(12)
  await expect(page.getByText(words.en.canvas.fictional).first()).toBeVisible()

  const dialog = new ExportDialog(page)
  await dialog.open()
  await dialog.choose('format', 'SVG')
  for (const area of ['axes', 'parking'] as const) {
    await dialog.what.selectOption({ label: board.areaTitle(area) })
    const { bytes } = await dialog.save('svg')
    expect(bytes.toString(), area).toContain('data-stamp="fictional"')
    // The results are in the picture as they stand on the board.
    if (area === 'axes') expect(bytes.toString()).toContain('Closer than you thought')
  }

  await dialog.choose('format', 'PNG')
  const areas = dialog.what.locator('option', { hasText: 'as a zip' })
  await dialog.what.selectOption(await areas.getAttribute('value'))
  const { name, bytes } = await dialog.save('zip')
  expect(name).toMatch(/ - session 1 - \d{4}-\d\d-\d\d - areas\.zip$/)
  const pictures = Object.entries(unzipSync(bytes))
  expect(pictures.length).toBe(5)
  for (const [file, picture] of pictures) {
    expect(file).toMatch(/\.png$/)
    expect(Buffer.from(picture.subarray(0, 4))).toEqual(PNG_SIGNATURE)
  }
})
