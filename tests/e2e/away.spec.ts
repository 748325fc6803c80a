import { expect, test, type Person } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { SessionBar } from '../pages/session-bar'
import { words } from '../pages/words'

const { session, board: boardWords } = words.en

/** As long as a tab is hidden before its person counts as away; here at once (`use-away.ts`). */
const HIDDEN_MS = 3 * 60_000

/** Time passes at once for whoever waits three minutes, and for nothing else. */
async function withoutWaiting({ context }: Person) {
  await context.addInitScript((long) => {
    const wait = window.setTimeout.bind(window)
    const hurried = (run: TimerHandler, ms?: number, ...rest: unknown[]) =>
      wait(run, ms === long ? 0 : ms, ...rest)
    window.setTimeout = hurried as typeof window.setTimeout
  }, HIDDEN_MS)
}

/** What the browser tells a page whose tab goes behind another, or comes back; headless ones never do. */
async function turn({ page }: Person, state: 'hidden' | 'visible') {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

test('Who has not looked at the board for long is shown as away, and here again when they look', async ({
  person,
}) => {
  const [ada, uma, kim] = [await person(), await person(), await person()]
  await withoutWaiting(uma)
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Away', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  await joinBoard(uma, link!, 'Uma')
  await joinBoard(kim, link!, 'Kim')
  const her = new SessionBar(uma.page)
  await her.bar.waitFor()
  const signs = async ({ page }: Person) => {
    await page.getByRole('button', { name: `${boardWords.here.label}: ` }).click()
    const list = page.getByRole('dialog', { name: boardWords.here.label })
    await expect(list.getByText('Uma').first()).toBeVisible()
    return list.getByText(new RegExp(session.away.sign))
  }
  const seen = [await signs(ada), await signs(kim)]
  for (const sign of seen) await expect(sign).toHaveCount(0)

  await turn(uma, 'hidden')
  for (const sign of seen) await expect(sign).toHaveCount(1)
  await turn(uma, 'visible')
  for (const sign of seen) await expect(sign).toHaveCount(0)

  // Who said so themselves stays away, wherever their tab is, until they say otherwise.
  await her.openFromMenu(session.away.set)
  for (const sign of seen) await expect(sign).toHaveCount(1)
  await turn(uma, 'hidden')
  await turn(uma, 'visible')
  await her.bar.getByRole('button', { name: session.menu }).click()
  await expect(uma.page.getByRole('menuitem', { name: session.away.back })).toBeVisible()
  for (const sign of seen) await expect(sign).toHaveCount(1)
})
