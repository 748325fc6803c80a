import { templateContent } from '@/dialogue/templates'
import { joinByApi } from '../fixtures/seated-by-api'
import { expect, test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard, startWorkshop } from '../pages/enter'
import { words } from '../pages/words'

const { parties, axes } = templateContent('us-rok-space')
const [first, second] = axes.map((axis) => axis.name.en)
const { dialogue, answering } = words.en

test('Delegates mark positions nobody else sees, until the facilitator reveals an axis', async ({
  person,
  playwright,
  server,
}) => {
  const ada = await person()
  const uma = await person()
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Positions', name: 'Ada' })
  const links = await board.partyLinks(parties.map((party) => party.name.en))
  await joinBoard(uma, links[0]!, 'Uma')
  const others = await Promise.all([
    ...['Ulf', 'Una'].map((name) => joinByApi(playwright, server.url, links[0]!, name)),
    ...['Kim', 'Lee', 'Park'].map((name) => joinByApi(playwright, server.url, links[1]!, name)),
  ])
  const steering = new DialoguePanel(ada.page)
  const sheet = new DialoguePanel(uma.page)
  await steering.open()
  await sheet.open()

  await steering.openRound('positions')
  await sheet.phase('open', 'positions')
  await sheet.mark(first!, 'self').fill('70')
  await sheet.mark(first!, { party: 'ROK' }).fill('5')
  await sheet.axisSaved(first!)

  // Somewhere else, later, or after a crash: the answers are hers wherever she proves her seat.
  await uma.page.reload()
  await sheet.open()
  await expect(sheet.mark(first!, 'self')).toHaveValue('70')
  await expect(sheet.mark(first!, { party: 'ROK' })).toHaveValue('5')
  await sheet.mark(first!, 'self').fill('75')
  await sheet.axisSaved(first!)
  await sheet.axis(second!).getByRole('button', { name: answering.positions.abstain }).click()
  await sheet.axisSaved(second!)

  for (const one of others) {
    const isUs = one.name.startsWith('U')
    for (const axis of axes) {
      const [self, other] = isUs ? [70, 5] : [40, 95]
      const estimates = { [isUs ? 'rok' : 'us']: other }
      await one.answer(axis.id, { self, estimates })
    }
  }
  await steering.answered(6, 6)

  await steering.closeRound('positions')
  await sheet.phase('closed', 'positions')
  await steering.button(`Reveal axis 1. ${first}`).click()
  await sheet.phase('revealing', 'positions')
  await sheet.tab('results')
  await expect(sheet.result(first!)).toContainText('Closer than you thought')
  await expect(sheet.result(second!)).toHaveCount(0)
  await steering.button(`Reveal axis 2. ${second}`).click()
  // Two U.S. answers are too few: both sides stay hidden, so that nobody learns which was short.
  await expect(sheet.result(second!)).toContainText(words.en.results.axis.tooFew)
  await expect(steering.panel.getByText(dialogue.steer.sealed, { exact: true })).toHaveCount(1)
  for (const one of others) await one.leave()
})
