import { templateContent } from '@/dialogue/templates'
import { agendaOf } from '@/dialogue/templates/agendas'
import { expect, test } from '../fixtures/test'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard, startWorkshop } from '../pages/enter'
import { SessionBar } from '../pages/session-bar'
import { filled, words } from '../pages/words'

const { parties } = templateContent('us-rok-space')
const stages = agendaOf('us-rok-space', 2).stages
const [welcome, stances, positions] = stages
const { session, dialogue } = words.en

test('A facilitator leads everyone through the agenda, which can be changed on the way', async ({
  person,
}) => {
  const ada = await person()
  const uma = await person()
  const kim = await person({ locale: 'ko-KR' })
  const board = await startWorkshop(ada, 'usRokSpace', { title: 'Stages', name: 'Ada' })
  const [us, rok] = await board.partyLinks(parties.map((party) => party.name.en))
  await joinBoard(uma, us!, 'Uma')
  await kim.page.goto(rok!)
  await kim.page.getByLabel(words.ko.join.name).fill('Kim')
  await kim.page.getByRole('button', { name: words.ko.join.submit }).click()
  await kim.page.waitForURL('**/board/**')
  const [lead, her, his] = [ada, uma, kim].map(({ page }) => new SessionBar(page))

  await lead!.start(welcome!.title.en)
  await her!.at(welcome!.title.en)
  await his!.at(welcome!.title.ko)
  await expect(her!.button(filled(session.stage.next, { title: stances!.title.en }))).toHaveCount(0)
  await expect(her!.bar.getByText(welcome!.instruction.en, { exact: true }).first()).toBeVisible()

  // The view moves to where the stage happens; it is said to those who can't see it.
  const zoom = uma.page.getByTestId('minimap.zoom-menu-button')
  await uma.page.keyboard.press('Shift+0')
  await expect(zoom).toHaveText('100%')
  await lead!.next(stances!.title.en)
  await her!.at(stances!.title.en)
  await expect(zoom).not.toHaveText('100%')
  const said = filled(session.stage.said, {
    number: 2,
    count: stages.length,
    title: stances!.title.en,
    instruction: stances!.instruction.en,
  })
  await expect(her!.bar.getByRole('status').filter({ hasText: said })).toHaveCount(1)

  // One key; the stage's round is opened where the panel opens it.
  await board.focusCanvas()
  await ada.page.keyboard.press('Shift+N')
  await lead!.at(positions!.title.en)
  await lead!.button(session.round.open.positions).click()
  const panel = new DialoguePanel(ada.page)
  await expect(panel.button(dialogue.setup.open)).toBeVisible()
  await panel.panel.getByRole('button', { name: dialogue.setup.back }).click()
  await expect(panel.panel.getByText(positions!.instruction.en, { exact: true })).toBeVisible()
  await panel.button(dialogue.collapse).click()

  // Back to an earlier one, from the list.
  const agenda = await lead!.openAgenda()
  const jump = filled(session.stage.jump, { number: 1, title: welcome!.title.en })
  await agenda.getByRole('button', { name: jump, exact: true }).click()
  await her!.at(welcome!.title.en)

  const { editor } = session
  const dialog = await lead!.edit()
  const handle = dialog.getByRole('button', {
    name: filled(editor.handle, { title: positions!.title.en }),
    exact: true,
  })
  await handle.focus()
  await ada.page.keyboard.press('ArrowUp')
  await expect(handle).toBeFocused()
  const expand = filled(editor.expand, { title: positions!.title.en })
  await dialog.getByRole('button', { name: expand, exact: true }).click()
  await dialog.getByLabel(editor.titleEn, { exact: true }).fill('')
  await dialog.getByLabel(editor.titleKo, { exact: true }).fill('')
  await dialog.getByLabel(editor.minutes, { exact: true }).fill('900')
  await dialog.getByRole('button', { name: editor.save, exact: true }).click()
  await expect(dialog.getByText(editor.oneLanguage, { exact: true })).toBeVisible()
  await expect(dialog.getByText(filled(editor.problemMinutes, { max: 480 }))).toBeVisible()
  await dialog.getByLabel(editor.titleEn, { exact: true }).fill('Marks first')
  await dialog.getByLabel(editor.minutes, { exact: true }).fill('12')

  // Closing asks; a change of somebody else's meanwhile is said, and nothing is lost.
  await ada.page.keyboard.press('Escape')
  const asked = ada.page.getByRole('alertdialog')
  await asked.getByRole('button', { name: editor.keep }).click()
  await asked.waitFor({ state: 'hidden' })
  await dialog.getByRole('button', { name: editor.save, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })

  await lead!.next('Marks first')
  await her!.at('Marks first')
  await expect(her!.time).toHaveText('12:00')
})

test('An agenda goes into this browser and a file, and comes back; two facilitators don’t overwrite each other', async ({
  person,
}) => {
  const ada = await person()
  const bea = await person()
  const uma = await person()
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Agendas', name: 'Ada' })
  const [group] = await board.partyLinks([words.en.share.group])
  await joinBoard(uma, group!, 'Uma')
  await bea.context.addCookies(await ada.context.cookies())
  await bea.page.goto(ada.page.url())
  const [lead, second, her] = [ada, bea, uma].map(({ page }) => new SessionBar(page))
  const { editor } = session
  const team = agendaOf('brainstorm', 1).stages
  const [first] = team

  const hers = await second!.edit()
  const mine = await lead!.edit()
  await mine.getByRole('button', { name: editor.files }).click()
  await mine.getByLabel(editor.saveOwnName).fill('Ours')
  await mine.getByRole('button', { name: editor.saveOwn, exact: true }).click()
  await expect(mine.getByRole('button', { name: 'Ours', exact: true })).toBeVisible()
  const [download] = await Promise.all([
    ada.page.waitForEvent('download'),
    mine.getByRole('button', { name: editor.export }).click(),
  ])
  const remove = filled(editor.remove, { title: first!.title.en })
  await mine.getByRole('button', { name: remove, exact: true }).click()
  await mine.getByRole('button', { name: editor.save, exact: true }).click()
  await mine.waitFor({ state: 'hidden' })

  // The other's draft is overtaken: said at once, kept, and hers to decide.
  await hers.getByRole('button', { name: editor.add }).click()
  await hers.getByLabel(editor.titleEn, { exact: true }).fill('Coffee')
  await expect(hers.getByText(editor.changed, { exact: true })).toBeVisible()
  await hers.getByRole('button', { name: editor.saveMine }).click()
  await hers.waitFor({ state: 'hidden' })
  await expect(
    lead!.button(filled(session.stage.start, { number: 1, title: first!.title.en })),
  ).toBeVisible()

  const again = await lead!.edit()
  await again.getByRole('button', { name: editor.files }).click()
  const file = again.locator('input[type=file]')
  await file.setInputFiles({
    name: 'agenda.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"kind":"something-else"}'),
  })
  await expect(again.getByText(editor.importProblem.not_an_agenda)).toBeVisible()
  await file.setInputFiles(await download.path())
  await expect(again.locator('[data-stage-row]')).toHaveCount(team.length)
  await again.getByRole('button', { name: editor.save, exact: true }).click()
  await again.waitFor({ state: 'hidden' })
  await lead!.start(first!.title.en)
  await her!.at(first!.title.en)
})
