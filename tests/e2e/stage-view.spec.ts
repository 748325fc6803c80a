import { templateContent } from '@/dialogue/templates'
import { agendaOf } from '@/dialogue/templates/agendas'
import { expect, test, type Person } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { SessionBar } from '../pages/session-bar'

const { parties } = templateContent('us-rok-space')
const [welcome, stances] = agendaOf('us-rok-space', 2).stages

const zoomOf = ({ page }: Person) => page.getByTestId('minimap.zoom-menu-button')

/** What was to happen with the next frames has begun. */
const framesLater = ({ page }: Person) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame++) await new Promise((go) => requestAnimationFrame(go))
  })

test('Who comes in the middle of a stage is taken to where it happens, once per tab', async ({
  person,
}) => {
  const [ada, uma, kim] = [await person(), await person(), await person()]
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Late', name: 'Ada' })
  const [us, rok] = await board.partyLinks(parties.map((party) => party.name.en))
  await joinBoard(uma, us!, 'Uma')
  const whole = (await zoomOf(uma).textContent()) ?? ''
  const lead = new SessionBar(ada.page)
  await lead.start(welcome!.title.en)
  await lead.next(stances!.title.en)
  await new SessionBar(uma.page).at(stances!.title.en)
  await expect(zoomOf(uma)).not.toHaveText(whole)

  // Kim comes late, and looks at the same.
  await joinBoard(kim, rok!, 'Kim')
  const stage = (await zoomOf(uma).textContent()) ?? ''
  await expect(zoomOf(kim)).toHaveText(stage)

  // The same tab again, in the same stage: it looks at the whole board, as it opens.
  await kim.page.reload()
  await new SessionBar(kim.page).at(stances!.title.en)
  await framesLater(kim)
  await expect(zoomOf(kim)).toHaveText(whole)

  // Another tab of hers was never there.
  const second: Person = { ...uma, page: await uma.context.newPage() }
  await second.page.goto(uma.page.url())
  await expect(zoomOf(second)).toHaveText(stage)

  // A reload that misses the beginning of the next stage is taken there.
  await kim.page.goto('about:blank')
  await lead.next(agendaOf('us-rok-space', 2).stages[2]!.title.en)
  await kim.page.goBack()
  await new SessionBar(kim.page).at(agendaOf('us-rok-space', 2).stages[2]!.title.en)
  await expect(zoomOf(kim)).toHaveText(stage)
})
