import { templateContent, type TemplateId } from '@/dialogue/templates'
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
import type { TemplateKey } from '../pages/home-page'
import { words } from '../pages/words'

/** Canvas units around what a picture shows; at 1× these are pixels. */
const PICTURE_PADDING = 32

interface Scenario {
  template: TemplateId
  card: TemplateKey
  /** Whose links two people join by, as the share dialog calls them. */
  groups: [string, string]
  /** Colours of the sides, which the picture must hold. */
  colors: string[]
}

const [us, rok] = templateContent('us-rok-space').parties
const SCENARIOS: Scenario[] = [
  {
    template: 'us-rok-space',
    card: 'usRokSpace',
    groups: [us!.name.en, rok!.name.en],
    colors: ['#0B5CAD', '#A85500'],
  },
  {
    template: 'brainstorm',
    card: 'brainstorm',
    groups: [words.en.share.group, words.en.share.group],
    colors: [],
  },
]

for (const { template, card, groups, colors } of SCENARIOS) {
  test(`People meet on the ${template} board, lose nothing to a killed server, and leave with its picture`, async ({
    person,
    server,
  }) => {
    const { axes } = templateContent(template)
    const people = [await person(), await person(), await person()] as const
    const [ada, kim, lee] = people

    const facilitator = await test.step('A facilitator starts the workshop', async () => {
      const board = await startWorkshop(ada, card, { title: 'Seoul, spring', name: 'Ada' })
      await expect(board.shapes('axis')).toHaveCount(axes.length)
      return board
    })
    const links = await facilitator.partyLinks(groups)

    const [first, second] = await test.step('Two people join by link', async () => [
      await joinBoard(kim, links[0]!, 'Kim'),
      await joinBoard(lee, links[1]!, 'Lee'),
    ])
    const boards = [facilitator, first, second]
    for (const board of boards) await board.sees(['Ada', 'Kim', 'Lee'])

    await test.step('A card made and pinned by one appears, pinned, for the others', async () => {
      await first.addCard('Joint priorities map')
      await first.pinCard('Joint priorities map', { axis: axes[0]!.name.en, value: 60 })
      for (const board of boards) {
        await expect(board.card('Joint priorities map')).toBeVisible()
        await expect(board.chip('Joint priorities map', 60)).toBeVisible()
      }
    })

    await test.step('Both edit it at once, and both keep their letters', async () => {
      const [mine, theirs] = await Promise.all([
        first.editCard('Joint priorities map'),
        second.editCard('Joint priorities map'),
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
      await second.addCard('Shared sensor data')
      await second.offline()
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
      await first.ready()
      await expect(first.card('Shared sensor data')).toBeVisible()
      await expect(first.chip('Joint priorities map, by June', 60)).toBeVisible()
    })

    await test.step('The SVG holds the axis names in both languages', async () => {
      const dialog = new ExportDialog(ada.page)
      await dialog.open()
      await dialog.choose('format', 'SVG')
      const { name, bytes } = await dialog.save('svg')
      expect(name).toMatch(/^Seoul, spring - session 1 - \d{4}-\d\d-\d\d - .+\.svg$/)
      const svg = bytes.toString()
      const text = await textOf(ada, svg)
      const names = axes.flatMap(({ name }) => [name.en, name.ko])
      for (const written of [...names, 'Joint priorities map', 'Shared sensor data']) {
        expect(text).toContain(written.replace(/\s/g, ''))
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
      for (const color of colors) {
        expect(await pixelsOfColor(picture, color)).toBeGreaterThan(100)
      }
      await dialog.close()
    })
  })
}

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
