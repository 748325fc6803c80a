import { randomBytes } from 'node:crypto'
import { templateContent } from '@/dialogue/templates'
import type { Gradient } from '@/dialogue/measures/gradients'
import type { CreatedWorkshop } from '@/server/services'
import { joinByApi } from '../fixtures/seated-by-api'
import { expect, test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard } from '../pages/enter'
import { words } from '../pages/words'

const { parties } = templateContent('us-rok-space')
const { dialogue, answering, results, canvas } = words.en
const TITLE = 'Joint priorities map'

test('Without attribution: a tabled card is assessed under keys, its condition reworded, then revealed', async ({
  person,
  playwright,
  server,
}) => {
  const ada = await person()
  const uma = await person()
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'us-rok-space', title: 'Assessment', attributionMode: 'none' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const [us, rok] = parties.map(({ id }) => links.parties[id]!)
  const board = await joinBoard(ada, links.facilitator, 'Ada')
  await joinBoard(uma, us!, 'U.S. 1')
  const others = await Promise.all([
    ...['U.S. 2', 'U.S. 3'].map((name) => joinByApi(playwright, server.url, us!, name)),
    ...['ROK 1', 'ROK 2', 'ROK 3'].map((name) => joinByApi(playwright, server.url, rok!, name)),
  ])
  const steering = new DialoguePanel(ada.page)
  const sheet = new DialoguePanel(uma.page)

  // Only what both languages say, and somebody has read, goes forward.
  await board.addCard(TITLE)
  const editor = await board.editCard(TITLE)
  await ada.page.getByRole('button', { name: '한국어' }).click()
  await editor.title.fill('공동 우선순위 지도')
  await editor.done()
  await steering.open()
  await steering.tab('cards')
  const row = steering.panel.getByRole('article').filter({ hasText: TITLE })
  const table = row.getByRole('button', { name: `Table ${TITLE}` })
  await expect(table).toBeDisabled()
  await row.getByRole('button', { name: TITLE, exact: false }).first().click()
  await row.getByRole('button', { name: dialogue.cards.confirm.en }).click()
  await row.getByRole('button', { name: dialogue.cards.confirm.ko }).click()
  await board.saved()
  await table.click()
  await expect(steering.panel.getByText(dialogue.cards.group.tabled)).toBeVisible()

  await steering.tab('now')
  await steering.openRound('assessments')
  await sheet.open()
  await sheet.choose(TITLE, 'support_with_reservations')
  const card = sheet.card(TITLE)
  await card.getByRole('button', { name: answering.assessments.addCondition }).click()
  await card.getByLabel(answering.assessments.condition).fill('ROK names what it is for')
  await card.getByRole('checkbox', { name: answering.assessments.adReferendum }).check()
  await sheet.cardSaved(TITLE)

  // A second tab of the same browser shares the key, and so the answer.
  const tab = await uma.context.newPage()
  await tab.goto(uma.page.url())
  const second = new DialoguePanel(tab)
  await second.open()
  await expect(
    second.card(TITLE).getByRole('radio', {
      name: canvas.assessed.gradient.support_with_reservations,
    }),
  ).toBeChecked()
  await second.button(answering.key.show).click()
  const code = await second.panel.locator('[data-ballot-key]').innerText()
  expect(code.replaceAll(' ', '')).toMatch(/^[A-Za-z0-9_-]{43}$/)
  await tab.close()

  const round = (await others[0]!.dialogue()).rounds[0]!
  const given: Gradient[] = [
    'endorsement',
    'agreement_with_contention',
    'endorsement',
    'abstain',
    'support_with_reservations',
  ]
  for (const [place, one] of others.entries()) {
    await one.answer(round.items[0]!.id, { gradient: given[place] }, ballotKey())
  }
  await steering.answered(6, 6)
  await steering.closeRound('assessments')

  // Between close and reveal: the condition without its side, put into neutral words in both languages.
  const desk = steering.panel.getByRole('listitem').filter({ hasText: 'ROK names what it is for' })
  await desk.getByLabel(results.condition.english).fill('The purpose is named first')
  await desk.getByLabel(results.condition.korean).fill('용도를 먼저 밝힌다')
  await desk.getByRole('button', { name: results.condition.keep }).click()
  await expect(desk.getByText(results.condition.saved)).toBeVisible()
  await expect(desk).not.toContainText('U.S.')
  await sheet.tab('results')
  await expect(sheet.panel.getByText(results.empty)).toBeVisible()

  await steering.button(dialogue.steer.revealResults).click()
  await steering.confirm(dialogue.steer.revealConfirm.action)
  await sheet.phase('revealed', 'assessments')
  await expect(sheet.result(TITLE)).toContainText(canvas.assessed.class.unresolved)
  await expect(sheet.panel.getByText('The purpose is named first')).toBeVisible()

  // Common ground becomes a small step, and everyone sees it.
  await sheet.button(results.commitment.add).click()
  await sheet.panel.getByLabel(results.commitment.stepEn).fill('Exchange lists of focus areas')
  await sheet.panel.getByLabel(results.commitment.doer).fill('Office of Space Affairs')
  await sheet.panel.getByLabel(results.commitment.due).fill('2027-03-01')
  await sheet.button(results.commitment.save).click()
  await steering.tab('results')
  await expect(steering.panel.getByText('Exchange lists of focus areas')).toBeVisible()
  for (const one of others) await one.leave()
})

/** As a browser makes it: 32 random bytes in base64url. */
function ballotKey(): string {
  return randomBytes(32).toString('base64url')
}
