import { templateContent } from '@/dialogue/templates'
import { pictureOf } from '../fixtures/look'
import { test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard, startWorkshop } from '../pages/enter'
import { Lane } from '../pages/lane'

const { parties, axes } = templateContent('us-rok-space')

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
