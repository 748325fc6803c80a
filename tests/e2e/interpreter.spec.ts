import { templateContent } from '@/dialogue/templates'
import { expect, test } from '../fixtures/test'
import { CaucusPage } from '../pages/caucus'
import { joinBoard, startWorkshop } from '../pages/enter'
import { filled, words } from '../pages/words'

const { parties } = templateContent('us-rok-space')
const usParty = parties[0]!
const { board: boardWords, common, session, share, translating, canvas } = words.en
const korean = words.ko.canvas

test('An interpreter writes the other language and confirms it, for the delegates to see', async ({
  person,
}) => {
  const [fay, ulla, ina] = [await person(), await person(), await person()]
  const plenary = await startWorkshop(fay, 'usRokSpace', { title: 'Languages', name: 'Fay' })
  const [usLink] = await plenary.partyLinks([usParty.name.en])
  const delegate = await joinBoard(ulla, usLink!, 'Ulla')

  await fay.page.getByRole('button', { name: boardWords.share }).click()
  const dialog = fay.page.getByRole('dialog', { name: share.title })
  await dialog.getByRole('tab', { name: share.tabs.interpreters }).click()
  const who = filled(share.interpreterOf, { party: usParty.short.en })
  await dialog.getByRole('button', { name: filled(share.addInterpreter, { who }) }).click()
  const link = await dialog.getByLabel(filled(share.link, { who })).inputValue()
  await dialog.getByRole('button', { name: common.action.close }).click()

  const board = await joinBoard(ina, link, 'Ina')
  const panel = ina.page.getByRole('complementary', { name: translating.panel })
  await expect(panel.getByText(translating.empty)).toBeVisible()
  await expect(ina.page.getByText(common.role.interpreter, { exact: true }).first()).toBeVisible()

  await test.step('a new card asks for her, and her words reach the one who wrote it', async () => {
    await delegate.addCard('A shared catalogue')
    const row = panel.getByRole('region', { name: filled(translating.card, { number: '1' }) })
    await expect(row.getByLabel(canvas.card.titleLabel, { exact: true })).toHaveValue(
      'A shared catalogue',
    )
    await row.getByLabel(korean.card.titleLabel, { exact: true }).fill('공동 목록')
    for (const language of ['English', '한국어']) {
      await row.getByRole('button', { name: filled(translating.confirmIn, { language }) }).click()
    }
    await expect(panel.getByText('Everything is translated')).toBeVisible()
    await board.saved()
    await expect(delegate.card('공동 목록')).toBeVisible()
  })

  await test.step('what changes later is marked for her', async () => {
    const editing = await delegate.editCard('A shared catalogue')
    await editing.title.fill('A shared, open catalogue')
    await editing.done()
    await expect(panel.getByText(translating.standing.outdated)).toBeVisible()
    await expect(panel.getByText('One card needs you')).toBeVisible()
  })

  await test.step('she words the stages, and everyone reads it at once', async () => {
    await ina.page.getByRole('button', { name: session.menu, exact: true }).click()
    await ina.page.getByRole('menuitem', { name: session.translate.open }).click()
    const agenda = ina.page.getByRole('dialog', { name: session.translate.title })
    const first = agenda.getByRole('listitem').first()
    await first.getByLabel(session.editor.titleEn).fill('Each side in its own words')
    await first.getByRole('button', { name: session.translate.save }).first().click()
    await expect(first.getByRole('heading')).toHaveText('1. Each side in its own words')
    await agenda.getByRole('button', { name: common.action.close }).click()
    const start = filled(session.stage.start, { number: '1', title: 'Each side in its own words' })
    await expect(fay.page.getByRole('button', { name: start })).toBeVisible()
  })

  await test.step('the board itself is not hers to change', async () => {
    await board.focusCanvas()
    await ina.page.keyboard.press('c')
    await ina.page.keyboard.press('Enter')
    await expect(board.shapes('proposal-card')).toHaveCount(1)
  })

  await test.step('she enters the room of the side she serves', async () => {
    const room = new CaucusPage(ina.page, usParty.short.en)
    await room.enter()
    await expect(room.strip.getByRole('button')).toHaveCount(0)
    await expect(panel).toBeVisible()
  })
})
