import { expect, type Locator, type Page } from '@playwright/test'
import type { RoundKind } from '@/dialogue/rounds'
import type { Gradient } from '@/dialogue/measures/gradients'
import { escaped, filled, words } from './words'

const { dialogue, answering, canvas, dots, results, common } = words.en

/** The dialogue beside the board, as one person sees it. */
export class DialoguePanel {
  readonly panel: Locator
  readonly pill: Locator

  constructor(readonly page: Page) {
    this.panel = page.locator('[data-dialogue-panel]')
    this.pill = page.locator('[data-dialogue-pill]')
  }

  /** The panel is there, open. */
  async open() {
    await this.panel.or(this.pill).first().waitFor()
    if (await this.pill.isVisible()) await this.pill.click()
    await this.panel.waitFor()
  }

  async tab(key: keyof typeof dialogue.tab) {
    await this.panel.getByRole('tab', { name: dialogue.tab[key], exact: true }).click()
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }

  /** Presses a button of the question that is being asked. */
  async confirm(name: string) {
    const asked = this.page.getByRole('alertdialog')
    await asked.getByRole('button', { name, exact: true }).click()
    await asked.waitFor({ state: 'hidden' })
  }

  /** Opens a round with everything chosen. */
  async openRound(kind: RoundKind) {
    const { steer, setup } = dialogue
    const names = {
      positions: steer.openPositions,
      assessments: steer.openAssessments,
      priorities: dots.open,
    }
    await this.button(names[kind]).click()
    await this.button(setup.open).click()
    await this.stage('open', kind)
  }

  async closeRound(kind: RoundKind) {
    await this.button(dialogue.steer.close).click()
    await this.confirm(dialogue.steer.closeConfirm.action)
    await this.stage('closed', kind)
  }

  /** Waits for the panel to say where the dialogue is. */
  async stage(key: 'open' | 'closed' | 'revealing' | 'revealed', kind: RoundKind) {
    const name = filled(dialogue.stage[key], { kind: dialogue.kind[kind] })
    await expect(this.panel.getByText(name, { exact: true })).toBeVisible()
  }

  /** How many have answered as the panel tells it: in threes, "fewer than three" before that, or all. */
  async answered(answered: number, seats: number) {
    const { all, atLeast, fewer } = dialogue.progress
    const words =
      answered === seats
        ? (/other \{(.+?)\}/.exec(all)?.[1] ?? '').replace('#', String(seats))
        : answered === 0
          ? filled(fewer, { answered: 3, seats })
          : filled(atLeast, { answered, seats })
    await expect(this.panel.getByText(words, { exact: true })).toBeVisible()
  }

  /** The part of the sheet for one axis. */
  axis(name: string): Locator {
    return this.panel.getByRole('listitem', { name, exact: true })
  }

  /** The number of one mark on an axis: one's own, or where one thinks a party stands. */
  mark(axis: string, of: 'self' | { party: string }): Locator {
    const { positions } = answering
    const label = of === 'self' ? positions.self : filled(positions.estimate, { party: of.party })
    return this.axis(axis).getByLabel(filled(positions.number, { label }))
  }

  /** Waits until an axis's answer is with the server. */
  async axisSaved(name: string) {
    await expect(this.axis(name).locator('[data-saved]')).toHaveAttribute('data-saved', 'saved')
  }

  /** The part of the sheet for one tabled card. */
  card(title: string): Locator {
    return this.panel.getByRole('article', { name: title, exact: true })
  }

  async choose(title: string, gradient: Gradient) {
    const name = canvas.assessed.gradient[gradient]
    await this.card(title).getByRole('radio', { name, exact: true }).click()
  }

  async cardSaved(title: string) {
    await expect(this.card(title).locator('[data-saved]')).toHaveAttribute('data-saved', 'saved')
  }

  /** The dot on one card, in the sheet of a round with one per card. */
  dot(title: string): Locator {
    return this.button(filled(dots.give.one, { title }))
  }

  /** A card in the list of proposals. */
  row(title: string): Locator {
    return this.panel.getByRole('article').filter({ hasText: title })
  }

  /** Confirms a draft in both languages and tables it, in the list of proposals. */
  async confirmAndTable(title: string) {
    const row = this.row(title)
    await row.getByRole('button', { name: title }).first().click()
    await row.getByRole('button', { name: dialogue.cards.confirm.en }).click()
    await row.getByRole('button', { name: dialogue.cards.confirm.ko }).click()
    await row.getByRole('button', { name: filled(dialogue.cards.tableTitle, { title }) }).click()
    await expect(this.panel.getByText(dialogue.cards.group.tabled)).toBeVisible()
  }

  /** A result in the list, by what it is about. */
  result(name: string): Locator {
    return this.panel.getByRole('article').filter({ hasText: new RegExp(escaped(name)) })
  }

  readonly words = { dialogue, answering, results, common }
}
