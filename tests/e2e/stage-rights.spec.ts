import type { SessionCommand } from '@/dialogue/session/commands'
import type { SessionState } from '@/dialogue/session/session-state'
import { templateContent } from '@/dialogue/templates'
import { expect, test, type Person } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { words } from '../pages/words'

const [us, rok] = templateContent('us-rok-space').parties.map(({ name }) => name.en)
const says = words.en.canvas.rights

/** Steers the board that a facilitator has open. */
async function steer({ page }: Person, command: SessionCommand): Promise<SessionState> {
  const path = `/api/boards/${new URL(page.url()).pathname.split('/')[2]}/session`
  const answer = await page.request.post(path, { data: command })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as SessionState
}

test('A stage leaves people what it is for, freezing nothing; the facilitator keeps it all', async ({
  person,
}) => {
  const [ada, lee, kim] = [await person(), await person(), await person()]
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Stages', name: 'Ada' })
  const links = await board.partyLinks([us!, rok!])
  const other = await joinBoard(lee, links[0]!, 'Lee')
  const tool = (who: Person, name: string) => who.page.getByTestId(`tools.${name}`)
  await expect(tool(lee, 'draw')).toBeVisible()

  await steer(ada, { do: 'moveTo', stage: 'propose', from: null })
  await expect(lee.page.getByText(says.cards)).toBeVisible()
  await expect(tool(lee, 'note')).toBeVisible()
  await expect(tool(lee, 'draw')).toHaveCount(0)
  await expect(tool(ada, 'draw')).toBeVisible()
  // Who comes later finds the same.
  const late = await joinBoard(kim, links[1]!, 'Kim')
  await expect(kim.page.getByText(says.cards)).toBeVisible()
  await other.focusCanvas()
  await lee.page.keyboard.press('d')
  await expect(tool(lee, 'select')).toHaveAttribute('aria-pressed', 'true')
  await other.addCard('Joint priorities map')
  await other.saved()
  await expect(late.card('Joint priorities map')).toBeVisible()

  // In the middle of writing: it is closed, and what was written so far stays.
  const editor = await other.editCard('Joint priorities map')
  await expect(editor.title).toBeVisible()
  await steer(ada, { do: 'freeze', whom: 'participants' })
  await expect(editor.title).toHaveCount(0)
  for (const who of [lee, kim]) {
    await expect(who.page.getByText(says.frozen)).toBeVisible()
    await expect(tool(who, 'proposal-card')).toHaveCount(0)
  }
  await other.focusCanvas()
  await lee.page.keyboard.press('c')
  await lee.page.keyboard.press('Enter')
  await lee.page.keyboard.press('ControlOrMeta+a')
  await lee.page.keyboard.press('Delete')
  await board.addCard('Shared catalogue')
  await expect(late.card('Shared catalogue')).toBeVisible()
  await expect(late.shapes('proposal-card')).toHaveCount(2)
  await other.saved()

  await steer(ada, { do: 'freeze', whom: 'nobody' })
  await steer(ada, { do: 'moveTo', stage: null, from: 'propose' })
  await expect(tool(lee, 'draw')).toBeVisible()
  await expect(lee.page.getByText(says.frozen)).toHaveCount(0)
})
