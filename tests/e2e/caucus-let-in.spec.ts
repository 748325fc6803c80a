import { templateContent } from '@/dialogue/templates'
import { expect, test } from '../fixtures/test'
import { CaucusPage } from '../pages/caucus'
import { joinBoard, startWorkshop } from '../pages/enter'
import { OrderPages } from '../pages/order-pages'
import { filled, words } from '../pages/words'

const [usParty] = templateContent('us-rok-space').parties
const { caucus, common, share } = words.en
const party = usParty!.short.en

test('Whom a facilitator puts on a side stands before its locked room until the side lets them in', async ({
  person,
}) => {
  const [fay, ulla, omar] = [await person(), await person(), await person()]
  const plenary = await startWorkshop(fay, 'usRokSpace', { title: 'Locked', name: 'Fay' })
  const dialog = fay.page.getByRole('dialog', { name: share.title })
  await dialog.getByRole('tab', { name: share.tabs.observers }).click()
  const observers = await dialog
    .getByLabel(filled(share.link, { who: share.tabs.observers }))
    .inputValue()
  await dialog.getByRole('tab', { name: share.tabs.sides }).click()
  const [usLink] = await plenary.partyLinks([usParty!.name.en])
  await joinBoard(ulla, usLink!, 'Ulla')
  await joinBoard(omar, observers, 'Omar')
  const room = new CaucusPage(ulla.page, party)
  const outside = new CaucusPage(omar.page, party)
  await room.enter()
  await room.addCard('A line of our own')
  await room.saved()

  await new OrderPages(fay.page).changeRole('Omar', filled(common.delegateOf, { party }))
  const locked = omar.page.getByRole('button', { name: filled(caucus.locked.name, { party }) })
  await locked.click()
  await expect(omar.page.getByText(filled(caucus.locked.body, { party }))).toBeVisible()
  await omar.page.keyboard.press('Escape')
  await expect(outside.switchTo(filled(caucus.name, { party }))).toHaveCount(0)

  // The side is told who waits, and decides.
  await expect(room.strip).toContainText('Omar serves your side now')
  await room.guest('Omar', 'askIn')
  await expect(room.strip).not.toContainText('Omar serves your side now')
  await expect(locked).toHaveCount(0)
  await outside.enter()
  await expect(outside.card('A line of our own')).toBeVisible()
  await room.guest('Omar', 'showOut')
  await expect(omar.page.getByText(caucus.closed.title)).toBeVisible()
  await omar.page.getByRole('link', { name: caucus.toPlenary }).click()
  await expect(locked).toBeVisible()
})
