import { templateContent } from '@/dialogue/templates'
import { networkLine } from '../fixtures/network-line'
import { sync } from '@/messages/en/sync'
import { expect, test } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'

const { parties } = templateContent('us-rok-space')

test('Someone whose connection is gone is told so, goes on, and keeps everything when it is back', async ({
  person,
}) => {
  const ada = await person()
  const lee = await person()
  const line = await networkLine(lee.context)
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Offline', name: 'Ada' })
  const [link] = await board.partyLinks([parties[1]!.name.en])
  const other = await joinBoard(lee, link!, 'Lee')

  await line.cut()
  await other.offline()
  await other.addCard('Written on the train')
  await expect(other.sign).toContainText('(')
  await board.addCard('Written meanwhile')
  await expect(board.card('Written on the train')).toHaveCount(0)

  line.mend()
  await other.saved()
  for (const each of [board, other]) {
    await expect(each.card('Written on the train')).toBeVisible()
    await expect(each.card('Written meanwhile')).toBeVisible()
  }
})

test('What somebody wrote on a card that others deleted meanwhile is not lost', async ({
  person,
}) => {
  const [ada, lee, kim] = [await person(), await person(), await person()]
  const line = await networkLine(lee.context)
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Late', name: 'Ada' })
  const [us, rok] = await board.partyLinks(parties.map(({ name }) => name.en))
  const other = await joinBoard(lee, rok!, 'Lee')
  const third = await joinBoard(kim, us!, 'Kim')
  await board.addCard('Share the data')
  await expect(other.card('Share the data')).toBeVisible()
  await expect(third.card('Share the data')).toBeVisible()

  await line.cut()
  await other.offline()
  const editor = await other.editCard('Share the data')
  await editor.title.fill('Share the data twice a year')
  await editor.done()
  await board.selectCard('Share the data')
  await ada.page.keyboard.press('Delete')
  await expect(third.card('Share the data')).toHaveCount(0)

  line.mend()
  await other.saved()
  const [, told = ''] = /one \{([^}]*)/.exec(sync.aside.lateTitle) ?? []
  await expect(lee.page.getByText(told, { exact: true })).toBeVisible()
  await expect(other.card('Share the data')).toHaveCount(0)
  await lee.page.reload()
  await other.ready()
  await lee.page.getByRole('button', { name: sync.aside.add }).click()
  for (const each of [board, other, third]) {
    await expect(each.card('Share the data')).toContainText(/twice\s*a\s*year/)
  }
  await expect(lee.page.getByText(told, { exact: true })).toHaveCount(0)
})

test('No page of the product asks another machine for anything', async ({ person, server }) => {
  const ada = await person()
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Network', name: 'Ada' })
  await board.addCard('조용한 카드')
  await board.saved()
  for (const path of ['/new/blank', '/join/nothing']) await ada.page.goto(path)
  expect(ada.watch.requests.length).toBeGreaterThan(10)
  const origins = new Set(ada.watch.requests.map((url) => new URL(url).host))
  origins.delete('')
  expect([...origins]).toEqual([new URL(server.url).host])
})

test('The sign says so as soon as the browser knows that the network is gone', async ({
  person,
}) => {
  const ada = await person()
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Network', name: 'Ada' })
  await board.saved()
  ada.watch.outage = true
  await ada.context.setOffline(true)
  await board.offline()
  await ada.context.setOffline(false)
  await board.saved()
})
