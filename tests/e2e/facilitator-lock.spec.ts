import { templateContent } from '@/dialogue/templates'
import { expect, test } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { words } from '../pages/words'

test("A delegate can't move what was seeded; a facilitator can unlock it", async ({ person }) => {
  const ada = await person()
  const lee = await person()
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Locked', name: 'Ada' })
  const [link] = await board.partyLinks([templateContent('us-rok-space').parties[0]!.name.en])
  const other = await joinBoard(lee, link!, 'Lee')

  const axis = other.shapes('axis').first()
  const { x, y } = await other.middle(axis)
  await other.dragTo({ x, y }, { x: x + 60, y: y + 40 })
  expect(await other.middle(axis)).toEqual({ x, y })
  const mine = board.shapes('axis').first()
  expect(await board.middle(mine)).toEqual({ x, y })

  await ada.page.mouse.click(x, y, { button: 'right' })
  await ada.page.getByRole('menuitem', { name: words.en.canvas.lock.unlock }).click()
  await board.saved()
  await other.dragTo({ x, y }, { x: x + 60, y: y + 40 })
  await expect.poll(async () => (await board.middle(mine)).x).toBeGreaterThan(x + 50)
})
