import { agendaOf } from '@/dialogue/templates/agendas'
import type { CreatedWorkshop } from '@/server/services'
import { expect, test, type Person } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { joinBoard, startWorkshop } from '../pages/enter'
import { HiddenFrames } from '../pages/hidden-frames'
import { SessionBar } from '../pages/session-bar'
import { filled, words } from '../pages/words'

const { canvas, hiding, session, share } = words.en

/** What nobody but a facilitator may be sent. */
const SECRETS = ['Quokka', 'Wombat', 'improved', 'Numbat', 'Second round', 'hidden-']

/** Everything that this person's sockets bring from now on, as text. */
function heard({ page }: Person): { text: () => string } {
  const pieces: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => pieces.push(payload.toString('latin1'))),
  )
  return { text: () => pieces.join('\n') }
}

async function writeNote(board: BoardPage, text: string, at: { x: number; y: number }) {
  const { page } = board
  await board.focusCanvas()
  await page.keyboard.press('n')
  await page.mouse.click(at.x, at.y)
  // In one piece, so that it can be looked for in what others were sent.
  await page.keyboard.insertText(text)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(board.shapes('note').filter({ hasText: text })).toBeVisible()
}

const note = (board: BoardPage, text: string) => board.shapes('note').filter({ hasText: text })

/**
 * Fay prepares a frame for a later part of the meeting and hides it; Cho, who facilitates with her, goes on
 * working in it; Ada, and Lee who comes late, know nothing of it until it is shown.
 */
test('A hidden frame is out of everyone’s browser until a facilitator shows it', async ({
  person,
}) => {
  const [fay, cho, ada, lee] = [await person(), await person(), await person(), await person()]
  const made = await fay.context.request.post('/api/workshops', {
    data: { template: 'brainstorm', title: 'Later', attributionMode: 'attributed' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const group = Object.values(links.parties)[0]!
  const board = await joinBoard(fay, links.facilitator, 'Fay')
  const fays = new HiddenFrames(board)
  const chos = new HiddenFrames(await joinBoard(cho, links.facilitator, 'Cho'))
  const adas = await joinBoard(ada, group, 'Ada')

  // Under the board, where nothing stands.
  await fay.page.mouse.move(700, 500)
  await fay.page.mouse.wheel(0, 600)
  await fays.draw('Second round', { x: 420, y: 420 }, { x: 1000, y: 760 })
  await writeNote(board, 'Quokka plan', { x: 560, y: 600 })
  await writeNote(board, 'Wombat idea', { x: 850, y: 600 })
  await board.focusCanvas()
  await fay.page.keyboard.press('a')
  await board.dragTo({ x: 570, y: 600 }, { x: 840, y: 600 })
  await expect(board.shapes('arrow')).toHaveCount(1)
  await board.saved()
  for (const each of [adas, chos.board]) {
    await each.showAll()
    await expect(note(each, 'Quokka plan')).toHaveCount(1)
    await expect(note(each, 'Wombat idea')).toHaveCount(1)
    await expect(each.shapes('arrow')).toHaveCount(1)
  }
  const frames = await adas.shapes('frame').count()

  await test.step('It leaves the others, and stays with those who facilitate', async () => {
    await fays.hideFromList('Second round')
    await expect(fay.page.getByText(hiding.hidden).first()).toBeVisible()
    await expect(adas.shapes('frame')).toHaveCount(frames - 1)
    await expect(adas.shapes('arrow')).toHaveCount(0)
    await expect(note(adas, 'Quokka plan')).toHaveCount(0)
    for (const each of [fays, chos]) {
      await expect(each.signs).toHaveCount(1)
      await expect(each.board.shapes('frame')).toHaveCount(frames)
      await expect(each.board.shapes('arrow')).toHaveCount(1)
    }
    await expect(chos.signs).toBeVisible()
  })

  const heardByAda = heard(ada)
  const heardByLee = heard(lee)
  await ada.page.reload()
  const reloaded = new BoardPage(ada.page)
  await reloaded.ready()
  const lees = await joinBoard(lee, group, 'Lee')

  await test.step('Others work on in it, and nobody else hears a word', async () => {
    const { x, y } = await chos.board.middle(note(chos.board, 'Wombat idea'))
    await cho.page.mouse.dblclick(x, y)
    await cho.page.keyboard.press('End')
    await cho.page.keyboard.insertText(' improved')
    await cho.page.keyboard.press('Escape')
    await cho.page.keyboard.press('Escape')
    await chos.board.saved()
    await expect(note(board, 'Wombat idea improved')).toBeVisible()
    // What is written in a hidden frame is hidden, and what is on the board can't be put there.
    const middle = await chos.board.middle(chos.board.frame('Second round'))
    await writeNote(chos.board, 'Numbat too', { ...middle, y: middle.y + 40 })
    await expect(note(board, 'Numbat too')).toBeVisible()
    const outside = { x: middle.x + 450, y: middle.y }
    await writeNote(chos.board, 'For everyone', outside)
    for (const each of [reloaded, lees]) {
      await expect(note(each, 'For everyone')).toHaveCount(1)
      await each.showAll()
      await expect(note(each, 'For everyone')).toBeVisible()
    }
    const lies = await chos.board.middle(note(chos.board, 'For everyone'))
    await chos.board.dragTo(lies, { x: middle.x, y: middle.y - 40 })
    await expect(cho.page.getByText(canvas.hiding.refused.in).first()).toBeVisible()
    expect(await chos.board.middle(note(chos.board, 'For everyone'))).toEqual(lies)
    for (const [each, { text }] of [
      [reloaded, heardByAda],
      [lees, heardByLee],
    ] as const) {
      await expect(each.shapes('frame')).toHaveCount(frames - 1)
      await expect(each.shapes('note')).toHaveCount(1)
      await expect(each.shapes('arrow')).toHaveCount(0)
      expect(['For everyone', ...SECRETS].filter((word) => text().includes(word))).toEqual([
        'For everyone',
      ])
    }
  })

  await test.step('Shown, it is back for everybody, with what was done in it', async () => {
    await fays.show()
    for (const each of [reloaded, lees, board, chos.board]) {
      // Only once it is there can all be shown.
      await expect(each.shapes('frame')).toHaveCount(frames)
      await each.showAll()
      await expect(note(each, 'Wombat idea improved')).toBeVisible()
      await expect(note(each, 'Quokka plan')).toBeVisible()
      await expect(note(each, 'Numbat too')).toBeVisible()
      await expect(each.shapes('arrow')).toHaveCount(1)
    }
    await expect(fays.signs).toHaveCount(0)
    await expect(chos.signs).toHaveCount(0)
  })
})

/** Fay opens a stage whose frame she has hidden: nobody is moved, and she can show it from where she is told. */
test('A stage whose frame is hidden moves nobody and offers to show it', async ({ person }) => {
  const [fay, ada] = [await person(), await person()]
  const board = await startWorkshop(fay, 'brainstorm', { title: 'Stages', name: 'Fay' })
  const [link] = await board.partyLinks([share.group])
  const adas = await joinBoard(ada, link!, 'Ada')
  const fays = new HiddenFrames(board)
  const bar = new SessionBar(fay.page)
  const area = board.areaTitle('parking')

  const { stages } = agendaOf('brainstorm', 1)
  const editor = await bar.edit()
  const [first] = stages
  const expand = filled(session.editor.expand, { title: first!.title.en })
  await editor.getByRole('button', { name: expand, exact: true }).click()
  const places = editor.getByLabel(session.editor.frame, { exact: true })
  await places.selectOption({ label: area })
  await editor.getByRole('button', { name: session.editor.save, exact: true }).click()
  await editor.waitFor({ state: 'hidden' })

  await adas.area('parking').waitFor()
  await fays.hideFromList(area)
  await expect(adas.area('parking')).toHaveCount(0)
  await bar.start(first!.title.en)
  await new SessionBar(ada.page).at(first!.title.en)
  await expect(fays.stageNote).toContainText(hiding.stage.body)
  await expect(ada.page.locator('[data-hidden-stage]')).toHaveCount(0)
  // The agenda goes on naming it, as hidden.
  const again = await bar.edit()
  await again.getByRole('button', { name: expand, exact: true }).click()
  const option = filled(hiding.option, { name: area })
  await expect(again.getByRole('option', { name: option })).toHaveCount(1)
  await fay.page.keyboard.press('Escape')
  await again.waitFor({ state: 'hidden' })

  await fays.stageNote.getByRole('button', { name: hiding.stage.show }).click()
  await expect(fays.stageNote).toHaveCount(0)
  await expect(adas.area('parking')).toBeVisible()
  await expect(board.area('parking')).toBeVisible()
})
