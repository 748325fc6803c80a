import type { Locator } from '@playwright/test'
import { expect, test, type Person } from '../fixtures/test'
import type { BoardPage } from '../pages/board-page'
import { joinBoard, startWorkshop } from '../pages/enter'
import { words } from '../pages/words'

/** What a person types into. */
const input = (board: BoardPage): Locator =>
  board.shapes('note').getByTestId('rich-text-area').locator('[contenteditable]')
/** The note's text as the board holds it, which the text being typed lies over. */
const held = (board: BoardPage): Locator =>
  board.shapes('note').locator('[data-is-select-tool-active]')

/** How many letters are before the caret in its run of letters, or null while letters are selected. */
const caretIn = ({ page }: BoardPage): Promise<number | null> =>
  page.evaluate(() => {
    const selection = getSelection()
    return selection?.isCollapsed ? selection.anchorOffset : null
  })

/** Two people on one board with one note, which both have open, one caret before and one after. */
async function bothInOneNote(ada: Person, lee: Person, text: string) {
  const board = await startWorkshop(ada, 'brainstorm', { title: 'One note', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  const other = await joinBoard(lee, link!, 'Lee')
  await board.focusCanvas()
  await ada.page.evaluate(
    (lines) => navigator.clipboard.writeText(lines),
    `${text}\nsecond note, so that the lines become notes`,
  )
  await ada.page.keyboard.press('Control+v')
  await expect(board.shapes('note')).toHaveCount(2)
  await board.focusCanvas()
  await ada.page.keyboard.press('Escape')
  for (const [each, key, offset] of [
    [board, 'Control+Home', 0],
    [other, 'Control+End', text.length],
  ] as const) {
    const note = each.shapes('note').filter({ hasText: text })
    await note.waitFor()
    const { x, y } = await each.middle(note)
    await each.page.mouse.dblclick(x, y)
    await expect(input(each)).toBeFocused()
    // tldraw places the caret itself a moment after it opened the note: until ours stays, again.
    await expect(async () => {
      const caret = await caretIn(each)
      await each.page.keyboard.press(key)
      expect(caret).toBe(offset)
    }).toPass({ intervals: [200] })
  }
  return { board, other }
}

const permissions = ['clipboard-read', 'clipboard-write']

test('Two people write in one note at the same time, and every letter stays', async ({
  person,
}) => {
  const [ada, lee] = [await person({ permissions }), await person()]
  const { board, other } = await bothInOneNote(ada, lee, 'shared')

  await Promise.all([
    ada.page.keyboard.type('alpha beta gamma ', { delay: 40 }),
    lee.page.keyboard.type(' 하나 둘 셋 넷 다섯', { delay: 40 }),
  ])
  for (const each of [board, other]) {
    await expect(input(each)).toHaveText('alpha beta gamma shared 하나 둘 셋 넷 다섯')
    await expect(input(each)).toBeFocused()
  }

  // One begins a new line where the other's line goes on.
  await ada.page.keyboard.press('Enter')
  await lee.page.keyboard.type('!')
  await expect(input(board).locator('p')).toHaveText([
    'alpha beta gamma ',
    'shared 하나 둘 셋 넷 다섯!',
  ])
  await expect(input(other).locator('p')).toHaveCount(2)
})

test('A syllable is composed while someone else writes in the same note', async ({ person }) => {
  const [ada, lee] = [await person({ permissions }), await person()]
  const { board, other } = await bothInOneNote(ada, lee, 'shared')
  const ime = await ada.context.newCDPSession(ada.page)
  const compose = (text: string) =>
    ime.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 })

  await compose('ㅎ')
  await compose('하')
  await lee.page.keyboard.type(' XYZ')
  // It has come, and waits for the syllable.
  await expect(held(board).filter({ hasText: 'XYZ' })).toHaveCount(1)
  await expect(input(board)).toHaveText('하shared')
  await compose('한')
  await expect(input(other)).toHaveText('한shared XYZ')
  await ime.send('Input.insertText', { text: '한' })
  await compose('ㄱ')
  await compose('그')
  await lee.page.keyboard.type('0')
  await compose('글')
  await ime.send('Input.insertText', { text: '글' })
  await ada.page.keyboard.type(' ')

  for (const each of [board, other]) {
    await expect(input(each)).toHaveText('한글 shared XYZ0')
    await expect(input(each)).toBeFocused()
  }
})
