import { templateContent } from '@/dialogue/templates'
import type { Gradient } from '@/dialogue/measures/gradients'
import type { CreatedWorkshop } from '@/server/services'
import { pictureOf } from '../fixtures/look'
import { joinByApi } from '../fixtures/seated-by-api'
import { expect, test } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard } from '../pages/enter'
import { filled, words } from '../pages/words'

const { parties } = templateContent('us-rok-space')
const { dialogue, answering, canvas, join, results } = words.en
const TITLE = 'Space awareness data pilot'
const NEW_TITLE = 'Space awareness data exchange'
const GIVEN: Gradient[] = [
  'endorsement',
  'endorsement',
  'agreement_with_contention',
  'endorsement',
  'endorsement',
  'dont_like_but_will_support',
]

test('A capital agrees later by its delegate’s link, and another wording asks for the support again', async ({
  person,
  playwright,
  server,
}, testInfo) => {
  const [ada, uma] = [await person(), await person()]
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'us-rok-space', title: 'Capitals', attributionMode: 'attributed' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const [us, rok] = parties.map(({ id }) => links.parties[id]!)
  const board = await joinBoard(ada, links.facilitator, 'Ada')
  await joinBoard(uma, us!, 'Uma')
  const others = await Promise.all([
    ...['Ulf', 'Una', 'Ursula'].map((name) => joinByApi(playwright, server.url, us!, name)),
    ...['Kim', 'Lee', 'Park'].map((name) => joinByApi(playwright, server.url, rok!, name)),
  ])
  const steering = new DialoguePanel(ada.page)
  let sheet = new DialoguePanel(uma.page)

  await test.step('A tabled card keeps its wording and pins, and says so', async () => {
    await board.addCardInBoth(TITLE, '우주상황인식 데이터 시범사업')
    await steering.open()
    await steering.tab('cards')
    await steering.confirmAndTable(TITLE)
    await expect(board.card(TITLE)).toContainText(canvas.assessed.status.tabled)
    const { x, y } = await board.middle(board.card(TITLE))
    await ada.page.mouse.click(x, y)
    const panel = ada.page.getByRole('dialog', { name: 'Proposal 1', exact: true })
    await expect(panel).toContainText(canvas.assessed.status.tabledLong)
    await expect(panel.getByRole('button', { name: canvas.card.edit })).toHaveCount(0)
    await expect(panel.getByRole('button', { name: canvas.card.pin })).toHaveCount(0)
  })

  await test.step('One answer waits for a capital, and the others’ support was guessed', async () => {
    await steering.tab('now')
    await steering.button(dialogue.steer.openAssessments).click()
    await steering.panel.getByRole('checkbox', { name: dialogue.setup.share }).check()
    await steering.button(dialogue.setup.open).click()
    await steering.phase('open', 'assessments')
    await sheet.open()
    await sheet.choose(TITLE, 'agreement_with_contention')
    const card = sheet.card(TITLE)
    await card.getByRole('checkbox', { name: answering.assessments.adReferendum }).check()
    await sheet.cardSaved(TITLE)
    const { items } = (await others[0]!.dialogue()).rounds[0]!
    for (const [place, one] of others.entries()) {
      await one.answer(items[0]!.id, { gradient: GIVEN[place], predictedShare: 40 })
    }
    await steering.answered(7, 7)
    await steering.closeRound('assessments')
    await steering.button(dialogue.steer.revealResults).click()
    await steering.confirm(dialogue.steer.revealConfirm.action)
    await sheet.phase('revealed', 'assessments')
    await sheet.tab('results')
    const result = sheet.result(TITLE)
    await expect(result).toContainText(canvas.assessed.capitals.pending)
    await expect(result.getByRole('row', { name: canvas.assessed.fact.expects })).toContainText(
      '40%',
    )
    await expect(result.getByRole('row', { name: canvas.assessed.fact.did })).toContainText('67%')
    await pictureOf(uma.page, testInfo, 'results')
  })

  await test.step('Days later, by the same link, the capital has agreed', async () => {
    await uma.page.close()
    const page = await uma.context.newPage()
    await page.goto(us!)
    await page.getByRole('button', { name: filled(join.continueAs, { name: 'Uma' }) }).click()
    await new BoardPage(page).ready()
    sheet = new DialoguePanel(page)
    await sheet.open()
    await sheet.tab('results')
    await sheet.button(dialogue.cards.adReferendum.confirm).click()
    await expect(sheet.result(TITLE)).toContainText(
      filled(dialogue.cards.adReferendum.confirmed, { party: 'U.S.' }),
    )
    await steering.tab('results')
    await expect(steering.result(TITLE)).toContainText(canvas.assessed.capitals.confirmed)
    await steering.panel
      .getByRole('button', { name: filled(results.show, { name: TITLE }) })
      .click()
    await expect(board.card(TITLE)).toContainText(canvas.assessed.capitalShort.confirmed)
    await pictureOf(ada.page, testInfo, 'capital-agrees')
  })

  await test.step('A delegate suggests another wording, the facilitator takes it, support says reconfirm', async () => {
    await sheet.tab('cards')
    const row = sheet.row(TITLE)
    await row.getByRole('button', { name: TITLE }).first().click()
    await row.getByRole('button', { name: dialogue.cards.amend }).click()
    await row.getByLabel(dialogue.cards.amendTitleEn).fill(NEW_TITLE)
    await row.getByLabel(dialogue.cards.amendTitleKo).fill('우주상황인식 데이터 교환')
    await row.getByRole('button', { name: dialogue.cards.amendSend }).click()
    await steering.tab('cards')
    const suggested = steering.row(NEW_TITLE)
    await expect(suggested).toContainText(filled(dialogue.cards.amendBy, { name: 'Uma' }))
    await expect(board.card(TITLE)).toBeVisible()
    await pictureOf(ada.page, testInfo, 'suggested')
    await suggested.getByRole('button', { name: dialogue.cards.take }).click()
    await steering.confirm(dialogue.cards.takeConfirm.action)
    await expect(board.card(NEW_TITLE)).toContainText(canvas.assessed.reconfirmShort)
    // The history: what it said, what it says, and who asked for it.
    const history = sheet.row(dialogue.cards.amendStatus.accepted)
    await expect(history).toContainText(filled(dialogue.cards.amendBy, { name: 'Uma' }))
    await history.getByRole('button').first().click()
    await expect(history).toContainText(TITLE)
    await sheet.tab('results')
    await expect(sheet.result(NEW_TITLE)).toContainText(dialogue.cards.reconfirm)
    await pictureOf(ada.page, testInfo, 'reconfirm')
  })
  for (const one of others) await one.leave()
})
