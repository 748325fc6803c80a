import type { Locator, Page } from '@playwright/test'
import { words } from './words'

const { start } = words.en

/** The form that names a workshop and, for a blank dialogue, writes its sides and axes. */
export class NewWorkshopPage {
  readonly name: Locator
  readonly facilitatorName: Locator
  readonly submit: Locator

  constructor(readonly page: Page) {
    this.name = page.getByLabel(start.name)
    this.facilitatorName = page.getByLabel(start.you)
    this.submit = page.getByRole('button', { name: start.submit })
  }

  /** Creates the workshop; returns when its board's address is open. */
  async create(name: string, facilitatorName: string) {
    await this.name.fill(name)
    await this.facilitatorName.fill(facilitatorName)
    await this.submit.click()
    await this.page.waitForURL('**/board/**')
  }
}
