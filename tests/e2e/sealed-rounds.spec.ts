import { templateContent } from '@/dialogue/templates'
import type { CreatedWorkshop } from '@/server/services'
import { joinByApi } from '../fixtures/seated-by-api'
import { expect, test } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { DialoguePanel } from '../pages/dialogue-panel'
import { joinBoard } from '../pages/enter'
import { JoinPage } from '../pages/join-page'
import { words } from '../pages/words'

const { parties, axes } = templateContent('us-rok-space')
const first = axes[0]!
const { answering, board, common, dialogue, join, sync } = words.en

test('While a round is open an observer sees progress alone; an answer given offline arrives, one that comes after the close says so', async ({
  person,
  playwright,
  server,
}) => {
  const [ada, uma, olga] = [await person(), await person(), await person()]
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'us-rok-space', title: 'Sealed', attributionMode: 'party' },
  })
  const { links } = (await made.json()) as CreatedWorkshop
  const [us, rok] = parties.map(({ id }) => links.parties[id]!)
  await joinBoard(ada, links.facilitator, 'Ada')
  await joinBoard(uma, us!, 'Uma')
  await joinBoard(olga, links.observer, 'Olga')
  const others = await Promise.all([
    ...['Ulf', 'Una'].map((name) => joinByApi(playwright, server.url, us!, name)),
    ...['Kim', 'Lee', 'Park'].map((name) => joinByApi(playwright, server.url, rok!, name)),
  ])
  const steering = new DialoguePanel(ada.page)
  const sheet = new DialoguePanel(uma.page)
  const watching = new DialoguePanel(olga.page)
  for (const panel of [steering, sheet, watching]) await panel.open()
  await steering.openRound('positions')

  // Six seats: neither the facilitator nor the observer is one of them.
  await watching.phase('open', 'positions')
  await watching.answered(0, 6)
  await expect(watching.panel.getByText(dialogue.observer)).toBeVisible()
  await expect(watching.panel.getByText(dialogue.next.watchOpen)).toBeVisible()
  await expect(watching.panel.getByRole('slider')).toHaveCount(0)
  await expect(olga.page.locator('[data-placing]')).toHaveCount(0)
  for (const one of others.slice(0, 4)) await one.answer(first.id, { self: 40 })
  for (const panel of [watching, steering]) {
    await panel.answered(3, 6)
    await expect(panel.panel.getByText(dialogue.progress.why)).toBeVisible()
  }

  // Offline: kept on the sheet, and sent by itself.
  const axis = first.name.en
  const sign = sheet.axis(axis).locator('[data-saved]')
  uma.watch.outage = true
  await uma.context.setOffline(true)
  await sheet.mark(axis, 'self').fill('70')
  await expect(sign).toHaveAttribute('data-saved', 'retrying')
  await expect(sign).toContainText(answering.sign.retrying)
  await uma.context.setOffline(false)
  await sheet.axisSaved(axis)
  await uma.page.reload()
  await sheet.open()
  await expect(sheet.mark(axis, 'self')).toHaveValue('70')

  // Too late: what was written stays in sight beside why it is not counted; what counts is what was sent.
  await uma.context.setOffline(true)
  await sheet.mark(axis, 'self').fill('20')
  await expect(sign).toHaveAttribute('data-saved', 'retrying')
  await steering.closeRound('positions')
  await uma.context.setOffline(false)
  await sheet.phase('closed', 'positions')
  await expect(sign).toHaveAttribute('data-saved', 'refused')
  await expect(sign).toContainText(answering.tooLate)
  await expect(sheet.mark(axis, 'self')).toHaveValue('20')
  await expect(sheet.mark(axis, 'self')).toBeDisabled()
  await uma.page.reload()
  await sheet.open()
  await expect(sheet.panel.getByText(answering.closed)).toBeVisible()
  await expect(sheet.mark(axis, 'self')).toHaveValue('70')
  await expect(sheet.mark(axis, 'self')).toBeDisabled()

  // Stricter from here on, and everyone is told.
  for (const panel of [steering, sheet, watching]) await panel.tab('people')
  await steering.button(dialogue.people.changeMode).click()
  const { name, meaning } = common.attribution.none
  await expect(
    steering.panel.getByRole('radio', { name: common.attribution.attributed.name }),
  ).toHaveCount(0)
  await steering.panel.getByRole('radio', { name }).click()
  await steering.confirm(dialogue.people.changeConfirm.action)
  for (const panel of [steering, sheet, watching]) {
    await expect(panel.panel.getByText(`${name}. ${meaning}`)).toBeVisible()
  }
  await olga.page.goto(rok!)
  await expect(olga.page.getByText(join.sealed.none)).toBeVisible()
  for (const one of others) await one.leave()
})

test('Without attribution: a personal seat and its ballot key go along to another device', async ({
  person,
  playwright,
  server,
}) => {
  const [laptop, phone] = [await person(), await person({ viewport: { width: 390, height: 844 } })]
  const made = await laptop.context.request.post('/api/workshops', {
    data: { template: 'us-rok-space', title: 'Two devices', attributionMode: 'none' },
  })
  const { workshopId, boardId, links } = (await made.json()) as CreatedWorkshop
  const fay = await joinByApi(playwright, server.url, links.facilitator, 'Fay')
  const { url } = await fay.post<{ url: string }>(`/api/workshops/${workshopId}/invitations`, {
    role: 'delegate',
    party: 'us',
    seatLabel: 'U.S. chair',
  })
  await joinBoard(laptop, url, 'Chair')
  const onLaptop = new DialoguePanel(laptop.page)
  const onPhone = new DialoguePanel(phone.page)
  await onLaptop.open()
  await fay.post(`/api/boards/${boardId}/rounds`, { kind: 'positions', items: [first.id] })
  const axis = first.name.en
  await onLaptop.mark(axis, 'self').fill('40')
  await onLaptop.axisSaved(axis)
  await onLaptop.button(answering.key.show).click()
  const code = await onLaptop.panel.locator('[data-ballot-key]').innerText()

  // Who hands the browser over is told about the key before it is deleted.
  await laptop.page.getByRole('banner').getByRole('button', { name: board.menu }).click()
  await laptop.page.getByRole('menuitem', { name: board.handOver }).click()
  const asked = laptop.page.getByRole('alertdialog')
  await expect(asked).toContainText(board.handOverConfirm.key.body)
  await expect(asked.locator('[data-ballot-key]')).toHaveText(code)
  await asked.getByRole('button', { name: common.action.cancel }).click()

  // The same link elsewhere: it says that somebody sits there, and goes on only when that is confirmed.
  await phone.page.goto(url)
  await expect(phone.page.getByText(join.takeOver.title)).toBeVisible()
  await expect(phone.page.getByText(join.takeOver.key)).toBeVisible()
  await new JoinPage(phone.page).takeOver('Chair')
  await new BoardPage(phone.page).ready()
  await expect(laptop.page.getByText(sync.closed.taken_over.title)).toBeVisible()
  const notice = laptop.page.locator('[data-closed-notice]')
  await expect(notice.locator('[data-ballot-key]')).toHaveText(code)

  await onPhone.open()
  await expect(onPhone.panel.getByText(answering.key.locked)).toBeVisible()
  await onPhone.panel.getByLabel(answering.key.enter).fill(code)
  await onPhone.button(answering.key.use).click()
  await expect(onPhone.mark(axis, 'self')).toHaveValue('40')
  await onPhone.mark(axis, 'self').fill('55')
  await onPhone.axisSaved(axis)
  await phone.page.reload()
  await onPhone.open()
  await expect(onPhone.mark(axis, 'self')).toHaveValue('55')
  expect((await fay.dialogue()).rounds[0]!.progress).toEqual({ answered: 1, seats: 1 })
  // Reloaded, the old device still says in words what happened.
  await laptop.page.reload()
  await expect(
    laptop.page.getByRole('heading', { name: sync.closed.taken_over.title }),
  ).toBeVisible()
  await fay.leave()
})

test('Once the planned time has passed, everyone is told and the facilitator closes by one press', async ({
  person,
}) => {
  const ada = await person()
  const made = await ada.context.request.post('/api/workshops', {
    data: { template: 'us-rok-space', title: 'Time', attributionMode: 'party' },
  })
  const { boardId, links } = (await made.json()) as CreatedWorkshop
  await ada.page.clock.install()
  await joinBoard(ada, links.facilitator, 'Ada')
  const token = links.parties[parties[0]!.id]!.split('/').at(-1)
  await ada.context.request.post('/api/join', { data: { token, name: 'Uma' } })
  const as = new URL(ada.page.url()).searchParams.get('as')
  const closesAt = new Date(Date.now() + 3_600_000).toISOString()
  const opened = await ada.context.request.post(`/api/boards/${boardId}/rounds?as=${as}`, {
    data: { kind: 'positions', items: [first.id], closesAt },
  })
  expect(opened.status()).toBe(201)
  const steering = new DialoguePanel(ada.page)
  await steering.open()
  await steering.phase('open', 'positions')
  await expect(steering.panel.getByText(/^Closes at .+ your time, in /)).toBeVisible()
  await expect(steering.panel.getByText(dialogue.steer.timeUp)).toHaveCount(0)
  await ada.page.clock.fastForward('01:01:00')
  await expect(steering.panel.getByText(dialogue.steer.timeUp)).toBeVisible()
  await steering.button(dialogue.steer.closeConfirm.action).click()
  await steering.phase('closed', 'positions')
})
