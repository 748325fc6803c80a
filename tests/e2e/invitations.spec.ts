import { templateContent } from '@/dialogue/templates'
import { expect, test } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { filled, words } from '../pages/words'

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

test('Many personal links are folded by side, with how many are still free, and open under its name', async ({
  person,
}) => {
  const [ada, lee, kim] = [await person(), await person(), await person()]
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Seats', name: 'Ada' })
  await board.partyLinks([])
  const dialog = ada.page.getByRole('dialog', { name: share.title })
  const openSeats = async () => {
    await ada.page.getByRole('button', { name: words.en.board.share }).click()
    await dialog.getByRole('tab', { name: share.tabs.seats }).click()
  }
  const side = (place: number) => dialog.locator('details').nth(place)
  const link = (who: string) => dialog.getByLabel(filled(share.link, { who }))
  await openSeats()
  for (const [who, party] of [
    ['Seat A', parties[0]!],
    ['Seat B', parties[0]!],
    ['Seat C', parties[1]!],
    ['Seat D', parties[1]!],
  ] as const) {
    await dialog.getByLabel(share.seat.side, { exact: true }).selectOption(party.name.en)
    await dialog.getByLabel(share.seat.label, { exact: true }).fill(who)
    await dialog.getByRole('button', { name: share.seat.add }).click()
    await expect(link(who)).toBeAttached()
  }
  await joinBoard(lee, await link('Seat A').inputValue(), 'Lee')
  await dialog.getByRole('button', { name: words.en.common.action.close }).click()

  // Opened anew, each side is one line.
  await openSeats()
  await expect(side(0)).toContainText(parties[0]!.name.en)
  await expect(side(0)).toContainText('2 links, 1 not used yet')
  await expect(side(1)).toContainText('2 links, 2 not used yet')
  for (const who of ['Seat A', 'Seat B', 'Seat C', 'Seat D']) await expect(link(who)).toBeHidden()
  await side(0).locator('summary').focus()
  await ada.page.keyboard.press('Enter')
  await expect(link('Seat B')).toBeVisible()
  await expect(link('Seat C')).toBeHidden()

  // What is done under one fold is done to that link alone.
  const row = side(0).getByRole('listitem').filter({ hasText: 'Seat A' })
  await row.getByRole('button', { name: share.revoke }).click()
  await ada.page.getByRole('button', { name: share.revokeConfirm.action }).click()
  await expect(lee.page.getByText(sync.closed.revoked.title)).toBeVisible()
  await side(1).locator('summary').click()
  await joinBoard(kim, await link('Seat C').inputValue(), 'Kim')
})
