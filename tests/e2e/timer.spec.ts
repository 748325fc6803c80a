import { agendaOf } from '@/dialogue/templates/agendas'
import { expect, test, type Person } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { SessionBar } from '../pages/session-bar'
import { words } from '../pages/words'

const { timer } = words.en.session
const [first, second] = agendaOf('brainstorm', 1).stages

/** Puts somebody's clock wrong by so many milliseconds, before their pages read it. */
async function wrongClock({ context }: Person, byMs: number) {
  await context.addInitScript((by) => {
    const RightDate = Date
    const now = () => RightDate.now() + by
    window.Date = new Proxy(RightDate, {
      construct: (target, args: unknown[]) =>
        args.length === 0 ? new target(now()) : (Reflect.construct(target, args) as Date),
      get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
    })
  }, byMs)
}

/**
 * When, by the machine's one clock, the shown time changes, for so many changes: second shown → when.
 * `performance` is not what was put wrong.
 */
function changes({ page }: Person, count: number): Promise<[string, number][]> {
  return page.evaluate(
    (count) =>
      new Promise<[string, number][]>((resolve) => {
        const time = document.querySelector('[role="timer"]')
        const seen: [string, number][] = []
        const observer = new MutationObserver(() => {
          seen.push([time?.textContent ?? '', performance.timeOrigin + performance.now()])
          if (seen.length < count) return
          observer.disconnect()
          resolve(seen)
        })
        observer.observe(time!, { characterData: true, childList: true, subtree: true })
      }),
    count,
  )
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

test('One timer is the same for everyone, whatever their clocks say, and for whoever comes late', async ({
  person,
}) => {
  const [ada, uma, kim] = [await person(), await person(), await person()]
  await wrongClock(uma, 7 * 60_000)
  await wrongClock(kim, -3 * 3_600_000)
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Timer', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  await joinBoard(uma, link!, 'Uma')
  const lead = new SessionBar(ada.page)
  const her = new SessionBar(uma.page)
  await lead.setTimer('5')
  await her.time.waitFor()
  await joinBoard(kim, link!, 'Kim')
  const late = new SessionBar(kim.page)
  await late.time.waitFor()
  expect(await uma.page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + 6 * 60_000)

  const [right, ...others] = await Promise.all([ada, uma, kim].map((one) => changes(one, 7)))
  for (const other of others) {
    const known = new Map(right)
    const apart = other.flatMap(([shown, at]) => {
      const there = known.get(shown)
      return there === undefined ? [] : [at - there]
    })
    expect(apart.length).toBeGreaterThan(3)
    expect(Math.abs(median(apart))).toBeLessThan(300)
  }

  await lead.button(timer.pause).click()
  await expect(her.bar.getByText(timer.paused, { exact: true })).toBeVisible()
  await expect(late.bar.getByText(timer.paused, { exact: true })).toBeVisible()
  const rest = await lead.seconds()
  expect(await her.seconds()).toBe(rest)
  expect(await late.seconds()).toBe(rest)
  await lead.timer(timer.plus)
  await expect.poll(() => her.seconds()).toBe(rest + 60)
  await lead.timer(timer.minus)
  await expect.poll(() => late.seconds()).toBe(rest)
  await lead.button(timer.resume).click()
  await expect.poll(() => late.seconds()).toBeLessThan(rest)
  await lead.timer(timer.stop)
  await expect(her.time).toHaveCount(0)
})

test('At zero everyone sees it, it is said once, and the meeting moves on if it was asked to', async ({
  person,
}) => {
  const [ada, uma, kim] = [await person(), await person(), await person()]
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Zero', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  await joinBoard(uma, link!, 'Uma')
  await joinBoard(kim, link!, 'Kim')
  const [lead, her, his] = [ada, uma, kim].map(({ page }) => new SessionBar(page))
  await lead!.start(first!.title.en)
  await expect(her!.bar.getByText(timer.ready, { exact: true })).toBeVisible()
  await lead!.timer(timer.stop)

  await lead!.setTimer('1')
  await her!.time.waitFor()
  await lead!.timer(timer.minus)
  for (const each of [lead!, her!, his!]) {
    await expect(each.bar.locator('[data-timer="over"]')).toBeVisible()
    await expect(each.time).toHaveText('0:00')
  }
  await lead!.timer(timer.stop)

  // One can change one's mind while it runs, and nothing else of the timer changes.
  await lead!.setTimer('3', { movesOn: true })
  await expect(her!.bar.getByText(timer.movesOnShort)).toBeVisible()
  await lead!.setMovesOn(false)
  await expect(her!.bar.getByText(timer.movesOnShort)).toHaveCount(0)
  const left = await her!.seconds()
  await lead!.setMovesOn(true)
  await expect(her!.bar.getByText(timer.movesOnShort)).toBeVisible()
  expect(await her!.seconds()).toBeLessThanOrEqual(left)
  expect(left).toBeLessThanOrEqual(180)
  for (let minute = 0; minute < 3; minute += 1) await lead!.timer(timer.minus)
  for (const each of [lead!, her!, his!]) await each.at(second!.title.en)
})
