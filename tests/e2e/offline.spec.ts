import { templateContent } from '@/dialogue/templates'
import { networkLine } from '../fixtures/network-line'
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
