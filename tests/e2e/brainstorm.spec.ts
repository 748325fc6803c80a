import type { CreatedWorkshop } from '@/server/services'
import { pictureOf } from '../fixtures/look'
import { joinByApi } from '../fixtures/seated-by-api'
import { expect, test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard } from '../pages/enter'
import { filled, words } from '../pages/words'

const { dialogue, canvas, results } = words.en
const CARDS = [
  { title: 'Open data day', korean: '공개 데이터의 날', gradient: 'serious_disagreement' },
  { title: 'Weekly walk', korean: '주간 산책', gradient: 'endorsement' },
] as const

test('A group without sides sees a spread on each axis and its proposals ranked', async ({
  person,
  playwright,
  server,
}, testInfo) => {
  const ada = await person()
  const una = await person()
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'brainstorm', title: 'Ideas', attributionMode: 'attributed' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const link = Object.values(links.parties)[0]!
  const board = await joinBoard(ada, links.facilitator, 'Ada')
  await joinBoard(una, link, 'Una')
  const others = await Promise.all(
    ['Bo', 'Cy', 'Di'].map((name) => joinByApi(playwright, server.url, link, name)),
  )
  const steering = new DialoguePanel(ada.page)
  const sheet = new DialoguePanel(una.page)
  await steering.open()
  await sheet.open()

  await test.step('Positions become a spread', async () => {
    await steering.openRound('positions')
    const numbers = sheet.panel.getByRole('spinbutton')
    const { items } = (await others[0]!.dialogue()).rounds[0]!
    await expect(numbers).toHaveCount(items.length)
    for (let place = 0; place < items.length; place += 1) await numbers.nth(place).fill('20')
    await expect(sheet.panel.locator('[data-saved=saved]')).toHaveCount(items.length)
    for (const [place, one] of others.entries()) {
      for (const { id } of items) await one.answer(id, { self: 40 + 20 * place, estimates: {} })
    }
    await steering.answered(4, 4)
    await steering.closeRound('positions')
    await pictureOf(ada.page, testInfo, 'positions-closed')
    if (items.length > 1) {
      await steering.button(filled(dialogue.steer.revealAll, { count: items.length })).click()
      await steering.confirm(dialogue.steer.revealConfirm.action)
    } else {
      await steering.panel.getByRole('button', { name: /^Reveal axis / }).click()
    }
    await steering.phase('revealed', 'positions')
    await sheet.tab('results')
    await expect(sheet.panel.getByText(/The middle is 50; half of you stand/).first()).toBeVisible()
    await expect(board.shapes('axis').first()).toContainText('The middle is 50')
    await pictureOf(una.page, testInfo, 'spread')
  })

  await test.step('Assessments become a ranking', async () => {
    await steering.button(dialogue.collapse).click()
    for (const { title, korean } of CARDS) await board.addCardInBoth(title, korean)
    await steering.open()
    await steering.tab('cards')
    for (const { title } of CARDS) await steering.confirmAndTable(title)
    await steering.tab('now')
    await steering.button(dialogue.steer.openAssessments).click()
    await pictureOf(ada.page, testInfo, 'setup')
    await expect(steering.panel.getByText(dialogue.setup.share)).toHaveCount(0)
    await steering.button(dialogue.setup.open).click()
    await steering.phase('open', 'assessments')
    await sheet.tab('now')
    const { items } = (await others[0]!.dialogue()).rounds[0]!
    for (const { title, gradient } of CARDS) {
      await sheet.choose(title, gradient)
      await sheet.cardSaved(title)
      const item = items.find(({ wording }) => JSON.stringify(wording).includes(title))!
      for (const one of others) await one.answer(item.id, { gradient })
    }
    await pictureOf(una.page, testInfo, 'assessing')
    await steering.closeRound('assessments')
    await steering.button(dialogue.steer.revealResults).click()
    await steering.confirm(dialogue.steer.revealConfirm.action)
    await sheet.phase('revealed', 'assessments')
    await sheet.tab('results')
    await expect(sheet.result('Weekly walk')).toContainText(canvas.assessed.classOne.common)
    const ranked = sheet.panel.getByRole('article').filter({ hasText: 'Place' })
    await expect(ranked.nth(0)).toContainText('Weekly walk')
    await expect(ranked.nth(1)).toContainText('Open data day')
    await expect(board.card('Weekly walk')).toContainText(canvas.assessed.classOne.common)
    await expect(board.card('Open data day')).toContainText(canvas.assessed.classOne.common_against)
  })

  await test.step('Nothing speaks of sides', async () => {
    await sheet.panel
      .getByRole('button', { name: filled(results.show, { name: 'Weekly walk' }) })
      .click()
    await pictureOf(una.page, testInfo, 'ranking')
    await steering.tab('results')
    for (const { page } of [ada, una]) {
      await expect(page.getByText(/\b(other )?sides?\b/i).filter({ visible: true })).toHaveCount(0)
    }
  })
  for (const one of others) await one.leave()
})
