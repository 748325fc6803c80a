import { templateContent } from '@/dialogue/templates'
import { expect, test } from '../fixtures/test'
import { CaucusPage } from '../pages/caucus'
import { joinBoard, startWorkshop } from '../pages/enter'
import { filled, words } from '../pages/words'

const { parties } = templateContent('us-rok-space')
const [usParty, rokParty] = parties as [(typeof parties)[0], (typeof parties)[0]]
const { caucus, session } = words.en
const US = usParty.short.en

test('A side meets in its own room, asks a facilitator in, and releases to the plenary', async ({
  person,
}) => {
  const [fay, ulla, ryu] = [await person(), await person(), await person()]
  const plenary = await startWorkshop(fay, 'usRokSpace', { title: 'Rooms', name: 'Fay' })
  const [usLink, rokLink] = await plenary.partyLinks([usParty.name.en, rokParty.name.en])
  await joinBoard(ulla, usLink!, 'Ulla')
  const other = await joinBoard(ryu, rokLink!, 'Ryu')
  const room = new CaucusPage(ulla.page, US)

  await test.step('the room says whose it is and who sees it', async () => {
    await room.enter()
    await expect(room.strip).toContainText(filled(caucus.only, { party: US }))
    // Its delegates lead their own meeting, with a timer of its own.
    await expect(ulla.page.getByRole('button', { name: session.timer.set })).toBeVisible()
    await room.addCard('A line of our own')
    await room.addCard('An offer to both')
    await room.saved()
  })

  await test.step('to the others there is no such room', async () => {
    const address = ulla.page.url().split('?')[0]!
    await ryu.page.goto(address)
    await expect(ryu.page.getByText(words.en.board.notFound.title)).toBeVisible()
    await ryu.page.goBack()
    await other.ready()
    await expect(
      new CaucusPage(ryu.page, US).switchTo(filled(caucus.name, { party: US })),
    ).toHaveCount(0)
    await expect(fay.page.getByRole('navigation', { name: caucus.rooms })).toHaveCount(0)
  })

  await test.step('a facilitator comes when asked, and is out at once when shown out', async () => {
    await room.guest('Fay', 'askIn')
    const guest = new CaucusPage(fay.page, US)
    await guest.enter()
    await expect(guest.strip).toContainText(filled(caucus.guestHere, { party: US }))
    await expect(guest.card('A line of our own')).toBeVisible()
    await expect(fay.page.getByRole('button', { name: session.timer.set })).toHaveCount(0)
    await expect(room.strip).toContainText('Fay')
    await room.guest('Fay', 'showOut')
    await expect(fay.page.getByText(caucus.closed.title)).toBeVisible()
    await fay.page.getByRole('link', { name: caucus.toPlenary }).click()
    await plenary.ready()
  })

  await test.step('what is chosen goes, after it was looked at, and nothing else', async () => {
    await room.selectCard('An offer to both')
    const dialog = await room.openRelease()
    await expect(dialog.getByText('An offer to both')).toBeVisible()
    await expect(dialog.getByText('A line of our own')).toHaveCount(0)
    await expect(dialog.getByRole('img', { name: caucus.release.picture })).toBeVisible()
    await dialog.getByRole('button', { name: /^Release one thing/ }).click()
    await ulla.page.getByRole('link', { name: caucus.release.see }).click()
    await expect(room.strip).toHaveCount(0)
    await room.ready()
    await expect(room.card('An offer to both')).toBeVisible()
    await expect(room.card('A line of our own')).toHaveCount(0)

    for (const board of [plenary, other]) {
      // Below the board: brought into view as anybody would.
      await board.focusCanvas()
      await board.page.keyboard.press('Shift+1')
      await expect(board.card('An offer to both')).toBeVisible()
      await expect(board.card('A line of our own')).toHaveCount(0)
    }
  })

  await test.step('the way back leads to the same room', async () => {
    await room.enter()
    await expect(room.card('A line of our own')).toBeVisible()
    await room.toPlenary()
  })
})
