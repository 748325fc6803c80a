import { expect, test } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { words } from '../pages/words'

test('Pasting several lines adds a note per line, for everyone', async ({ person }) => {
  const ada = await person({ permissions: ['clipboard-read', 'clipboard-write'] })
  const lee = await person()
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Ideas', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  const other = await joinBoard(lee, link!, 'Lee')

  await board.focusCanvas()
  await ada.page.evaluate(() =>
    navigator.clipboard.writeText('- First idea\n- 두 번째 생각\n- Third'),
  )
  await ada.page.keyboard.press('Control+v')
  await expect(board.shapes('note')).toHaveCount(3)
  await expect(other.shapes('note').filter({ hasText: '두 번째 생각' })).toBeVisible()
})
