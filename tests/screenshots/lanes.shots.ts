import { templateContent } from '@/dialogue/templates'
import type { CreatedWorkshop } from '@/server/services'
import { pictureOf } from '../fixtures/look'
import { joinByApi } from '../fixtures/seated-by-api'
import { expect, test } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard, startWorkshop } from '../pages/enter'
import { Lane } from '../pages/lane'

const { parties, axes } = templateContent('us-rok-space')

/** The plot has played. */
async function still(lane: Lane) {
  await expect(lane.drawing.locator('g[opacity]:not([opacity="1"])')).toHaveCount(0)
}

test('marks in a lane on a phone and in the dark', async ({ person }, testInfo) => {
  const ada = await person()
  const phone = await person({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const dark = await person({ viewport: { width: 1366, height: 650 }, colorScheme: 'dark' })
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Lanes', name: 'Ada' })
  const links = await board.partyLinks(parties.map((party) => party.name.en))
  await joinBoard(phone, links[0]!, 'Uma')
  await joinBoard(dark, links[1]!, 'Kim')
  const steering = new DialoguePanel(ada.page)
  await steering.open()
  await steering.openRound('positions')
  const lane = new Lane(phone.page, axes[0]!)
  await lane.surface.waitFor()
  await pictureOf(phone.page, testInfo, 'phone-asked')
  for (const value of [70, 20]) {
    const { x, y } = await lane.at(value)
    await phone.page.touchscreen.tap(x, y)
  }
  await lane.asks('All marked. Drag a mark to change it.')
  await pictureOf(phone.page, testInfo, 'phone-marked')
  const other = new Lane(dark.page, axes[1]!)
  await other.press(25)
  await other.press(80)
  await pictureOf(dark.page, testInfo, 'dark-marked')
})

test('a reveal beside the open panel, on a phone, in the dark and in Korean', async ({
  person,
  playwright,
  server,
}, testInfo) => {
  const phoneSize = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const ada = await person()
  const uma = await person(phoneSize)
  const kim = await person({
    viewport: { width: 1366, height: 650 },
    colorScheme: 'dark',
    locale: 'ko-KR',
  })
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'us-rok-space', title: 'Space dialogue', attributionMode: 'attributed' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const [us, rok] = parties.map(({ id }) => links.parties[id]!)
  await joinBoard(ada, links.facilitator, 'Ada')
  await joinBoard(uma, us!, 'Uma')
  await kim.page.goto(rok!)
  await kim.page.locator('#name').fill('김서연')
  await kim.page.locator('form button[type=submit]').click()
  await new BoardPage(kim.page).ready()
  const others = await Promise.all([
    ...['Ulf', 'Una'].map((name) => joinByApi(playwright, server.url, us!, name)),
    ...['Lee', 'Park'].map((name) => joinByApi(playwright, server.url, rok!, name)),
  ])
  const steering = new DialoguePanel(ada.page)
  await steering.open()
  await steering.button(steering.words.dialogue.steer.openPositions).click()
  await steering.panel.getByLabel(steering.words.dialogue.setup.meta).check()
  await steering.button(steering.words.dialogue.setup.open).click()
  await steering.phase('open', 'positions')
  const [phone, his] = [uma, kim].map(({ page }) => new Lane(page, axes[0]!))
  await phone!.surface.waitFor()
  for (const value of [70, 20, 90]) {
    const { x, y } = await phone!.at(value)
    await uma.page.touchscreen.tap(x, y)
  }
  await pictureOf(uma.page, testInfo, 'phone-three-marks')
  for (const value of [30, 85]) await his!.press(value)
  await kim.page.mouse.move(5, 400)
  await pictureOf(kim.page, testInfo, 'korean-dark-two-of-three')
  await his!.press(25)
  for (const one of others) {
    const isUs = one.name.startsWith('U')
    for (const [place, axis] of axes.entries())
      await one.answer(axis.id, {
        self: (isUs ? 75 : 30) + 5 * place,
        estimates: { [isUs ? 'rok' : 'us']: isUs ? 10 : 90 },
        meta: { [isUs ? 'rok' : 'us']: isUs ? 60 : 35 },
      })
  }
  await steering.answered(6, 6)
  await steering.closeRound('positions')
  await new DialoguePanel(uma.page).open()
  await new DialoguePanel(kim.page).open()
  await steering.button(`Reveal axis 1. ${axes[0]!.name.en}`).click()
  for (const [{ page }, name] of [
    [ada, 'reveal-panel-1440'],
    [kim, 'reveal-panel-korean-dark-1366'],
    [uma, 'reveal-panel-phone'],
  ] as const) {
    const lane = new Lane(page, axes[0]!)
    await lane.notice.waitFor()
    await expect
      .poll(async () => {
        const box = await lane.drawing.boundingBox()
        const panel = await new DialoguePanel(page).panel.boundingBox()
        return (
          box &&
          panel &&
          (name.endsWith('phone') ? box.y + box.height <= panel.y : box.x + box.width <= panel.x)
        )
      })
      .toBe(true)
    await still(lane)
    await pictureOf(page, testInfo, name)
  }
  for (const one of others) await one.leave()
})

test('a brainstorm is a spread', async ({ person, playwright, server }, testInfo) => {
  const ada = await person()
  const uma = await person({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'brainstorm', title: 'A brainstorm' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const link = Object.values(links.parties)[0]!
  await joinBoard(ada, links.facilitator, 'Ada')
  await joinBoard(uma, link, 'Uma')
  const others = await Promise.all(
    Array.from({ length: 11 }, (_, i) => joinByApi(playwright, server.url, link, `Person ${i}`)),
  )
  const steering = new DialoguePanel(ada.page)
  await steering.open()
  await steering.openRound('positions')
  const { items } = (await others[0]!.dialogue()).rounds[0]!
  await pictureOf(uma.page, testInfo, 'brainstorm-phone-asked')
  for (const [place, one] of others.entries())
    for (const { id } of items)
      await one.answer(id, {
        self: (place * 35) % 100 > 50 ? 60 + place : 10 + place * 5,
        estimates: {},
      })
  await steering.closeRound('positions')
  await steering.panel
    .getByRole('button', { name: /^Reveal/ })
    .first()
    .click()
  await ada.page.locator('[data-reveal-notice]').waitFor()
  await uma.page.locator('[data-reveal-notice]').waitFor()
  await ada.page
    .getByText(/^Middle/)
    .first()
    .waitFor()
  await still(new Lane(ada.page, { id: items[0]!.id, name: { en: '' } }))
  await pictureOf(ada.page, testInfo, 'brainstorm-revealed')
  await pictureOf(uma.page, testInfo, 'brainstorm-phone-revealed')
  for (const one of others) await one.leave()
})
