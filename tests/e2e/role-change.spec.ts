import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { expect, test } from '../fixtures/test'
import { startWorkshop } from '../pages/enter'
import { filled, words } from '../pages/words'

const { common, sync } = words.en

test('A change of role is followed without a reload: what may be done, and how it is said', async ({
  person,
  server,
}) => {
  const ada = await person()
  const endings: ((code: number) => Promise<void>)[] = []
  await ada.page.routeWebSocket(/\/sync\//, (socket) => {
    const upstream = socket.connectToServer()
    endings.push(async (code) => {
      await upstream.close()
      await socket.close({ code, reason: 'role_changed' })
    })
  })
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Roles', name: 'Ada' })
  await board.addCard('Before')
  await board.saved()

  const become = async (role: 'observer' | 'facilitator') => {
    const database = createClient({ url: `file:${join(server.dataDir, 'common-ground.db')}` })
    await database.execute(`UPDATE participants SET role = '${role}'`)
    database.close()
    // As the server ends every socket of somebody whose role it changes.
    await Promise.all(endings.splice(0).map((end) => end(CLOSE_REASONS.role_changed)))
    const told = filled(sync.roleNow, { role: common.role[role] })
    await expect(ada.page.getByText(told).first()).toBeVisible()
    await board.ready()
  }
  const share = ada.page.getByRole('button', { name: words.en.board.share })
  await expect(share).toBeVisible()

  await become('observer')
  await expect(share).toBeHidden()
  await ada.page.keyboard.press('c')
  await expect(ada.page.getByLabel(words.en.canvas.card.titleLabel)).toHaveCount(0)

  await become('facilitator')
  await expect(share).toBeVisible()
  await board.addCard('After')
  await board.saved()
  await expect(board.card('Before')).toHaveCount(1)
})
