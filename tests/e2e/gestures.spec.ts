import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test'
import type { BoardPage } from '../pages/board-page'
import { joinBoard, startWorkshop } from '../pages/enter'
import { words } from '../pages/words'

/** A place a shape was drawn at, and the animation frame that first showed it there. */
interface Sample {
  /** Milliseconds since the page was opened. */
  at: number
  place: string
}

/** Looks at every animation frame until `stopSampling`. */
async function startSampling(page: Page, shapeId: string): Promise<void> {
  await page.evaluate((id) => {
    const samples: Sample[] = []
    const shape = document.querySelector(`.tl-shape[data-shape-id="${id}"]`)
    if (!shape) throw new Error(`There is no ${id}.`)
    const look = (now: number) => {
      if (!Object.hasOwn(window, 'gestureSamples')) return
      const { x, y } = shape.getBoundingClientRect()
      const place = `${x},${y}`
      if (samples.at(-1)?.place !== place) samples.push({ at: now, place })
      requestAnimationFrame(look)
    }
    Object.assign(window, { gestureSamples: samples })
    requestAnimationFrame(look)
  }, shapeId)
}

function stopSampling(page: Page): Promise<Sample[]> {
  return page.evaluate(() => {
    const holder = window as unknown as { gestureSamples?: Sample[] }
    const samples = holder.gestureSamples ?? []
    delete holder.gestureSamples
    return samples
  })
}

/** Where a shape's corner is on the board, whatever the view: as tldraw says in its style. */
const placeOf = (board: BoardPage, shapeId: string): Promise<string> =>
  board.canvas
    .locator(`.tl-shape[data-shape-id="${shapeId}"]`)
    .evaluate((shape) => (shape as HTMLElement).style.transform)

/** Times between two places, in milliseconds, leaving out how it began and where it stood last. */
function gaps(samples: readonly Sample[]) {
  const moving = samples.slice(2, -1)
  const times = moving.slice(1).map(({ at }, n) => at - moving[n]!.at)
  times.sort((a, b) => a - b)
  const round = (share: number) => Math.round(quantile(times, share))
  return { places: moving.length, p50: round(0.5), p95: round(0.95), max: round(1) }
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Infinity

test('Others see a card move smoothly while it is dragged, and where it ends is kept', async ({
  person,
}) => {
  const [ada, lee] = [await person(), await person()]
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Gestures', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  const other = await joinBoard(lee, link!, 'Lee')
  await board.addCard('Shared sensor data')
  await other.card('Shared sensor data').waitFor()
  const shapeId = (await board.card('Shared sensor data').getAttribute('data-shape-id'))!
  await board.saved()

  const from = await board.middle(board.card('Shared sensor data'))
  const before = await placeOf(other, shapeId)
  await startSampling(ada.page, shapeId)
  await startSampling(lee.page, shapeId)
  const { mouse } = ada.page
  await mouse.move(from.x, from.y)
  await mouse.down()
  const startedAt = Date.now()
  // A slow circle of three seconds: longer than what is kept out of the document.
  for (let turn = 0; Date.now() - startedAt < 3_000; turn++) {
    const angle = turn / 25
    await mouse.move(from.x + 60 - 60 * Math.cos(angle), from.y + 60 * Math.sin(angle))
  }

  await test.step('It moves on the other screen while the mouse is held', async () => {
    await expect(board.sign).toHaveAttribute('data-state-sign', 'saving')
    await expect.poll(() => placeOf(other, shapeId)).not.toBe(before)
    const [shown, own] = [gaps(await stopSampling(lee.page)), gaps(await stopSampling(ada.page))]
    const told = `seen ${JSON.stringify(shown)}, dragged ${JSON.stringify(own)}`
    test.info().annotations.push({ type: 'displayed gaps, ms', description: told })
    expect(shown.places, told).toBeGreaterThan(10)
    // Two browsers, a server and the test share two cores: where the dragging screen itself stutters,
    // nobody can see it more smoothly. Else no gap is longer than 100 ms.
    expect(shown.p50, told).toBeLessThanOrEqual(Math.max(100, 1.5 * own.p50))
    expect(shown.p95, told).toBeLessThanOrEqual(Math.max(100, 2 * own.p95))
  })

  await mouse.move(from.x + 100, from.y + 40, { steps: 5 })
  await mouse.up()
  await board.saved()
  const end = await placeOf(board, shapeId)
  expect(end).not.toBe(before)

  await test.step('Let go, it is in one place for both, and after a reload', async () => {
    await expect.poll(() => placeOf(other, shapeId)).toBe(end)
    await lee.page.reload()
    await other.ready()
    expect(await placeOf(other, shapeId)).toBe(end)
  })

  await test.step('One undo takes it back to where it was picked up', async () => {
    await board.focusCanvas()
    await ada.page.keyboard.press('Control+z')
    await expect.poll(() => placeOf(other, shapeId)).toBe(before)
  })
})

test('A tab that goes in the middle of a drag leaves the card where the document has it', async ({
  person,
}) => {
  const [ada, lee] = [await person(), await person()]
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Gone', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  const other = await joinBoard(lee, link!, 'Lee')
  await board.addCard('Shared sensor data')
  await other.card('Shared sensor data').waitFor()
  const shapeId = (await board.card('Shared sensor data').getAttribute('data-shape-id'))!
  await board.saved()
  const before = await placeOf(other, shapeId)

  const from = await board.middle(board.card('Shared sensor data'))
  await ada.page.mouse.move(from.x, from.y)
  await ada.page.mouse.down()
  await ada.page.mouse.move(from.x + 80, from.y + 30, { steps: 4 })
  await expect.poll(() => placeOf(other, shapeId)).not.toBe(before)
  // Killed before it could write anything.
  const crashed = ada.page.waitForEvent('crash')
  const session = await ada.context.newCDPSession(ada.page)
  session.send('Page.crash').catch(() => undefined)
  await crashed
  ada.watch.problems.length = 0
  await expect.poll(() => placeOf(other, shapeId)).toBe(before)
})
