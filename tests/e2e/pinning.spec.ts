import { templateContent } from '@/dialogue/templates'
import { expect, test } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'

const { axes, parties } = templateContent('us-rok-space')

test('People pin a card by dragging it into a lane, re-pin and unpin its chip, and undo', async ({
  person,
}) => {
  const ada = await person()
  const lee = await person()
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Pinning', name: 'Ada' })
  const [link] = await board.partyLinks([parties[0]!.name.en])
  const other = await joinBoard(lee, link!, 'Lee')
  await board.addCard('Shared sensor data')
  const home = await board.middle(board.card('Shared sensor data'))

  await test.step('Dropped in the middle of a lane, it is pinned there and glides home', async () => {
    await board.dragTo(home, await board.laneMiddle(0))
    const value = await board.pinnedValue('Shared sensor data')
    expect(value).toBeGreaterThan(45)
    expect(value).toBeLessThan(55)
    await expect(other.chip('Shared sensor data', value)).toBeVisible()
    await expect.poll(() => board.middle(board.card('Shared sensor data'))).toEqual(home)
  })

  await test.step('Its chip moves sideways by the arrow keys, in steps of five', async () => {
    const before = await board.pinnedValue('Shared sensor data')
    await board.chip('Shared sensor data', before).press('ArrowRight')
    await expect(other.chip('Shared sensor data', before + 5)).toBeVisible()
  })

  await test.step('Pulled away from the lane, it is unpinned; undo brings it back', async () => {
    const value = await board.pinnedValue('Shared sensor data')
    const chip = board.chip('Shared sensor data', value)
    const from = await board.middle(chip)
    await board.dragTo(from, { x: from.x, y: from.y + 90 })
    await expect(chip).toBeHidden()
    await expect(other.chip('Shared sensor data', value)).toBeHidden()
    await board.focusCanvas()
    await ada.page.keyboard.press('Control+z')
    await expect(other.chip('Shared sensor data', value)).toBeVisible()
  })

  await test.step('A card may be pinned on several axes', async () => {
    await board.pinCard('Shared sensor data', { axis: axes[2]!.name.en, value: 20 })
    await expect(other.chip('Shared sensor data', 20)).toBeVisible()
  })
})
