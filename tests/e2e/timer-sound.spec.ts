import { expect, test, type Person } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { SessionBar } from '../pages/session-bar'
import { words } from '../pages/words'

const { timer } = words.en.session

/** Counts the notes that the browser is really asked to play. */
async function listen({ context }: Person) {
  await context.addInitScript(() => {
    const counted = { notes: 0 }
    Object.assign(window, { counted })
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (this: OscillatorNode, ...when) {
      counted.notes += 1
      return start.apply(this, when)
    }
  })
}

const notes = ({ page }: Person) =>
  page.evaluate(() => (window as unknown as { counted: { notes: number } }).counted.notes)

test('At zero it chimes for those who want to hear it, and each may mute it for themselves', async ({
  person,
}) => {
  const [ada, uma, kim] = [await person(), await person(), await person()]
  for (const who of [ada, uma, kim]) await listen(who)
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Sound', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  await joinBoard(uma, link!, 'Uma')
  await joinBoard(kim, link!, 'Kim')
  const [lead, her, his] = [ada, uma, kim].map(({ page }) => new SessionBar(page))
  const ring = async () => {
    // It chimes when time runs out, not when somebody ends it by hand: shorter than the form can say.
    const [, boardId, as] = /board\/(\w+)\?as=(\w+)/.exec(ada.page.url()) ?? []
    const started = await ada.context.request.post(`/api/boards/${boardId}/session?as=${as}`, {
      data: { do: 'startTimer', duration: 8_000, movesOn: false },
    })
    expect(started.status()).toBe(200)
    for (const each of [lead!, her!, his!])
      await expect(each.bar.locator('[data-timer="over"]')).toBeVisible()
    await lead!.timer(timer.stop)
    for (const each of [lead!, her!, his!]) await expect(each.time).toHaveCount(0)
  }

  await her!.openFromMenu(timer.mute)
  await ring()
  // Two notes make one chime.
  await expect.poll(() => notes(kim)).toBe(2)
  await expect.poll(() => notes(ada)).toBe(2)
  expect(await notes(uma)).toBe(0)

  // Remembered in this browser; another's choice stays theirs.
  await uma.page.reload()
  await her!.openFromMenu(timer.unmute)
  await ring()
  await expect.poll(() => notes(uma)).toBe(2)
  await expect.poll(() => notes(kim)).toBe(4)
})
