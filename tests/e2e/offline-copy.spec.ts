import { templateContent } from '@/dialogue/templates'
import { networkLine } from '../fixtures/network-line'
import { expect, test } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { joinBoard, startWorkshop } from '../pages/enter'

const { parties } = templateContent('us-rok-space')

test('Work done offline outlives the page: it is there when the board is opened again, and reaches everyone', async ({
  person,
}) => {
  const ada = await person()
  const lee = await person()
  const line = await networkLine(lee.context)
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Offline copy', name: 'Ada' })
  const [link] = await board.partyLinks([parties[1]!.name.en])
  const first = await joinBoard(lee, link!, 'Lee')
  const address = first.page.url()

  await line.cut()
  await first.offline()
  await first.addCard('Written before the page was closed')
  await expect(first.sign).toContainText('(')
  await first.page.close()

  // The page comes from the server, but its line is still cut: what is shown is this browser's copy.
  const again = new BoardPage(await lee.context.newPage())
  await again.page.goto(address)
  await again.offline()
  await expect(again.sign).toContainText('(')
  await expect(again.card('Written before the page was closed')).toBeVisible()
  await expect(board.card('Written before the page was closed')).toHaveCount(0)

  line.mend()
  await again.saved()
  await expect(board.card('Written before the page was closed')).toBeVisible()

  await again.page.reload()
  await again.ready()
  await expect(again.card('Written before the page was closed')).toHaveCount(1)
})
