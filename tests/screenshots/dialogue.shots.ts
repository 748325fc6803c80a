import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { templateContent } from '@/dialogue/templates'
import { joinByApi } from '../fixtures/seated-by-api'
import { test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { startWorkshop } from '../pages/enter'
import { HomePage } from '../pages/home-page'
import { BoardPage } from '../pages/board-page'

/** Pictures of the dialogue at the sizes people have, to look at; nothing is compared. */

const SHOTS = fileURLToPath(new URL('../../test-results/dialogue/', import.meta.url))
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const SMALL = { viewport: { width: 1366, height: 650 } }
const { parties, axes } = templateContent('us-rok-space')

async function shoot(page: Page, name: string) {
  mkdirSync(SHOTS, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${SHOTS}${name}.png`, animations: 'disabled' })
}

async function join(page: Page, link: string, name: string) {
  await page.goto(link)
  await page.locator('#name').fill(name)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL('**/board/**')
  await new BoardPage(page).ready()
}

test('a round of positions', async ({ person, playwright, server }) => {
  const ada = await person()
  const uma = await person(PHONE)
  const kim = await person({ ...SMALL, locale: 'ko-KR', colorScheme: 'dark' })
  const una = await person({ ...SMALL })
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Space dialogue', name: 'Ada' })
  const links = await board.partyLinks(parties.map((party) => party.name.en))
  const steering = new DialoguePanel(ada.page)
  await steering.open()
  await shoot(ada.page, '01-before')
  await join(uma.page, links[0]!, 'Uma')
  await join(una.page, links[0]!, 'Una')
  await join(kim.page, links[1]!, '김서연')
  const others = await Promise.all([
    ...['Ulf', 'Ursula'].map((name) => joinByApi(playwright, server.url, links[0]!, name)),
    ...['Lee', 'Park'].map((name) => joinByApi(playwright, server.url, links[1]!, name)),
  ])
  await shoot(uma.page, '02-phone-before')
  await ada.page.getByRole('button', { name: 'Open a round of positions' }).click()
  await shoot(ada.page, '03-setup')
  await ada.page.getByRole('button', { name: 'Open the round', exact: true }).click()
  await steering.stage('open', 'positions')
  await shoot(ada.page, '04-open')
  const phone = new DialoguePanel(uma.page)
  const korean = new DialoguePanel(kim.page)
  const small = new DialoguePanel(una.page)
  for (const each of [phone, korean, small]) await each.open()
  await shoot(una.page, '05-small-sheet')
  await shoot(uma.page, '06-phone-sheet')
  await shoot(kim.page, '07-korean-dark-sheet')
  for (const each of [small, phone]) {
    for (const axis of axes) {
      await each.mark(axis.name.en, 'self').fill('70')
      await each.mark(axis.name.en, { party: 'ROK' }).fill('15')
      await each.axisSaved(axis.name.en)
    }
  }
  await kim.page.locator('input[type=number]').nth(0).fill('40')
  await kim.page.locator('input[type=number]').nth(1).fill('90')
  await kim.page.locator('[data-saved=saved]').first().waitFor()
  await shoot(una.page, '08-small-marked')
  await shoot(kim.page, '09-korean-marked')
  await shoot(uma.page, '10-phone-marked')
  for (const one of others) {
    const isUs = one.name.startsWith('U')
    for (const axis of axes)
      await one.answer(axis.id, {
        self: isUs ? 70 : 40,
        estimates: { [isUs ? 'rok' : 'us']: isUs ? 5 : 95 },
      })
  }
  await steering.closeRound('positions')
  await shoot(ada.page, '11-closed')
  await steering.button(`Reveal: 1. ${axes[0]!.name.en}`).click()
  await phone.stage('revealing', 'positions')
  await shoot(ada.page, '12-revealing')
  for (const each of [phone, korean, small]) await each.panel.getByRole('tab').nth(2).click()
  await shoot(una.page, '13-small-results')
  await shoot(kim.page, '14-korean-results')
  await shoot(uma.page, '15-phone-results')
  await steering.tab('people')
  await shoot(ada.page, '16-people')
  for (const one of others) await one.leave()
})

test('the sample session', async ({ person }) => {
  const ada = await person()
  const home = new HomePage(ada.page)
  await home.open()
  await home.sample.click()
  await new BoardPage(ada.page).ready()
  const panel = new DialoguePanel(ada.page)
  await panel.open()
  await shoot(ada.page, '20-sample')
  await panel.tab('results')
  await shoot(ada.page, '21-sample-results')
  await panel.panel.getByText('Proposals', { exact: true }).nth(1).scrollIntoViewIfNeeded()
  await shoot(ada.page, '22-sample-results-proposals')
  await panel.tab('cards')
  await shoot(ada.page, '23-sample-cards')
  await ada.page.setViewportSize({ width: 1366, height: 650 })
  await panel.button('Hide the panel').click()
  await shoot(ada.page, '24-sample-pill')
})
