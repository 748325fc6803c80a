import { templateContent } from '@/dialogue/templates'
import type { CreatedWorkshop } from '@/server/services'
import { expect, test, type Person } from '../fixtures/test'
import type { BoardPage } from '../pages/board-page'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard } from '../pages/enter'
import { SessionBar } from '../pages/session-bar'
import { filled, words } from '../pages/words'

const { parties } = templateContent('us-rok-space')
const { session, board: boardWords, dialogue } = words.en
const { summon, present } = session

const zoom = ({ page }: Person) => page.getByTestId('minimap.zoom-menu-button')
const cursorOf = ({ page }: Person, name: string) => page.getByTestId('cursor').getByText(name)
const lasers = ({ page }: Person) => page.locator('.tl-collaborator__scribble')

/** Draws with the laser for as long as `watching` wants it, which looks after every stroke. */
async function lase(who: Person, board: BoardPage, watching: () => Promise<boolean>) {
  const { page } = who
  await board.focusCanvas()
  await page.keyboard.press('k')
  await page.mouse.move(500, 400)
  await page.mouse.down()
  for (let at = 0; at < 40; at++) {
    await page.mouse.move(500 + 10 * (at % 12), 400 + 8 * (at % 9), { steps: 3 })
    if (await watching()) break
  }
  await page.mouse.up()
  await page.keyboard.press('v')
}

test('In a sealed round a facilitator still calls, presents and points; where a delegate points is told to nobody', async ({
  person,
}) => {
  const [ada, uma, kim] = [await person(), await person(), await person()]
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'us-rok-space', title: 'Attention', attributionMode: 'party' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const [us, rok] = parties.map(({ id }) => links.parties[id]!)
  const board = await joinBoard(ada, links.facilitator, 'Ada')
  const hers = await joinBoard(uma, us!, 'Uma')
  await joinBoard(kim, rok!, 'Kim')
  await new SessionBar(kim.page).bar.waitFor()

  await test.step('outside a round everybody sees who points and shines where', async () => {
    let seen = { ada: false, kim: false }
    await lase(uma, hers, async () => {
      seen = {
        ada: seen.ada || (await lasers(ada).count()) > 0,
        kim: seen.kim || (await lasers(kim).count()) > 0,
      }
      return seen.ada && seen.kim
    })
    expect(seen).toEqual({ ada: true, kim: true })
    await expect(cursorOf(kim, 'Uma')).toBeVisible()
    await expect(cursorOf(ada, 'Uma')).toBeVisible()
  })

  const panel = new DialoguePanel(ada.page)
  await panel.open()
  await panel.openRound('positions')
  await panel.button(dialogue.collapse).click()
  await expect(cursorOf(kim, 'Uma')).toHaveCount(0)
  await expect(cursorOf(ada, 'Uma')).toHaveCount(0)

  await test.step('within one nobody sees a delegate’s pointer or laser, the facilitator neither', async () => {
    let seen = 0
    await lase(uma, hers, async () => {
      for (const other of [ada, kim]) {
        seen += await lasers(other).count()
        seen += await cursorOf(other, 'Uma').count()
      }
      return false
    })
    expect(seen).toBe(0)
  })

  await test.step('a facilitator’s are seen by all', async () => {
    let seen = { uma: false, kim: false }
    await lase(ada, board, async () => {
      seen = {
        uma: seen.uma || (await lasers(uma).count()) > 0,
        kim: seen.kim || (await lasers(kim).count()) > 0,
      }
      return seen.uma && seen.kim
    })
    expect(seen).toEqual({ uma: true, kim: true })
    await expect(cursorOf(kim, 'Ada')).toBeVisible()
  })

  await test.step('a call moves the others to what the facilitator sees', async () => {
    const before = (await zoom(uma).textContent()) ?? ''
    await board.focusCanvas()
    await ada.page.keyboard.press('Shift+0')
    await expect(zoom(ada)).toHaveText('100%')
    await board.focusCanvas()
    await ada.page.keyboard.press('s')
    for (const who of [uma, kim]) {
      await expect(who.page.getByText(filled(summon.moved, { name: 'Ada' }))).toBeVisible()
      await expect(zoom(who)).not.toHaveText(before)
    }
  })

  await test.step('who is presented to follows, and can’t be followed', async () => {
    const lead = new SessionBar(ada.page)
    await lead.button(present.start).click()
    const following = filled(boardWords.here.following, { name: 'Ada' })
    for (const who of [uma, kim]) await expect(who.page.getByText(following)).toBeVisible()
    const whole = (await zoom(kim).textContent()) ?? ''
    await board.focusCanvas()
    await ada.page.keyboard.press('Shift+1')
    await expect(zoom(kim)).not.toHaveText(whole)
    await ada.page.getByRole('button', { name: `${boardWords.here.label}: ` }).click()
    const list = ada.page.getByRole('dialog', { name: boardWords.here.label })
    await expect(list.getByText('Uma').first()).toBeVisible()
    await expect(
      list.getByRole('button', { name: filled(boardWords.here.follow, { name: 'Uma' }) }),
    ).toHaveCount(0)
  })
})
