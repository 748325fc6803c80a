import { templateContent } from '@/dialogue/templates'
import { pictureOf } from '../fixtures/look'
import { joinByApi } from '../fixtures/seated-by-api'
import { expect, test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard, startWorkshop } from '../pages/enter'
import { Lane } from '../pages/lane'
import { words } from '../pages/words'

const { parties, axes } = templateContent('us-rok-space')
const { canvas } = words.en

test('Delegates place their marks in the lanes, and see what both sides thought and said', async ({
  person,
  playwright,
  server,
}, testInfo) => {
  const ada = await person()
  const uma = await person()
  const kim = await person({ viewport: { width: 1366, height: 650 } })
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Lanes', name: 'Ada' })
  const links = await board.partyLinks(parties.map((party) => party.name.en))
  await joinBoard(uma, links[0]!, 'Uma')
  const hisBoard = await joinBoard(kim, links[1]!, 'Kim')
  const others = await Promise.all([
    ...['Ulf', 'Una'].map((name) => joinByApi(playwright, server.url, links[0]!, name)),
    ...['Lee', 'Park'].map((name) => joinByApi(playwright, server.url, links[1]!, name)),
  ])
  const steering = new DialoguePanel(ada.page)
  await steering.open()
  await steering.openRound('positions')
  const [lane, second] = axes.map((axis) => new Lane(uma.page, axis))

  await test.step('By pointer: first where one stands, then where one thinks the others do', async () => {
    await lane!.asks(canvas.placing.self)
    await lane!.press(75)
    await expect(lane!.slider('self')).toHaveValue('75')
    await lane!.asks('Where do you think ROK stands?')
    await lane!.press(10)
    await expect(lane!.slider({ party: 'ROK' })).toHaveValue('10')
    await lane!.asks(canvas.placing.done)
    await pictureOf(uma.page, testInfo, 'placed')
  })

  await test.step('A mark is dragged; a press somewhere else changes nothing', async () => {
    await lane!.press(40)
    await expect(lane!.slider('self')).toHaveValue('75')
    const from = await lane!.slider('self').boundingBox()
    const to = await lane!.at(60)
    await uma.page.mouse.move(from!.x + from!.width / 2, from!.y + from!.height / 2)
    await uma.page.mouse.down()
    await uma.page.mouse.move(to.x, to.y, { steps: 8 })
    await uma.page.mouse.up()
    await expect(lane!.slider('self')).toHaveValue('60')
  })

  await test.step('By keyboard: arrows by the step, Home and End, Delete takes it back', async () => {
    const self = second!.slider('self')
    await expect(self).toHaveAttribute('aria-valuetext', canvas.placing.unmarked)
    await self.focus()
    await self.press('End')
    await expect(self).toHaveAttribute('aria-valuetext', '100, leans to China')
    await self.press('ArrowLeft')
    await expect(self).toHaveValue('95')
    await self.press('Home')
    await expect(self).toHaveAttribute('aria-valuetext', '0, leans to North Korea')
    await self.press('Delete')
    await expect(self).toHaveAttribute('aria-valuetext', canvas.placing.unmarked)
    await second!.slider({ party: 'ROK' }).press('Enter')
    await expect(second!.slider({ party: 'ROK' })).toHaveValue('50')
    await self.press('ArrowRight')
    await expect(self).toHaveValue('55')
  })

  await test.step('An axis may be left out, and taken up again', async () => {
    const third = new Lane(uma.page, axes[2]!)
    await third.group.getByRole('button', { name: canvas.placing.abstain }).click()
    await third.asks(canvas.placing.abstained)
    await third.group.getByRole('button', { name: canvas.placing.resume }).click()
    await third.asks(canvas.placing.self)
  })

  await test.step('Nobody else’s board shows any of it', async () => {
    await expect(new Lane(kim.page, axes[0]!).slider('self')).toHaveAttribute(
      'aria-valuetext',
      canvas.placing.unmarked,
    )
    await expect(new Lane(ada.page, axes[0]!).group).toHaveCount(0)
  })

  const his = new Lane(kim.page, axes[0]!)
  await his.press(30)
  await his.press(90)
  for (const one of others) {
    const isUs = one.name.startsWith('U')
    const [self, other] = isUs ? [75, 10] : [30, 90]
    for (const axis of axes)
      await one.answer(axis.id, { self, estimates: { [isUs ? 'rok' : 'us']: other } })
  }
  await steering.answered(6, 6)
  await steering.closeRound('positions')
  // One's own marks stay in sight until the first reveal, and are fixed.
  await expect(lane!.slider('self')).toBeDisabled()

  await test.step('The view moves to the row that is revealed, and back on demand', async () => {
    const before = await lane!.drawing.boundingBox()
    await steering.button(`Reveal axis 1. ${axes[0]!.name.en}`).click()
    await expect(lane!.notice).toContainText('Moved to the results of axis 1.')
    await expect(lane!.group).toHaveCount(0)
    await expect(lane!.drawing).toContainText('Closer than you thought')
    await expect(lane!.drawing).toContainText('U.S. imagined about')
    await expect
      .poll(async () => (await lane!.drawing.boundingBox())!.width)
      .toBeGreaterThan(before!.width)
    await pictureOf(uma.page, testInfo, 'revealed')
    await pictureOf(kim.page, testInfo, 'revealed-small')
    await expect(lane!.table.getByRole('row')).toHaveCount(3)
    await lane!.notice.getByRole('button', { name: canvas.reveal.back }).click()
    await expect
      .poll(async () => Math.round((await lane!.drawing.boundingBox())!.width))
      .toBe(Math.round(before!.width))
  })

  await test.step('Who went back is asked the next time; who writes is not torn away', async () => {
    await hisBoard.focusCanvas()
    await kim.page.keyboard.press('c')
    await kim.page.keyboard.press('Enter')
    await kim.page.getByLabel(canvas.card.titleLabel).fill('A common l')
    await steering.button(`Reveal axis 2. ${axes[1]!.name.en}`).click()
    await expect(second!.notice).toContainText('Results are shown on axis 2')
    const his2 = new Lane(kim.page, axes[1]!)
    await expect(his2.notice).toContainText('Results are shown on axis 2')
    await expect(kim.page.getByLabel(canvas.card.titleLabel)).toBeFocused()
    await second!.notice.getByRole('button', { name: canvas.reveal.goThere }).click()
    await expect(second!.drawing).toContainText(/imagined|Too few answers/)
  })
  for (const one of others) await one.leave()
})
