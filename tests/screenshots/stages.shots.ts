import type { Page } from '@playwright/test'
import { walkThrough } from '../fixtures/stage-walk'
import { seatEveryone } from '../fixtures/table-of-screens'
import { test } from '../fixtures/test'

/**
 * Every stage of a dialogue on a facilitator's and a delegate's laptop and phone, in English, light, and in
 * Korean, dark: to look at, among the test's results. Nothing is compared.
 */
test('every stage on every screen', async ({ person, playwright, server }, testInfo) => {
  test.setTimeout(1_800_000)
  const table = await seatEveryone({ person, playwright, server }, { korean: true })
  const shoot = (page: Page, name: string) =>
    page.screenshot({ path: testInfo.outputPath(`${name}.png`), animations: 'disabled' })
  await walkThrough(table, async (moment, only = () => true) => {
    const shown = table.screens.filter(only)
    await Promise.all(shown.map(({ name, page }) => shoot(page, `${moment}-${name}`)))
  })
  for (const one of table.others) await one.leave()
})
