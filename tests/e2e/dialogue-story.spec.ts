import { templateContent } from '@/dialogue/templates'
import type { Gradient } from '@/dialogue/measures/gradients'
import type { CreatedWorkshop } from '@/server/services'
import { joinByApi } from '../fixtures/seated-by-api'
import { expect, test, type Person } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard } from '../pages/enter'
import { filled, words } from '../pages/words'

/** Design, "Measures": the golden fixture. The first of each side sits at a browser, the rest at the API. */
const US = { self: [70, 80, 60, 90, 75], estimates: [10, 20, 15, 30, 5] }
const ROK = { self: [20, 30, 25, 40], estimates: [85, 95, 90, 80] }
const HEADLINE = 'Closer than you thought: 48 apart, not 60.'
const GRADIENTS: { us: Gradient[]; rok: Gradient[] } = {
  us: [
    'endorsement',
    'agreement_with_contention',
    'support_with_reservations',
    'support_with_reservations',
    'more_discussion_needed',
  ],
  rok: [
    'agreement_with_contention',
    'agreement_with_contention',
    'endorsement',
    'dont_like_but_will_support',
  ],
}
const TITLE = 'Space awareness data pilot'

const { parties, axes } = templateContent('us-rok-space')
const [first, second] = axes.map((axis) => axis.name.en)
const { dialogue, canvas, answering, results } = words.en

test('Two delegations go from their stances to common ground', async ({
  person,
  playwright,
  server,
}, testInfo) => {
  const [ada, uma, kim] = [await person(), await person(), await person()]
  const shoot = async (who: Person, name: string) => {
    await who.page.evaluate(() => document.fonts.ready)
    await who.page.screenshot({ path: testInfo.outputPath(`${name}.png`), animations: 'disabled' })
  }
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'us-rok-space', title: 'Space dialogue', attributionMode: 'attributed' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const [usLink, rokLink] = parties.map(({ id }) => links.parties[id]!)
  const board = await joinBoard(ada, links.facilitator, 'Ada')
  const us = await joinBoard(uma, usLink!, 'Uma')
  const rok = await joinBoard(kim, rokLink!, 'Kim')
  const seats = await Promise.all([
    ...['Ulf', 'Una', 'Ursula', 'Uri'].map((name) =>
      joinByApi(playwright, server.url, usLink!, name),
    ),
    ...['Lee', 'Park', 'Choi'].map((name) => joinByApi(playwright, server.url, rokLink!, name)),
  ])
  const others = seats.map((seat, place) => {
    const isUs = place < 4
    return { seat, isUs, place: isUs ? place + 1 : place - 3 }
  })
  const steering = new DialoguePanel(ada.page)
  const usSheet = new DialoguePanel(uma.page)
  const rokSheet = new DialoguePanel(kim.page)
  for (const panel of [steering, usSheet, rokSheet]) await panel.open()

  await test.step('Own stance: each side confirms its own', async () => {
    const stance = { name: canvas.stance.confirm, exact: true }
    await us.shapes('axis').nth(0).getByRole('button', stance).click()
    await rok.shapes('axis').nth(0).getByRole('button', stance).click()
    await expect(
      board.shapes('axis').nth(0).getByText(canvas.stance.confirmed).nth(1),
    ).toBeVisible()
  })

  await test.step('Positions: sealed, from the sheet or on the board', async () => {
    await steering.openRound('positions')
    await expect(usSheet.panel.getByText(dialogue.hidden)).toBeVisible()
    for (const { name } of axes) {
      await usSheet.mark(name.en, 'self').fill(String(US.self[0]))
      await usSheet.mark(name.en, { party: 'ROK' }).fill(String(US.estimates[0]))
      await usSheet.axisSaved(name.en)
      await rokSheet.mark(name.en, 'self').fill(String(ROK.self[0]))
      await rokSheet.mark(name.en, { party: 'U.S.' }).fill(String(ROK.estimates[0]))
      await rokSheet.axisSaved(name.en)
    }
    const own = filled(canvas.placing.selfSlider, { axis: first! })
    const onBoard = us.canvas.getByRole('slider', { name: own })
    await expect(onBoard).toHaveValue(String(US.self[0]))
    await onBoard.fill('65')
    await expect(usSheet.mark(first!, 'self')).toHaveValue('65')
    await onBoard.fill(String(US.self[0]))
    await usSheet.axisSaved(first!)
    for (const { seat, isUs, place } of others) {
      for (const { id } of axes) {
        await seat.answer(id, {
          self: (isUs ? US : ROK).self[place],
          estimates: { [isUs ? 'rok' : 'us']: (isUs ? US : ROK).estimates[place] },
        })
      }
    }
    await steering.answered(9, 9)
    await expect(board.canvas.getByRole('slider', { name: own })).toHaveCount(0)
    await shoot(uma, '1-positions')
    await steering.closeRound('positions')
    await shoot(ada, '2-before-reveal')
  })

  await test.step('Reveal: axis by axis, in words and in the lane', async () => {
    await steering.button(filled(dialogue.steer.reveal, { name: `1. ${first}` })).click()
    for (const panel of [usSheet, rokSheet]) {
      await panel.tab('results')
      await expect(panel.result(first!)).toContainText(HEADLINE)
      await expect(panel.result(second!)).toHaveCount(0)
    }
    await expect(us.shapes('axis').nth(0)).toContainText(HEADLINE)
    await shoot(kim, '3-after-reveal')
    await steering.button(filled(dialogue.steer.revealAll, { count: 2 })).click()
    await steering.confirm(dialogue.steer.revealConfirm.action)
    await steering.phase('revealed', 'positions')
    await expect(rokSheet.result(second!)).toContainText(HEADLINE)
  })

  await test.step('Propose: a card between the poles', async () => {
    for (const panel of [steering, usSheet, rokSheet]) await panel.button(dialogue.collapse).click()
    await rok.addCard(TITLE)
    const editor = await rok.editCard(TITLE)
    await kim.page.getByRole('button', { name: '한국어' }).click()
    await editor.title.fill('우주상황인식 데이터 시범사업')
    await editor.done()
    await rok.pinCard(TITLE, { axis: first!, value: 60 })
    await expect(us.chip(TITLE, 60)).toBeVisible()
  })

  await test.step('Table: both languages confirmed, wording frozen', async () => {
    await usSheet.open()
    await usSheet.tab('cards')
    const read = usSheet.panel.getByRole('article').filter({ hasText: TITLE })
    await read.getByRole('button', { name: TITLE }).first().click()
    await read.getByRole('button', { name: dialogue.cards.confirm.en }).click()
    await read.getByRole('button', { name: dialogue.cards.confirm.ko }).click()
    await us.saved()
    await steering.open()
    await steering.tab('cards')
    await steering.button(filled(dialogue.cards.tableTitle, { title: TITLE })).click()
    await expect(
      usSheet.panel.getByRole('heading', { name: dialogue.cards.group.tabled }),
    ).toBeVisible()
  })

  await test.step('Assess: common ground', async () => {
    await steering.tab('now')
    await steering.openRound('assessments')
    await rokSheet.open()
    await usSheet.tab('now')
    await usSheet.choose(TITLE, GRADIENTS.us[0]!)
    await rokSheet.choose(TITLE, GRADIENTS.rok[0]!)
    const card = rokSheet.card(TITLE)
    await card.getByRole('button', { name: answering.assessments.addCondition }).click()
    await card.getByLabel(answering.assessments.condition).fill('한반도 관련 데이터를 포함한다')
    await usSheet.cardSaved(TITLE)
    await rokSheet.cardSaved(TITLE)
    const { items } = (await seats[0]!.dialogue()).rounds[0]!
    for (const { seat, isUs, place } of others) {
      await seat.answer(items[0]!.id, { gradient: (isUs ? GRADIENTS.us : GRADIENTS.rok)[place] })
    }
    await steering.answered(9, 9)
    await shoot(kim, '4-assessing')
    await steering.closeRound('assessments')
    await expect(steering.panel.getByText('한반도 관련 데이터를 포함한다').first()).toBeVisible()
    await shoot(ada, '5-conditions')
    const desk = steering.panel.getByRole('listitem').filter({ hasText: '한반도 관련 데이터' })
    await desk.getByLabel(results.condition.english).fill('Data about the peninsula is included')
    await desk.getByRole('button', { name: results.condition.keep }).click()
    await expect(desk.getByText(results.condition.saved)).toBeVisible()
    await steering.button(dialogue.steer.revealResults).click()
    await steering.confirm(dialogue.steer.revealConfirm.action)
    await usSheet.tab('results')
    await expect(usSheet.result(TITLE)).toContainText(canvas.assessed.class.common)
    await shoot(uma, '6-common-ground')
  })
  for (const seat of seats) await seat.leave()
})
