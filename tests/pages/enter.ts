import type { Person } from '../fixtures/test'
import { BoardPage } from './board-page'
import { HomePage, type TemplateKey } from './home-page'
import { JoinPage } from './join-page'
import { NewWorkshopPage } from './new-workshop-page'

/** From the home page to a new workshop's board, as its facilitator. */
export async function startWorkshop(
  who: Person,
  template: TemplateKey,
  { title, name }: { title: string; name: string },
): Promise<BoardPage> {
  const home = new HomePage(who.page)
  await home.open()
  await home.chooseTemplate(template)
  await new NewWorkshopPage(who.page).create(title, name)
  return arrived(who)
}

/** From the home page to the board of the fictional session, as its facilitator. */
export async function startSample(who: Person): Promise<BoardPage> {
  const home = new HomePage(who.page)
  await home.open()
  await home.sample.click()
  return arrived(who)
}

/** From an invitation link to the board. */
export async function joinBoard(who: Person, link: string, name: string): Promise<BoardPage> {
  await new JoinPage(who.page).join(link, name)
  return arrived(who)
}

async function arrived({ page }: Person): Promise<BoardPage> {
  const board = new BoardPage(page)
  await board.ready()
  return board
}
