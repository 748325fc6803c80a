import type { Locator } from '@playwright/test'
import { templateContent } from '@/dialogue/templates'
import type { CreatedWorkshop } from '@/server/services'
import { hear } from '../fixtures/hear'
import { expect, test, type Person } from '../fixtures/test'
import type { BoardPage } from '../pages/board-page'
import { CaucusPage } from '../pages/caucus'
import { joinBoard } from '../pages/enter'
import { words } from '../pages/words'

const { parties } = templateContent('us-rok-space')
const { drafts, session } = words.en
const MARKER = 'ZEBRA-QUARTZ-4417'
const OPEN = 'HERON-BASALT-9902'

/** Writes a note, letter by letter, drags it about and writes on; returns its shape id. Leaves it open for writing. */
async function writeAndDrag(who: Person, board: BoardPage, text: string): Promise<string> {
  const { page } = who
  const note = board.shapes('note').filter({ hasText: text })
  const notes = await board.shapes('note').count()
  await board.focusCanvas()
  await page.keyboard.press('n')
  await page.mouse.click(620, 420)
  await expect(board.shapes('note')).toHaveCount(notes + 1)
  const open = board.canvas.locator('.tl-shape[data-shape-type="note"]', {
    has: page.locator('[contenteditable="true"]'),
  })
  await type(who, open, text)
  await page.keyboard.press('Escape')
  await page.keyboard.press('v')
  const from = await board.middle(note)
  await board.dragTo(from, { x: from.x + 160, y: from.y + 60 })
  const id = (await note.getAttribute('data-shape-id')) ?? ''
  const same = board.canvas.locator(`.tl-shape[data-shape-id="${id}"]`)
  await page.keyboard.press('Enter')
  await type(who, same, `${text} again`)
  return id
}

/** Types into a shape that has just opened: tldraw selects all some frames later, and what was typed until then goes. */
async function type({ page }: Person, shape: Locator, text: string) {
  await expect(shape.locator('[contenteditable="true"]')).toBeFocused()
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(text)
    await expect(shape).toContainText(text, { timeout: 2_000 })
  }).toPass()
}

/** Says something to everyone, which tells that all that was sent before has come. */
async function sayOpenly(board: BoardPage, others: readonly BoardPage[]) {
  await board.addCard(OPEN)
  for (const other of others) {
    await other.focusCanvas()
    await other.page.keyboard.press('Shift+1')
    await expect(other.card(OPEN)).toBeVisible()
  }
}

test('Nothing of what somebody writes privately, or in a side’s room, is in any byte that others receive', async ({
  person,
}) => {
  const [fay, uma, ulf, kim] = [await person(), await person(), await person(), await person()]
  const made = await fay.context.request.post('/api/workshops', {
    data: { template: 'us-rok-space', title: 'Bytes', attributionMode: 'attributed' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const [us, rok] = parties.map(({ id }) => links.parties[id]!)
  const heard = { fay: hear(fay), ulf: hear(ulf), kim: hear(kim) }
  const board = await joinBoard(fay, links.facilitator, 'Fay')
  const hers = await joinBoard(uma, us!, 'Uma')
  const his = await joinBoard(ulf, us!, 'Ulf')
  const theirs = await joinBoard(kim, rok!, 'Kim')
  const expectNone = async (who: (keyof typeof heard)[], signs: readonly string[]) => {
    for (const one of who) {
      const bytes = await heard[one]()
      // It listens: the board's name is in what they heard.
      expect(bytes.includes('Bytes'), `${one} hears`).toBe(true)
      for (const sign of signs) {
        expect(sign.length).toBeGreaterThan(5)
        expect(bytes.includes(sign), `${sign} told to ${one}`).toBe(false)
      }
    }
  }

  await test.step('private writing', async () => {
    await fay.page.getByRole('button', { name: session.menu, exact: true }).click()
    await fay.page.getByRole('menuitem', { name: session.drafting.start }).click()
    await uma.page.locator('[data-drafts=saved]').waitFor()
    const id = await writeAndDrag(uma, hers, MARKER)
    await expect(uma.page.locator('[data-draft]')).toHaveCount(1)
    await sayOpenly(board, [his, theirs])
    await expectNone(['fay', 'ulf', 'kim'], [MARKER, id, id.replace('shape:', '')])

    // Released, it is told to everyone, under another name.
    await uma.page.keyboard.press('Escape')
    const lead = fay.page.getByRole('region', { name: drafts.label })
    await lead.getByRole('button', { name: drafts.leading.reveal }).click()
    await fay.page.getByRole('button', { name: drafts.confirm.action }).last().click()
    await expect(board.shapes('note').filter({ hasText: MARKER })).toBeVisible()
    await expectNone(['fay', 'ulf', 'kim'], [id, id.replace('shape:', '')])
    await expect.poll(async () => (await heard.kim()).includes(MARKER)).toBe(true)
  })

  await test.step('a side’s own room', async () => {
    const room = new CaucusPage(uma.page, parties[0]!.short.en)
    const colleague = new CaucusPage(ulf.page, parties[0]!.short.en)
    await room.enter()
    await colleague.enter()
    const secret = `${MARKER}-of-ours`
    const id = await writeAndDrag(uma, room, secret)
    await colleague.focusCanvas()
    await ulf.page.keyboard.press('Shift+1')
    await expect(colleague.shapes('note').filter({ hasText: secret })).toBeVisible()
    await expect.poll(async () => (await heard.ulf()).includes(id)).toBe(true)
    const roomId = /board\/([^?]+)/.exec(uma.page.url())![1]!
    await theirs.addCard('A word in between')
    await board.focusCanvas()
    await fay.page.keyboard.press('Shift+1')
    await expect(board.card('A word in between')).toBeVisible()
    await expectNone(['fay', 'kim'], [secret, id, id.replace('shape:', ''), roomId])
  })
})
