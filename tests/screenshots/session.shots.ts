import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { templateContent } from '@/dialogue/templates'
import { agendaOf } from '@/dialogue/templates/agendas'
import { test } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { startWorkshop } from '../pages/enter'
import { SessionBar } from '../pages/session-bar'

/** Pictures of running the room at the sizes people have, to look at; nothing is compared. */

const SHOTS = fileURLToPath(new URL('../../test-results/session/', import.meta.url))
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const SMALL = { viewport: { width: 1366, height: 650 } }
const { parties } = templateContent('us-rok-space')
const { stages } = agendaOf('us-rok-space', 2)

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
  await page.locator('[data-session-bar]').waitFor()
}

test('a session from its first stage to its last', async ({ person }) => {
  test.setTimeout(600_000)
  const ada = await person()
  const uma = await person(PHONE)
  const kim = await person({ ...SMALL, locale: 'ko-KR', colorScheme: 'dark' })
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Space dialogue', name: 'Ada' })
  const links = await board.partyLinks(parties.map((party) => party.name.en))
  const bar = new SessionBar(ada.page)
  await bar.bar.waitFor()
  await join(uma.page, links[0]!, 'Uma')
  await join(kim.page, links[1]!, '김서연')
  await shoot(ada.page, '00-before-1440')
  await shoot(uma.page, '00-before-phone')
  await shoot(kim.page, '00-before-korean-dark')
  const people = [new SessionBar(uma.page), new SessionBar(kim.page)]
  for (const [place, { title, id }] of stages.entries()) {
    if (place === 0) await bar.start(title.en)
    else await bar.next(title.en)
    for (const each of people) await each.bar.locator(`[data-stage="${id}"]`).waitFor()
    await ada.page.waitForFunction(() => document.getAnimations().length === 0)
    const name = `${String(place + 1).padStart(2, '0')}-${id}`
    await ada.page.setViewportSize({ width: 1440, height: 900 })
    await shoot(ada.page, `${name}-1440`)
    await ada.page.setViewportSize(SMALL.viewport)
    await shoot(ada.page, `${name}-1366`)
    await shoot(uma.page, `${name}-phone`)
    await shoot(kim.page, `${name}-korean-dark`)
  }
})

test('what turns attention', async ({ person }) => {
  const ada = await person({ ...SMALL })
  const uma = await person(PHONE)
  const kim = await person({ ...SMALL, locale: 'ko-KR', colorScheme: 'dark' })
  const lead = await person({ ...PHONE })
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Space dialogue', name: 'Ada' })
  const links = await board.partyLinks(parties.map((party) => party.name.en))
  const bar = new SessionBar(ada.page)
  await join(uma.page, links[0]!, 'Uma')
  await join(kim.page, links[1]!, '김서연')
  await bar.start(stages[0]!.title.en)
  await bar.next(stages[1]!.title.en)
  await uma.page.locator(`[data-stage="${stages[1]!.id}"]`).waitFor()
  await uma.page.getByRole('button', { name: 'Raise your hand' }).click()
  await uma.page.getByRole('button', { name: /^Your hand is up/ }).waitFor()
  await kim.page.keyboard.press('u')
  await ada.page.locator('[data-hands="2"]').waitFor()
  await bar.button('Start').click()
  await bar.button('Bring everyone here').click()
  await kim.page.locator('[data-summons]').waitFor()
  await uma.page.locator('[data-summons]').waitFor()
  await shoot(uma.page, '20-summoned-phone')
  await shoot(kim.page, '20-summoned-korean')
  await bar.button('Present: everyone follows me').click()
  await ada.page.locator('[data-presenting]').waitFor()
  await ada.page.keyboard.press('PageDown')
  await kim.page
    .getByRole('button', { name: '좋아요' })
    .or(kim.page.getByRole('button', { name: '반응하기' }))
    .first()
    .click()
  await kim.page.getByRole('button', { name: '천천히 해 주세요' }).click()
  await ada.page.locator('[data-reaction]').waitFor()
  await shoot(ada.page, '21-presenting-1366')
  await shoot(kim.page, '21-reacting-korean')
  await shoot(uma.page, '21-following-phone')
  await bar.button('Freeze the board').click()
  await shoot(ada.page, '22-freeze-menu')
  await ada.page.getByRole('menuitemradio', { name: 'Participants only look' }).click()
  await kim.page.locator('[data-frozen]').waitFor()
  await kim.page.keyboard.press('Escape')
  await shoot(ada.page, '23-frozen-1366')
  await shoot(uma.page, '23-frozen-phone')
  await shoot(kim.page, '23-frozen-korean')
  await ada.page.locator('[data-hands]').click()
  await shoot(ada.page, '24-hands')
  await ada.page.keyboard.press('Escape')
  await bar.openAgenda()
  await shoot(ada.page, '25-agenda')
  await ada.page.keyboard.press('Escape')
  await bar.timer('One minute less')
  await ada.page.getByRole('button', { name: /^Timer: / }).click()
  await shoot(ada.page, '26-timer')
  await ada.page.keyboard.press('Escape')
  const editor = await bar.edit()
  await shoot(ada.page, '27-editor')
  await editor.getByRole('button', { name: /^Change Is this/ }).click()
  await shoot(ada.page, '28-editor-stage')
  await ada.page.keyboard.press('Escape')
  await ada.page.keyboard.press('Shift+Slash')
  await shoot(ada.page, '29-keys')
  await ada.page.keyboard.press('Escape')
  await new SessionBar(uma.page).stage.click()
  await shoot(uma.page, '30-agenda-phone')
  await lead.context.addCookies(await ada.context.cookies())
  await lead.page.goto(ada.page.url())
  await lead.page.locator('[data-session-bar]').waitFor()
  await new BoardPage(lead.page).ready()
  await shoot(lead.page, '31-lead-phone')
  await lead.page.getByRole('button', { name: 'More for this session' }).click()
  await shoot(lead.page, '32-lead-phone-menu')
  await lead.page.getByRole('menuitem', { name: 'Edit the agenda' }).click()
  await shoot(lead.page, '33-editor-phone')
  await ada.page.close()
})
