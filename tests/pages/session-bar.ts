import { expect, type Locator, type Page } from '@playwright/test'
import { filled, words } from './words'

const { session, common } = words.en

/** The session's bar over the board, as one person sees it. */
export class SessionBar {
  readonly bar: Locator
  readonly stage: Locator
  readonly time: Locator

  constructor(readonly page: Page) {
    this.bar = page.locator('[data-session-bar]')
    this.stage = this.bar.locator('[data-stage]')
    this.time = this.bar.locator('[role="timer"]')
  }

  button(name: string): Locator {
    return this.bar.getByRole('button', { name, exact: true })
  }

  /** Waits until the bar says that this is the present stage. */
  async at(title: string) {
    await expect(this.stage).toContainText(title)
  }

  async start(title: string) {
    await this.button(filled(session.stage.start, { number: 1, title })).click()
    await this.at(title)
  }

  async next(title: string) {
    await this.button(filled(session.stage.next, { title })).click()
    await this.at(title)
  }

  /** Opens the whole agenda. */
  async openAgenda(): Promise<Locator> {
    await this.stage.or(this.button(session.stage.agenda)).first().click()
    const agenda = this.page.getByRole('dialog', { name: session.stage.agenda, exact: true })
    await agenda.waitFor()
    return agenda
  }

  /** Opens the agenda's editor. */
  async edit(): Promise<Locator> {
    await this.openFromMenu(session.stage.edit)
    const editor = this.page.getByRole('dialog', { name: session.editor.title, exact: true })
    await editor.waitFor()
    return editor
  }

  async openFromMenu(item: string) {
    await this.button(session.menu).click()
    await this.page.getByRole('menuitem', { name: item, exact: true }).click()
  }

  /** Sets a timer of so many minutes, as a number typed. */
  async setTimer(minutes: string, { movesOn = false } = {}) {
    await this.button(session.timer.set).click()
    const form = this.page.getByRole('dialog', { name: session.timer.set })
    if (movesOn) await form.getByLabel(session.timer.movesOn).check()
    await form.getByLabel(session.timer.minutes).fill(minutes)
    await form.getByRole('button', { name: session.timer.start, exact: true }).click()
    await form.waitFor({ state: 'hidden' })
    await this.time.waitFor()
  }

  /** Presses one of the timer's controls, which open from the time. */
  async timer(control: string) {
    const open = this.bar.getByRole('button', { name: /^Timer: / })
    await open.click()
    const controls = this.page.getByRole('dialog', { name: session.timer.label })
    await controls.getByRole('button', { name: control, exact: true }).click()
    if (await controls.isVisible()) await this.page.keyboard.press('Escape')
    await controls.waitFor({ state: 'hidden' })
  }

  /** Whether the timer that is set goes to the next stage at zero. */
  async setMovesOn(on: boolean) {
    await this.bar.getByRole('button', { name: /^Timer: / }).click()
    const controls = this.page.getByRole('dialog', { name: session.timer.label })
    const check = controls.getByLabel(session.timer.movesOn)
    await check.click()
    await expect(check).toBeChecked({ checked: on })
    await this.page.keyboard.press('Escape')
    await controls.waitFor({ state: 'hidden' })
  }

  /** Seconds left, as shown. */
  async seconds(): Promise<number> {
    const text = (await this.time.textContent()) ?? ''
    return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  }

  readonly words = { session, common }
}
