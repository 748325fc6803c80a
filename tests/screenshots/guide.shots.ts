import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { PRIORITIES_ITEM } from '@/dialogue/priorities'
import { templateContent } from '@/dialogue/templates'
import { agendaOf } from '@/dialogue/templates/agendas'
import { pictureOf } from '../fixtures/look'
import { joinByApi } from '../fixtures/seated-by-api'
import { test } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { CaucusPage } from '../pages/caucus'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard, startWorkshop } from '../pages/enter'
import { OrderPages } from '../pages/order-pages'
import { SessionBar } from '../pages/session-bar'
import { filled, words } from '../pages/words'

/**
 * The pictures of docs/facilitators-guide.md: one dialogue of 90 minutes from its first stage to its last,
 * as its facilitator and its delegates see it. What the guide doesn't show goes among the test's results, to
 * look at. Nothing is compared. One test, because every stage stands on the one before.
 */

const IMAGES = fileURLToPath(new URL('../../docs/images/guide/', import.meta.url))
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const SMALL = { viewport: { width: 1366, height: 650 } }
const WIDE = { viewport: { width: 1440, height: 900 } }
const { parties, axes } = templateContent('us-rok-space')
const { stages } = agendaOf('us-rok-space', 2)
const { caucus, dialogue, dots, drafts, order, results, session, share } = words.en
const PILOT = { en: 'Space awareness data pilot', ko: '우주상황인식 데이터 시범사업' }
const MAP = { en: 'Joint priorities map', ko: '공동 우선순위 지도' }

/** A picture of the guide; `clip` keeps a strip of the page. */
async function shoot(page: Page, name: string, clip?: { y: number; height: number }) {
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(2, 2)
  const { width } = page.viewportSize()!
  await page.screenshot({
    path: `${IMAGES}${name}.png`,
    animations: 'disabled',
    ...(clip && { clip: { x: 0, width, ...clip } }),
  })
}

async function join(page: Page, link: string, name: string) {
  await page.goto(link)
  await page.locator('#name').fill(name)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL('**/board/**')
  await new BoardPage(page).ready()
  await page.locator('[data-session-bar]').waitFor()
}

test('ninety minutes', async ({ person, playwright, server }, testInfo) => {
  test.setTimeout(900_000)
  const ada = await person(SMALL)
  const una = await person(SMALL)
  const uma = await person(PHONE)
  const kim = await person({ ...SMALL, locale: 'ko-KR', colorScheme: 'dark' })
  const crowd = { una: una.page, uma: uma.page, kim: kim.page }
  const bar = new SessionBar(ada.page)
  const steering = new DialoguePanel(ada.page)
  const sheet = new DialoguePanel(una.page)
  /** Everybody's screen as it is now, among the results; the facilitator's in two sizes. */
  const look = async (name: string) => {
    await pictureOf(ada.page, testInfo, `${name}-ada-1366`)
    await ada.page.setViewportSize(WIDE.viewport)
    await pictureOf(ada.page, testInfo, `${name}-ada-1440`)
    await ada.page.setViewportSize(SMALL.viewport)
    for (const [who, page] of Object.entries(crowd))
      await pictureOf(page, testInfo, `${name}-${who}`)
  }
  /** In a stage the panel's head says what the stage says, not that all is revealed. */
  const gone = (button: string) => steering.button(button).waitFor({ state: 'detached' })
  const goTo = async (place: number) => {
    const { id, title } = stages[place]!
    await bar.next(title.en)
    for (const page of Object.values(crowd)) await page.locator(`[data-stage="${id}"]`).waitFor()
  }

  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Space dialogue', name: 'Ada' })
  const dialog = ada.page.getByRole('dialog', { name: share.title })
  await dialog.getByRole('tab', { name: share.tabs.interpreters }).click()
  await shoot(ada.page, 'before-interpreters')
  await dialog.getByRole('tab', { name: share.tabs.seats }).click()
  await pictureOf(ada.page, testInfo, '00-seats')
  await dialog.getByRole('tab', { name: share.tabs.sides }).click()
  const links = await board.partyLinks(parties.map((party) => party.name.en))
  await join(uma.page, links[0]!, 'Uma')
  const delegate = await joinBoard(una, links[0]!, 'Una')
  await join(kim.page, links[1]!, '김서연')
  const others = await Promise.all([
    joinByApi(playwright, server.url, links[0]!, 'Ulf'),
    ...['Lee', 'Park'].map((name) => joinByApi(playwright, server.url, links[1]!, name)),
  ])
  await look('00-before')
  await steering.open()
  await steering.tab('people')
  await shoot(ada.page, 'before-people')
  await steering.button(dialogue.collapse).click()

  await test.step('Welcome', async () => {
    await bar.start(stages[0]!.title.en)
    await una.page.locator(`[data-stage="${stages[0]!.id}"]`).waitFor()
    await bar
      .button(session.timer.start)
      .or(bar.bar.getByRole('button', { name: /^Start the timer/ }))
      .first()
      .click()
    await una.page.getByRole('button', { name: session.hand.raise }).click()
    await kim.page.keyboard.press('u')
    await ada.page.locator('[data-hands="2"]').waitFor()
    await look('01-welcome')
    await shoot(ada.page, 'stage-bar', { y: 0, height: 110 })
    await ada.page.locator('[data-hands]').click()
    await shoot(ada.page, 'hands', { y: 0, height: 330 })
    await ada.page.getByRole('button', { name: session.hand.lowerAll }).click()
    await ada.page.keyboard.press('Escape')
  })

  await test.step('Stances', async () => {
    await goTo(1)
    await look('02-stances')
    await shoot(una.page, 'stances')
    await bar.button(session.summon.action).click()
    await kim.page.locator('[data-summons]').waitFor()
    await look('02-summoned')
    await bar.button(session.present.start).click()
    await ada.page.locator('[data-presenting]').waitFor()
    await ada.page.getByText(session.summon.done).waitFor({ state: 'hidden' })
    await look('02-presenting')
    await shoot(ada.page, 'presenting')
    await bar.button(session.present.stop).click()
    await bar.button(session.freeze.label).click()
    await ada.page.getByRole('menuitemradio', { name: session.freeze.participants }).click()
    await kim.page.locator('[data-frozen]').waitFor()
    await look('02-frozen')
    await ada.page.keyboard.press('Shift+X')
    await kim.page.locator('[data-frozen]').waitFor({ state: 'detached' })
  })

  await test.step('Positions', async () => {
    await goTo(2)
    await look('03-positions-before')
    await bar.button(session.round.open.positions).click()
    await shoot(ada.page, 'positions-open')
    await steering.button(dialogue.setup.open).click()
    await steering.phase('open', 'positions')
    await uma.page.locator('[data-dialogue-pill]').waitFor()
    await look('03-positions-open')
    await sheet.open()
    await new DialoguePanel(uma.page).open()
    for (const axis of axes) {
      await sheet.mark(axis.name.en, 'self').fill('70')
      await sheet.mark(axis.name.en, { party: 'ROK' }).fill('15')
      await sheet.axisSaved(axis.name.en)
    }
    await look('03-positions-sheet')
    await shoot(una.page, 'positions-sheet')
    await shoot(uma.page, 'positions-phone')
    for (const one of others) {
      const isUs = one.name.startsWith('U')
      for (const axis of axes)
        await one.answer(axis.id, {
          self: isUs ? 70 : 40,
          estimates: { [isUs ? 'rok' : 'us']: isUs ? 5 : 95 },
        })
    }
    const phone = new DialoguePanel(uma.page)
    await phone.mark(axes[0]!.name.en, 'self').fill('60')
    await phone.mark(axes[0]!.name.en, { party: 'ROK' }).fill('20')
    await phone.axisSaved(axes[0]!.name.en)
    await phone.button(dialogue.collapse).click()
    const korean = new DialoguePanel(kim.page)
    await korean.open()
    await kim.page.locator('input[type=number]').nth(0).fill('40')
    await kim.page.locator('input[type=number]').nth(1).fill('90')
    await kim.page.locator('[data-saved=saved]').first().waitFor()
    await steering.closeRound('positions')
    await look('03-positions-closed')
  })

  await test.step('Reveal', async () => {
    await goTo(3)
    await look('04-reveal-before')
    await steering.button(filled(dialogue.steer.reveal, { name: `1. ${axes[0]!.name.en}` })).click()
    await sheet.phase('revealing', 'positions')
    await look('04-revealing')
    await shoot(ada.page, 'reveal')
    await steering.button(filled(dialogue.steer.revealAll, { count: axes.length - 1 })).click()
    await steering.confirm(dialogue.steer.revealConfirm.action)
    await gone(filled(dialogue.steer.revealAll, { count: axes.length - 1 }))
    await look('04-revealed')
    await sheet.button(dialogue.collapse).click()
    await steering.button(dialogue.collapse).click()
    await kim.page.keyboard.press('Escape')
  })

  await test.step('Private writing', async () => {
    await goTo(4)
    await una.page.locator('[data-drafts=saved]').waitFor()
    await look('05-write')
    await delegate.addCardInBoth(PILOT.en, PILOT.ko)
    await delegate.addCardInBoth(MAP.en, MAP.ko)
    await una.page.locator('[data-drafts=saved]').waitFor()
    await look('05-written')
    await shoot(una.page, 'writing')
    const banner = ada.page.getByRole('region', { name: drafts.label })
    await banner.getByRole('button', { name: drafts.leading.reveal }).click()
    await look('05-reveal-asked')
    await ada.page.getByRole('button', { name: drafts.confirm.action }).last().click()
    await board.card(PILOT.en).waitFor()
    await delegate.card(MAP.en).waitFor()
    await look('05-released')
  })

  await test.step('Read and pin', async () => {
    await goTo(5)
    await delegate.card(PILOT.en).waitFor()
    await delegate.pinCard(PILOT.en, { axis: axes[0]!.name.en, value: 40 })
    await delegate.saved()
    await look('06-propose')
    await shoot(ada.page, 'proposals')
  })

  await test.step('Dots and tabling', async () => {
    await goTo(6)
    await look('07-table')
    await steering.open()
    await steering.button(dots.open).click()
    await look('07-dots-form')
    await steering.button(dialogue.setup.open).click()
    await steering.phase('open', 'priorities')
    await look('07-dots-open')
    await delegate.focusCanvas()
    await una.page.keyboard.press('Escape')
    await shoot(una.page, 'dots')
    const { cards } = (await others[0].dialogue()).rounds[0]!.items[0]!.wording as {
      cards: { id: string }[]
    }
    for (const [place, one] of others.entries())
      await one.answer(PRIORITIES_ITEM, { dots: { [cards[place % 2]!.id]: 1 } })
    await steering.closeRound('priorities')
    await steering.button(dots.reveal).click()
    await gone(dots.reveal)
    await look('07-dots-revealed')
    await steering.tab('cards')
    for (const { en } of [PILOT, MAP]) await steering.confirmAndTable(en)
    await look('07-tabled')
    await shoot(ada.page, 'tabling')
    await steering.button(dialogue.collapse).click()
  })

  await test.step('Assessment', async () => {
    await goTo(7)
    await look('08-assess-before')
    await bar.button(session.round.open.assessments).click()
    await steering.button(dialogue.setup.open).click()
    await steering.phase('open', 'assessments')
    await look('08-assess-open')
    await sheet.open()
    await sheet.choose(PILOT.en, 'support_with_reservations')
    await sheet.cardSaved(PILOT.en)
    await sheet.choose(MAP.en, 'endorsement')
    await sheet.cardSaved(MAP.en)
    await shoot(una.page, 'assessment')
    const { items } = (await others[0].dialogue()).rounds[0]!
    for (const one of others)
      for (const { id } of items)
        await one.answer(id, {
          gradient: 'endorsement',
          condition:
            one.name === 'Lee' && id === items[0]!.id
              ? { locale: 'ko', text: '예산이 확보되면' }
              : null,
        })
    await new DialoguePanel(uma.page).open()
    await new DialoguePanel(uma.page).choose(PILOT.en, 'endorsement')
    await new DialoguePanel(uma.page).cardSaved(PILOT.en)
    await look('08-assess-sheet')
    await new DialoguePanel(kim.page).open()
    await kim.page.locator('[data-dialogue-panel] [role=radio]').first().click()
    await kim.page.locator('[data-saved=saved]').first().waitFor()
    await steering.closeRound('assessments')
    await look('08-closed')
    await steering.panel
      .getByLabel(results.condition.english)
      .first()
      .fill('If the budget is there')
    await steering.panel.getByLabel(results.condition.korean).first().fill('예산이 확보되면')
    await shoot(ada.page, 'conditions')
    await steering.button(results.condition.keep).click()
    await steering.panel.getByText(results.condition.saved, { exact: true }).waitFor()
    await steering.button(dialogue.steer.revealResults).click()
    await steering.confirm(dialogue.steer.revealConfirm.action)
    await gone(dialogue.steer.revealResults)
    await look('08-revealed')
    await steering.button(dialogue.collapse).click()
  })

  await test.step('Small steps', async () => {
    await goTo(8)
    await look('09-commit-before')
    await steering.open()
    await steering.tab('results')
    await steering.button(results.commitment.add).click()
    await steering.panel.getByLabel(results.commitment.stepEn).fill('Name two contact points')
    await steering.panel.getByLabel(results.commitment.stepKo).fill('연락 창구를 두 곳 정한다')
    await shoot(ada.page, 'small-steps')
    await steering.panel
      .getByRole('button', { name: results.commitment.save, exact: true })
      .last()
      .click()
    await look('09-commit')
    await goTo(9)
    await look('10-close')
  })
  for (const one of others) await one.leave()
})

test('a side alone, and order', async ({ person }, testInfo) => {
  const ada = await person(SMALL)
  const una = await person(SMALL)
  const uma = await person(PHONE)
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Space dialogue', name: 'Ada' })
  const [link] = await board.partyLinks([parties[0]!.name.en])
  const delegate = await joinBoard(una, link!, 'Una')
  await join(uma.page, link!, 'Uma')
  for (const title of [PILOT.en, MAP.en]) await delegate.addCard(title)
  await delegate.saved()
  await board.card(MAP.en).waitFor()
  await board.selectCard(MAP.en)
  await ada.page.keyboard.press('Delete')
  await board.saved()
  await new DialoguePanel(ada.page).open()
  const keeping = new OrderPages(ada.page)
  await keeping.openActivity()
  await ada.page.getByRole('button', { name: new RegExp(`^${order.bringBack}`) }).waitFor()
  await shoot(ada.page, 'activity')
  await keeping.choose('Una', order.people.undo)
  const undo = ada.page.getByRole('dialog', { name: filled(order.undo.title, { name: 'Una' }) })
  await undo.getByRole('listitem').first().waitFor()
  await shoot(ada.page, 'undo')
  await ada.page.keyboard.press('Escape')

  const room = new CaucusPage(una.page, parties[0]!.short.en)
  await room.enter()
  await room.addCard('An offer to both')
  await room.saved()
  await pictureOf(una.page, testInfo, 'caucus-wide')
  await room.selectCard('An offer to both')
  const release = await room.openRelease()
  await release.getByRole('img', { name: caucus.release.picture }).waitFor()
  await shoot(una.page, 'caucus-release')
  await una.page.keyboard.press('Escape')
  await una.page.keyboard.press('Escape')
  await shoot(una.page, 'caucus')
  await pictureOf(uma.page, testInfo, 'plenary-phone')
  await uma.page.getByRole('navigation', { name: caucus.rooms }).getByRole('button').click()
  const name = filled(caucus.name, { party: parties[0]!.short.en })
  await uma.page.getByRole('menuitem', { name }).click()
  await uma.page.getByRole('region', { name }).waitFor()
  await new BoardPage(uma.page).ready()
  await pictureOf(uma.page, testInfo, 'caucus-phone')
})
