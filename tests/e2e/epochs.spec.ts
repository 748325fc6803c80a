import { join } from 'node:path'
import { createClient } from '@libsql/client'
import type { TestServer } from '../fixtures/server'
import { expect, test, type Person } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { startWorkshop } from '../pages/enter'
import { escaped, words } from '../pages/words'

const { sync } = words.en

/** Stops the server, lets `work` change the database, and starts it again. */
async function whileDown(
  server: TestServer,
  people: readonly Person[],
  work: (sql: (statement: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  for (const { watch } of people) watch.outage = true
  await server.kill('SIGTERM')
  const database = createClient({ url: `file:${join(server.dataDir, 'common-ground.db')}` })
  await work((statement) => database.execute(statement))
  database.close()
  await server.start()
}

test('When the server starts a new epoch, an open board goes on in it with what was unsent', async ({
  person,
  server,
}) => {
  const ada = await person()
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Epochs', name: 'Ada' })
  await board.addCard('Stored before')
  await board.saved()
  await whileDown(server, [ada], async (sql) => {
    await board.offline()
    await board.addCard('Written meanwhile')
    await sql('UPDATE documents SET epoch = epoch + 1')
  })
  const [, told = ''] = /one \{([^.}]*)/.exec(sync.replayed.written) ?? []
  await expect(ada.page.getByText(new RegExp(escaped(told))).first()).toBeAttached()
  await board.saved()
  await ada.page.reload()
  await board.ready()
  await expect(board.card('Stored before')).toHaveCount(1)
  await expect(board.card('Written meanwhile')).toHaveCount(1)
})

test('What someone wrote after becoming an observer waits, and is added once they may write again', async ({
  person,
  server,
}) => {
  const ada = await person()
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Roles', name: 'Ada' })
  const setRole = (role: string) => `UPDATE participants SET role = '${role}'`
  await whileDown(server, [ada], async (sql) => {
    await board.offline()
    await board.addCard('Not allowed')
    await sql(setRole('observer'))
  })
  await expect(ada.page.getByText(sync.closed.read_only.title, { exact: true })).toBeVisible()
  await board.saved()
  await expect(board.card('Not allowed')).toHaveCount(0)

  await whileDown(server, [ada], async (sql) => void (await sql(setRole('facilitator'))))
  await ada.page.reload()
  const again = new BoardPage(ada.page)
  await again.ready()
  await expect(again.card('Not allowed')).toHaveCount(0)
  await ada.page.getByRole('button', { name: sync.aside.add }).click()
  await expect(again.card('Not allowed')).toBeVisible()
  await again.saved()
})
