import { expect, type Locator } from '@playwright/test'
import type { BoardPage } from './board-page'
import { filled, words } from './words'

const { dots } = words.en.canvas

/** One's own dots on the cards while a round of priorities is open, one per card at most. */
export class DotsOnBoard {
  /** Every control in view. */
  readonly all: Locator

  constructor(readonly board: BoardPage) {
    this.all = board.canvas.locator('[data-dots]')
  }

  dot(title: string): Locator {
    return this.board.canvas.getByRole('button', {
      name: filled(dots.one, { title }),
      exact: true,
    })
  }

  async left(count: number) {
    const notice = this.board.page.locator('[data-notices] [data-dots-left]')
    await expect(notice).toHaveAttribute('data-dots-left', String(count))
  }

  /** These cards have one's dot, and no others. */
  async given(titles: readonly string[]) {
    await expect(this.all.first()).toBeVisible()
    for (const title of titles) {
      await expect(this.dot(title)).toHaveAttribute('aria-pressed', 'true')
    }
    await expect(this.board.canvas.locator('[data-dots="1"]')).toHaveCount(titles.length)
  }
}
