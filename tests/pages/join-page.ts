import type { Locator, Page } from '@playwright/test'
import { words } from './words'

const { join } = words.en

/** What an invitation link opens. */
export class JoinPage {
  readonly name: Locator
  readonly submit: Locator

  constructor(readonly page: Page) {
    this.name = page.getByLabel(join.name).or(page.getByLabel(join.seatName))
    this.submit = page.getByRole('button', { name: join.submit })
  }

  /** Opens `link`, gives a name; returns when the board's address is open. */
  async join(link: string, name: string) {
    await this.page.goto(link)
    await this.name.fill(name)
    await this.submit.click()
    await this.page.waitForURL('**/board/**')
  }

  /** Goes on in a seat that is held on another device; the link is open already. */
  async takeOver(name: string) {
    await this.name.fill(name)
    await this.page.getByRole('button', { name: join.takeOver.submit }).click()
    await this.page.waitForURL('**/board/**')
  }
}
