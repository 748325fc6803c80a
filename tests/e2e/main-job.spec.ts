import template from '@/dialogue/templates/us-rok-space.json' with { type: 'json' }
import {
  aspectRatio,
  pictureDifference,
  pixelsOfColor,
  SAME_PICTURE,
  withoutMargin,
} from '../fixtures/pictures'
import { expect, test, type Person } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { ExportDialog } from '../pages/export-dialog'

/** Canvas units around what a picture shows; at 1× these are pixels. */
const PICTURE_PADDING = 32
const [us, rok] = ['us', 'rok'].map(
  (id) => template.parties.find((party) => party.id === id)!.name.en,
)
const [firstAxis] = template.axes
const AXIS_NAMES = template.axes.flatMap(({ name }) => [name.en, name.ko])

test('Two sides meet on the seeded board, lose nothing to a killed server, and leave with its picture', async ({
  person,
  server,
}) => {
  const people = [await person(), await person(), await person()] as const
  const [ada, kim, lee] = people

  const facilitator = await test.step('A facilitator starts the workshop', async () => {
    const board = await startWorkshop(ada, 'usRokSpace', { title: 'Seoul, spring', name: 'Ada' })
    await expect(board.shapes('axis')).toHaveCount(3)
    return board
  })
  const [usLink, rokLink] = await facilitator.partyLinks([us!, rok!])

  const [american, korean] = await test.step('Both sides join by their links', async () => [
    await joinBoard(kim, usLink!, 'Kim'),
    await joinBoard(lee, rokLink!, 'Lee'),
  ])
  const boards = [facilitator, american, korean]
  for (const board of boards) await board.sees(['Ada', 'Kim', 'Lee'])

  await test.step('A card made and pinned by one appears, pinned, for the others', async () => {
    await american.addCard('Joint priorities map')
    await american.pinCard('Joint priorities map', { axis: firstAxis!.name.en, value: 60 })
    for (const board of boards) {
      await expect(board.card('Joint priorities map')).toBeVisible()
      await expect(board.chip('Joint priorities map', 60)).toBeVisible()
    }
  })

  await test.step('Both edit it at once, and both keep their letters', async () => {
    const [mine, theirs] = await Promise.all([
      american.editCard('Joint priorities map'),
      korean.editCard('Joint priorities map'),
    ])
    await mine.title.press('End')
    await Promise.all([
      mine.title.pressSequentially(', by June', { delay: 20 }),
      theirs.text.pressSequentially('Two columns, one page', { delay: 20 }),
    ])
    await expect(theirs.title).toHaveValue('Joint priorities map, by June')
    await expect(mine.text).toHaveValue('Two columns, one page')
    // And now the same text.
    await mine.text.press('Home')
    await theirs.text.press('End')
    await Promise.all([
      mine.text.pressSequentially('Draft: ', { delay: 25 }),
      theirs.text.pressSequentially(', both languages', { delay: 25 }),
    ])
    const both = 'Draft: Two columns, one page, both languages'
    await expect(mine.text).toHaveValue(both)
    await expect(theirs.text).toHaveValue(both)
    await Promise.all([mine.done(), theirs.done()])
    for (const board of boards) await board.saved()
  })

  await test.step('The server is killed; someone goes on working; it starts again and nothing is lost', async () => {
    for (const { watch } of people) watch.outage = true
    await server.kill('SIGKILL')
    for (const board of boards) await board.offline()
    await korean.addCard('Shared sensor data')
    await korean.offline()
    await server.start()
    for (const board of boards) await board.saved()
    for (const { watch } of people) watch.outage = false
    for (const board of boards) {
      await expect(board.card('Joint priorities map, by June')).toBeVisible()
      await expect(board.chip('Joint priorities map, by June', 60)).toBeVisible()
      await expect(board.card('Shared sensor data')).toBeVisible()
    }
  })

  await test.step('A fresh browser page holds it all, too', async () => {
    await kim.page.reload()
    await american.ready()
    await expect(american.card('Shared sensor data')).toBeVisible()
    await expect(american.chip('Joint priorities map, by June', 60)).toBeVisible()
  })

  await test.step('The SVG holds the axis names in both languages', async () => {
    const dialog = new ExportDialog(ada.page)
    await dialog.open()
    await dialog.choose('format', 'SVG')
    const { name, bytes } = await dialog.save('svg')
    expect(name).toMatch(/^Seoul, spring - session 1 - \d{4}-\d\d-\d\d - .+\.svg$/)
    const svg = bytes.toString()
    const text = await textOf(ada, svg)
    for (const words of [...AXIS_NAMES, 'Joint priorities map', 'Shared sensor data']) {
      expect(text).toContain(words.replace(/\s/g, ''))
    }
    expect(svg, 'the font travels with the picture').toMatch(/@font-face[^}]+data:font/)
    expect(svg).not.toMatch(/(href|src)="https?:/)
    await dialog.close()
  })

  await test.step('The PNG looks like the canvas', async () => {
    const dialog = new ExportDialog(ada.page)
    const onScreen = await facilitator.area('axes').screenshot()
    await dialog.open()
    await dialog.what.selectOption({ label: facilitator.areaTitle('axes') })
    await dialog.choose('size', '1×')
    const { bytes } = await dialog.save('png')
    const picture = await withoutMargin(bytes, PICTURE_PADDING)
    expect(await aspectRatio(picture)).toBeCloseTo(await aspectRatio(onScreen), 1)
    expect(await pictureDifference(picture, onScreen)).toBeLessThan(SAME_PICTURE)
    for (const color of ['#0B5CAD', '#A85500']) {
      expect(await pixelsOfColor(picture, color)).toBeGreaterThan(100)
    }
    await dialog.close()
  })
})

/** All text of an SVG without white space, read by a browser; on an empty page, which has no CSP. */
async function textOf({ context }: Person, svg: string): Promise<string> {
  const page = await context.newPage()
  const text = await page.evaluate((source) => {
    const root = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement
    for (const style of root.querySelectorAll('style')) style.remove()
    return (root.textContent ?? '').replace(/\s/g, '')
  }, svg)
  await page.close()
  return text
}
