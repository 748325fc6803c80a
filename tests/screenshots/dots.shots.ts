import { randomBytes } from 'node:crypto'
import { PRIORITIES_ITEM } from '@/dialogue/priorities'
import { templateContent } from '@/dialogue/templates'
import type { CreatedWorkshop } from '@/server/services'
import { pictureOf } from '../fixtures/look'
import { joinByApi } from '../fixtures/seated-by-api'
import { test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard, startSample } from '../pages/enter'
import { words } from '../pages/words'

/** Pictures of prioritising with dots, to look at; nothing is compared. */

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const { parties } = templateContent('us-rok-space')
const { dots, dialogue } = words.en

test('dots on the sample session, in numbers and in levels', async ({
  person,
  playwright,
  server,
}, testInfo) => {
  const ada = await person()
  const uma = await person()
  const phone = await person(PHONE)
  const kim = await person({ locale: 'ko-KR', colorScheme: 'dark' })
  const board = await startSample(ada)
  const links = await board.partyLinks(parties.map((party) => party.name.en))
  const hers = await joinBoard(uma, links[0]!, 'Uma')
  await joinBoard(phone, links[0]!, 'Una')
  await kim.page.goto(links[1]!)
  await kim.page.locator('#name').fill('김서연')
  await kim.page.locator('form button[type=submit]').click()
  const others = await Promise.all(
    Array.from({ length: 7 }, (_, i) =>
      joinByApi(playwright, server.url, links[i % 2]!, `Delegate ${i}`),
    ),
  )
  const steering = new DialoguePanel(ada.page)
  await steering.open()
  await pictureOf(ada.page, testInfo, '01-steering')
  await steering.button(dots.open).click()
  await pictureOf(ada.page, testInfo, '02-form')
  await steering.panel.locator('summary').first().click()
  await pictureOf(ada.page, testInfo, '03-form-proposals')
  await steering.panel.getByRole('radio', { name: dots.setup.mostOf.any }).click()
  await steering.button(dialogue.setup.open).click()
  await steering.stage('open', 'priorities')
  await pictureOf(ada.page, testInfo, '04-facilitator-open')
  const sheet = new DialoguePanel(uma.page)
  await sheet.open()
  await sheet.panel.locator('[data-dots]').first().focus()
  await uma.page.keyboard.press('ArrowUp')
  await uma.page.keyboard.press('ArrowUp')
  await sheet.panel.locator('[data-saved=saved]').waitFor()
  await pictureOf(uma.page, testInfo, '05-delegate')
  await sheet.button(dialogue.collapse).click()
  await pictureOf(uma.page, testInfo, '05-delegate-board')
  await sheet.open()
  await pictureOf(phone.page, testInfo, '06-phone-board')
  await new DialoguePanel(phone.page).open()
  await pictureOf(phone.page, testInfo, '07-phone-sheet')
  await new DialoguePanel(kim.page).open()
  await kim.page.locator('[data-dialogue-panel] [data-dots]').nth(2).focus()
  await kim.page.keyboard.press('ArrowUp')
  await pictureOf(kim.page, testInfo, '08-korean-dark')
  const { cards } = (await others[0]!.dialogue()).rounds[0]!.items[0]!.wording as {
    cards: { id: string }[]
  }
  for (const [place, one] of others.entries()) {
    const given = { [cards[place % 4]!.id]: 2, [cards[4]!.id]: 1, [cards[place % 3]!.id]: 1 }
    await one.answer(PRIORITIES_ITEM, { dots: given }, randomBytes(32).toString('base64url'))
  }
  await steering.closeRound('priorities')
  await pictureOf(ada.page, testInfo, '09-closed')
  await steering.button(dots.reveal).click()
  await sheet.stage('revealed', 'priorities')
  await sheet.tab('results')
  await pictureOf(uma.page, testInfo, '10-results')
  await hers.canvas.locator('.tl-shape[data-shape-type="proposal-card"]').first().waitFor()
  await steering.tab('results')
  await steering.button(dots.result.arrange).click()
  await pictureOf(ada.page, testInfo, '11-arranged')
  await steering.button(dialogue.collapse).click()
  await pictureOf(ada.page, testInfo, '14-cards')
  await board.showAll()
  await board.selectCard('Joint priorities map')
  await pictureOf(ada.page, testInfo, '15-card-panel')
  await kim.page.locator('[data-dialogue-panel] [role=tab]').nth(2).click()
  await pictureOf(kim.page, testInfo, '12-korean-results')
  await phone.page.locator('[data-dialogue-panel] [role=tab]').nth(2).click()
  await pictureOf(phone.page, testInfo, '13-phone-results')
  for (const one of others) await one.leave()
})

test('dots in a brainstorm, on cards and notes, with names', async ({
  person,
  playwright,
  server,
}, testInfo) => {
  const ada = await person()
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'brainstorm', title: 'Ideas', attributionMode: 'attributed' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const board = await joinBoard(ada, links.facilitator, 'Ada')
  const link = Object.values(links.parties)[0]!
  const uma = await person()
  for (const title of ['Open data days', 'Shared glossary', 'Night of short talks']) {
    await board.addCard(title)
  }
  for (const [i, text] of ['Invite students first', 'Ask who is missing'].entries()) {
    await board.focusCanvas()
    await ada.page.keyboard.press('n')
    await ada.page.mouse.click(420 + i * 160, 600)
    await ada.page.keyboard.type(text)
    await ada.page.keyboard.press('Escape')
    await ada.page.keyboard.press('Escape')
  }
  await board.saved()
  await joinBoard(uma, link, 'Uma')
  const others = await Promise.all(
    ['Ulf', 'Kim', 'Lee'].map((name) => joinByApi(playwright, server.url, link, name)),
  )
  const steering = new DialoguePanel(ada.page)
  await steering.open()
  await steering.button(dots.open).click()
  await steering.panel.locator('summary').nth(1).click()
  await steering.panel.getByRole('button', { name: dots.setup.all, exact: true }).last().click()
  await pictureOf(ada.page, testInfo, '20-form')
  await steering.button(dialogue.setup.open).click()
  await steering.stage('open', 'priorities')
  const sheet = new DialoguePanel(uma.page)
  await sheet.open()
  await sheet.dot('Invite students first').click()
  await sheet.dot('Open data days').click()
  await pictureOf(uma.page, testInfo, '21-sheet')
  const { cards } = (await others[0]!.dialogue()).rounds[0]!.items[0]!.wording as {
    cards: { id: string }[]
  }
  for (const [place, one] of others.entries()) {
    const given = { [cards[place]!.id]: 1, [cards[4]!.id]: 1 }
    await one.answer(PRIORITIES_ITEM, { dots: given })
  }
  await sheet.panel.locator('[data-saved=saved]').waitFor()
  await steering.closeRound('priorities')
  await steering.button(dots.reveal).click()
  await sheet.stage('revealed', 'priorities')
  await sheet.tab('results')
  await pictureOf(uma.page, testInfo, '22-results')
  for (const one of others) await one.leave()
})
