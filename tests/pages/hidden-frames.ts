import { expect, type Locator, type Page } from '@playwright/test'
import type { BoardPage } from './board-page'
import { filled, words } from './words'

const { hiding, canvas } = words.en

/** A facilitator's ways to hide and show frames, and what anybody sees of it. */
export class HiddenFrames {
  readonly page: Page
  /** The signs over hidden frames. */
  readonly signs: Locator
  /** Over the selected frame. */
  readonly hideButton: Locator
  /** Under the session's bar, when the present stage's frame is hidden. */
  readonly stageNote: Locator
  private readonly openButton: Locator

  constructor(readonly board: BoardPage) {
    this.page = board.page
    this.signs = this.page.locator('[data-hidden]').filter({ hasText: canvas.hiding.hidden })
    this.hideButton = board.canvas.getByRole('button', { name: canvas.hiding.hide, exact: true })
    this.openButton = this.page.getByRole('button', { name: new RegExp(`^${hiding.list.open}`) })
    this.stageNote = this.page.locator('[data-hidden-stage]')
  }

  /** Draws a frame between two points of the page, and names it. */
  async draw(name: string, from: { x: number; y: number }, to: { x: number; y: number }) {
    const { board, page } = this
    const before = await board.shapes('frame').count()
    await board.focusCanvas()
    await page.keyboard.press('f')
    await board.dragTo(from, to)
    await expect(board.shapes('frame')).toHaveCount(before + 1)
    await page.keyboard.press('Enter')
    await page.locator('.tl-frame-name-input').fill(name)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await board.saved()
  }

  /** Opens the list of frames. */
  async open(): Promise<Locator> {
    const list = this.page.getByRole('dialog', { name: hiding.list.title })
    if (!(await list.isVisible())) await this.openButton.click()
    await list.waitFor()
    return list
  }

  async hideFromList(name: string) {
    const list = await this.open()
    await list.getByRole('button', { name: filled(hiding.list.hide, { name }) }).click()
    await expect(
      list.getByRole('button', { name: filled(hiding.list.show, { name }) }),
    ).toBeVisible()
    await this.openButton.click()
    await list.waitFor({ state: 'hidden' })
  }

  /** By the only sign over a hidden frame. */
  async show() {
    await this.signs.getByRole('button', { name: canvas.hiding.show }).click()
  }
}
