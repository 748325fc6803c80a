import { walkThrough } from '../fixtures/stage-walk'
import { seatEveryone } from '../fixtures/table-of-screens'
import { expect, test } from '../fixtures/test'
import { cutInBar, overlaps } from '../pages/laid-out'

test('In no stage, on a laptop or a phone, does anything over the board lie over anything else', async ({
  person,
  playwright,
  server,
}) => {
  test.setTimeout(600_000)
  const table = await seatEveryone({ person, playwright, server }, { korean: false })
  await walkThrough(table, async (moment, only = () => true) => {
    for (const { name, page, isPhone } of table.screens.filter(only)) {
      const found = await overlaps(page)
      // A phone's bar has room for a title, not always for all of it.
      if (!isPhone) found.push(...(await cutInBar(page)).map((text) => `“${text}” is cut`))
      if (moment === '02-stances' && !isPhone) {
        const menu = await page.locator('.tlui-menu-zone').boundingBox()
        const title = await page.locator('.tl-shape[data-shape-type="heading"]').boundingBox()
        if (title!.y < menu!.y + menu!.height) found.push('the title is under tldraw’s menu')
      }
      expect.soft(found, `${moment}, ${name}`).toEqual([])
    }
    if (moment === '02-stances') {
      // On a phone, one's own stances, large enough for a finger.
      const confirm = table.phone.page.getByRole('button', { name: /^Confirm/ })
      await expect(confirm).toHaveCount(3)
      for (const button of await confirm.all()) await expect(button).toBeInViewport({ ratio: 0.99 })
      const { height } = (await confirm.first().boundingBox())!
      expect(height).toBeGreaterThan(24)
    }
  })
  for (const one of table.others) await one.leave()
})

test('The bar stands still while the timer counts down', async ({ person, playwright, server }) => {
  const table = await seatEveryone({ person, playwright, server }, { korean: false })
  for (const { page } of [table.lead, table.phone]) {
    await table.steer({ do: 'startTimer', duration: 12_000, movesOn: false })
    const runs = await page.locator('[data-timer=runs]').boundingBox()
    const last = await page.locator('[data-timer=last]').boundingBox()
    expect(last).toEqual(runs)
  }
  for (const one of table.others) await one.leave()
})
