import { templateContent } from '@/dialogue/templates'
import { expect, test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard, startWorkshop } from '../pages/enter'
import { OrderPages } from '../pages/order-pages'
import { filled, words } from '../pages/words'

const { order, sync, common } = words.en
const [us, rok] = templateContent('us-rok-space').parties
const sides = [us!.name.en, rok!.name.en]

test('A vandal: what they did is undone, they are out, and what others did stays', async ({
  person,
}) => {
  const [ada, vic, rae] = [await person(), await person(), await person()]
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Order', name: 'Ada' })
  const [usLink, rokLink] = await board.partyLinks(sides)
  const vics = await joinBoard(vic, usLink!, 'Vic')
  const raes = await joinBoard(rae, rokLink!, 'Rae')
  await raes.addCard('Joint cell')
  await raes.addCard('Shared data')
  await raes.saved()
  await vics.card('Joint cell').waitFor()

  await vics.addCard('Scribble')
  await vics.selectCard('Joint cell')
  await vic.page.keyboard.press('Delete')
  await vics.saved()
  await expect(raes.card('Joint cell')).toHaveCount(0)
  await raes.card('Scribble').waitFor()

  const keeper = new OrderPages(ada.page)
  await keeper.choose('Vic', order.people.undo)
  const asked = ada.page.getByRole('dialog', {
    name: filled(order.undo.title, { name: 'Vic' }),
  })
  await expect(asked.getByRole('listitem')).toHaveCount(2)
  await asked.getByRole('button', { name: order.undo.action, exact: true }).click()
  await asked.waitFor({ state: 'hidden' })
  await expect(raes.card('Scribble')).toHaveCount(0)
  await raes.card('Joint cell').waitFor()
  await raes.card('Shared data').waitFor()

  await keeper.choose('Vic', order.people.out)
  const out = ada.page.getByRole('dialog', { name: filled(order.out.title, { name: 'Vic' }) })
  await out.getByLabel(order.out.link).check()
  await out.getByRole('button', { name: order.out.action, exact: true }).click()
  await expect(vic.page.getByText(sync.closed.taken_out.title)).toBeVisible()
  await board.sees(['Ada', 'Rae'])
  await raes.addCard('Goes on')
  await raes.saved()

  // What the undo removed is on the list, and comes back with one click.
  const panel = new DialoguePanel(ada.page)
  await panel.open()
  await keeper.openActivity()
  await keeper.filter(order.filter.deleted)
  await keeper.bringBack('Scribble')
  await raes.card('Scribble').waitFor()
})

test('A role changes live, and a lock holds for everyone but facilitators', async ({ person }) => {
  const [ada, lee, rae] = [await person(), await person(), await person()]
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Roles', name: 'Ada' })
  const [usLink, rokLink] = await board.partyLinks(sides)
  const lees = await joinBoard(lee, usLink!, 'Lee')
  const raes = await joinBoard(rae, rokLink!, 'Rae')
  await raes.addCard('Fixed card')
  await raes.saved()

  await board.selectCard('Fixed card')
  await ada.page.keyboard.press('Shift+L')
  await board.saved()
  const mark = words.en.canvas.lock.mark
  await expect(lee.page.getByRole('img', { name: mark })).toHaveCount(1)
  const before = await lees.middle(lees.card('Fixed card'))
  await lees.dragTo(before, { x: before.x + 80, y: before.y + 60 })
  expect(await lees.middle(lees.card('Fixed card'))).toEqual(before)

  const keeper = new OrderPages(ada.page)
  await keeper.changeRole('Lee', common.role.observer)
  await expect(
    lee.page.getByText(filled(sync.roleNow, { role: common.role.observer })).first(),
  ).toBeVisible()
  await lees.ready()
  await keeper.changeRole('Lee', common.role.facilitator)
  await expect(lee.page.getByRole('button', { name: words.en.board.share })).toBeVisible()
  await lees.ready()

  await lees.unlock('Fixed card')
  await lees.saved()
  await expect(rae.page.getByRole('img', { name: mark })).toHaveCount(0)
  const free = await raes.middle(raes.card('Fixed card'))
  await raes.dragTo(free, { x: free.x + 80, y: free.y + 60 })
  await raes.saved()
  expect((await raes.middle(raes.card('Fixed card'))).x).toBeGreaterThan(free.x + 60)
})
