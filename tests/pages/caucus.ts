import { expect, type Locator, type Page } from '@playwright/test'
import { BoardPage } from './board-page'
import { filled, words } from './words'

const { caucus } = words.en

/** A side's own room, and the ways in and out of it. */
export class CaucusPage extends BoardPage {
  readonly strip: Locator
  private readonly name: string

  constructor(
    page: Page,
    readonly party: string,
  ) {
    super(page)
    this.name = filled(caucus.name, { party })
    this.strip = page.getByRole('region', { name: this.name })
  }

  /** The switch in the bar. */
  switchTo(room: string): Locator {
    return this.page
      .getByRole('navigation', { name: caucus.rooms })
      .getByRole('button', { name: room })
  }

  async enter() {
    await this.switchTo(this.name).click()
    await this.strip.waitFor()
    await this.ready()
  }

  async toPlenary() {
    await this.switchTo(caucus.plenary).click()
    await expect(this.strip).toHaveCount(0)
    await this.ready()
  }

  /** Opens the list of facilitators and presses the button beside one. */
  async guest(name: string, action: 'askIn' | 'showOut') {
    const opener = this.strip.getByRole('button', { name: caucus.invite.open })
    await opener.click()
    const list = this.page.getByRole('dialog', { name: caucus.invite.open })
    await list.getByRole('button', { name: filled(caucus.invite[action], { name }) }).click()
    const told = action === 'askIn' ? caucus.invite.asked : caucus.invite.left
    await expect(this.page.getByText(filled(told, { name })).first()).toBeVisible()
    // Escape would close what was just announced first.
    await opener.click()
    await list.waitFor({ state: 'hidden' })
  }

  /** The dialog that shows what would go. */
  async openRelease(): Promise<Locator> {
    await this.saved()
    await this.strip.getByRole('button', { name: caucus.release.open }).click()
    return this.page.getByRole('dialog', { name: caucus.release.title })
  }
}
