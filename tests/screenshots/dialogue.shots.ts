import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { templateContent } from '@/dialogue/templates'
import type { CreatedWorkshop } from '@/server/services'
import { joinByApi } from '../fixtures/seated-by-api'
import { test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard, startWorkshop } from '../pages/enter'
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
  await steering.phase('open', 'positions')
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
  await steering.button(`Reveal axis 1. ${axes[0]!.name.en}`).click()
  await phone.phase('revealing', 'positions')
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

test('assessing on a phone and in Korean, and a brainstorm', async ({
  person,
  playwright,
  server,
}) => {
  const ada = await person({ ...SMALL })
  const uma = await person(PHONE)
  const kim = await person({ ...SMALL, locale: 'ko-KR', colorScheme: 'dark' })
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'us-rok-space', title: 'Space dialogue', attributionMode: 'none' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const [us, rok] = parties.map(({ id }) => links.parties[id]!)
  await uma.page.goto(us!)
  await uma.page.locator('#name').waitFor()
  await uma.page.screenshot({ path: `${SHOTS}30-join-phone.png`, fullPage: true })
  const board = await joinBoard(ada, links.facilitator, 'Ada')
  await join(uma.page, us!, 'U.S. 1')
  await join(kim.page, rok!, '한국 1')
  for (const [en, ko] of [
    ['Space awareness data pilot', '우주상황인식 데이터 시범사업'],
    ['Joint priorities map', '공동 우선순위 지도'],
  ] as const) {
    await board.addCard(en)
    const editor = await board.editCard(en)
    await editor.text.fill('Start one pilot on sharing data that helps both sides.')
    await ada.page.getByRole('button', { name: '한국어' }).click()
    await editor.title.fill(ko)
    await editor.text.fill('양측에 도움이 되는 데이터를 나누는 시범사업 1건을 시작한다.')
    await editor.done()
  }
  const steering = new DialoguePanel(ada.page)
  await steering.open()
  await steering.tab('cards')
  await shoot(ada.page, '31-cards')
  const row = steering.panel.getByRole('article')
  for (const place of [0, 1]) {
    const title = place === 0 ? 'Space awareness data pilot' : 'Joint priorities map'
    const own = row.filter({ hasText: title })
    await own.getByRole('button', { name: title }).first().click()
    await own.getByRole('button', { name: 'Confirm the English text' }).click()
    if (place === 0) await shoot(ada.page, '32-card-open')
    await own.getByRole('button', { name: 'Confirm the Korean text' }).click()
    await board.saved()
    await own.getByRole('button', { name: `Table ${title}` }).click()
    await own.getByRole('button', { name: `Take ${title} back` }).waitFor()
  }
  await steering.tab('now')
  await steering.openRound('assessments')
  await shoot(uma.page, '33-phone-pill-asked')
  const phone = new DialoguePanel(uma.page)
  const korean = new DialoguePanel(kim.page)
  await phone.open()
  await korean.open()
  await phone.choose('Space awareness data pilot', 'support_with_reservations')
  await phone.cardSaved('Space awareness data pilot')
  await shoot(uma.page, '34-phone-assess')
  await shoot(kim.page, '35-korean-assess')
  await phone.panel.locator('[data-ballot-key]').or(phone.button('Show the key')).click()
  await phone.panel.locator('[data-ballot-key]').scrollIntoViewIfNeeded()
  await shoot(uma.page, '36-phone-key')
  await ada.page.goto('/')
  const storm = await ada.context.request.post('/api/workshops', {
    data: { template: 'brainstorm', title: 'A brainstorm' },
  })
  const group = (await storm.json()) as CreatedWorkshop
  await joinBoard(ada, group.links.facilitator, 'Ada')
  const link = Object.values(group.links.parties)[0]!
  await joinBoard(uma, link, 'Uma')
  const others = await Promise.all(
    ['Bo', 'Cy', 'Di'].map((name) => joinByApi(playwright, server.url, link, name)),
  )
  await steering.open()
  await steering.openRound('positions')
  await phone.open()
  await shoot(uma.page, '37-brainstorm-phone')
  const { items } = (await others[0]!.dialogue()).rounds[0]!
  for (const [place, one] of others.entries())
    for (const { id } of items) await one.answer(id, { self: 30 + 20 * place, estimates: {} })
  await steering.closeRound('positions')
  await steering
    .button('Reveal all ' + items.length)
    .or(steering.panel.getByRole('button', { name: /^Reveal:/ }))
    .first()
    .click()
  await steering.tab('results')
  await steering.panel.getByRole('article').first().waitFor()
  await shoot(ada.page, '38-brainstorm-results')
  for (const one of others) await one.leave()
})
