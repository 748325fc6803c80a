import { expect, type Page } from '@playwright/test'
import { escaped, filled, words } from './words'

const { board, order } = words.en

/** How a facilitator keeps order: who is here, and the list of who did what. */
export class OrderPages {
  constructor(readonly page: Page) {}

  /** Chooses from somebody's menu in the list of who is here. */
  async choose(name: string, what: string) {
    const { label } = board.here
    const list = this.page.getByRole('dialog', { name: label, exact: true })
    if (!(await list.isVisible())) {
      await this.page.getByRole('button', { name: `${label}: ` }).click()
    }
    await list.getByRole('button', { name: filled(order.people.menu, { name }) }).click()
    await this.page.getByRole('menuitem', { name: what }).click()
  }

  async changeRole(name: string, role: string) {
    await this.choose(name, order.people.role)
    const dialog = this.page.getByRole('dialog', { name: filled(order.role.title, { name }) })
    await dialog.getByRole('radio', { name: new RegExp(`^${escaped(role)}`) }).click()
    await dialog.getByRole('button', { name: order.role.action, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  async openActivity() {
    await this.page.getByRole('tab', { name: order.tab, exact: true }).click()
    await expect(this.page.getByRole('heading', { name: order.heading })).toBeVisible()
  }

  async filter(name: string) {
    await this.page.getByRole('radio', { name, exact: true }).click()
  }

  /** Presses "Bring back" beside the newest line about this. */
  async bringBack(title: string) {
    await this.page
      .getByRole('button', {
        name: new RegExp(`^${escaped(order.bringBack)}: .*${escaped(title)}`),
      })
      .first()
      .click()
  }
}
