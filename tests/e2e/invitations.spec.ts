import { templateContent } from '@/dialogue/templates'
import { expect, test } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { words } from '../pages/words'

const { parties } = templateContent('us-rok-space')
const { share, sync, join, home } = words.en

test('A revoked link ends the access of those who joined by it, at once', async ({ person }) => {
  const ada = await person()
  const lee = await person()
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Revoked', name: 'Ada' })
  const [link] = await board.partyLinks([parties[1]!.name.en])
  const other = await joinBoard(lee, link!, 'Lee')

  await ada.page.getByRole('button', { name: words.en.board.share }).click()
  const row = ada.page.getByRole('listitem').filter({ hasText: parties[1]!.name.en })
  await row.getByRole('button', { name: share.revoke }).click()
  await ada.page.getByRole('button', { name: share.revokeConfirm.action }).click()

  await expect(other.sign).toHaveAttribute('data-state-sign', 'closed')
  await expect(lee.page.getByText(sync.closed.revoked.title)).toBeVisible()
  await lee.page.goto(link!)
  await expect(lee.page.getByText(join.broken.revoked.title)).toBeVisible()
})

test('People who come back are on the board in one click', async ({ person }) => {
  const ada = await person()
  const lee = await person()
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Return', name: 'Ada' })
  const [link] = await board.partyLinks([parties[1]!.name.en])
  const other = await joinBoard(lee, link!, 'Lee')

  await lee.page.goto(link!)
  await lee.page.getByRole('button', { name: /^Continue as Lee/ }).click()
  await lee.page.waitForURL('**/board/**')
  await other.ready()
  await lee.page.goto('/')
  await lee.page
    .getByRole('region', { name: home.recent.heading })
    .getByRole('link', { name: /Return/ })
    .click()
  await lee.page.waitForURL('**/board/**')
  await other.ready()
})

test('Observers see everything and change nothing', async ({ person, request, server }) => {
  const created = await request.post(`${server.url}/api/workshops`, {
    data: { template: 'us-rok-space', sample: true },
  })
  const { links } = (await created.json()) as { links: { observer: string } }
  const who = await person()
  const board = await joinBoard(who, links.observer, 'Olga')

  await expect(board.shapes('proposal-card')).toHaveCount(12)
  await board.focusCanvas()
  await who.page.keyboard.press('c')
  await who.page.keyboard.press('Enter')
  const card = board.shapes('proposal-card').first()
  const { x, y } = await board.middle(card)
  await board.dragTo({ x, y }, { x: x - 200, y })
  expect(await board.middle(card)).toEqual({ x, y })
  await expect(board.shapes('proposal-card')).toHaveCount(12)
})
