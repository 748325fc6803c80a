import { expect, type Locator, type Page } from '@playwright/test'
import { escaped, filled, words } from './words'

const { placing, reveal } = words.en.canvas

/** One axis on the canvas while marks are placed in it, and once its results show. */
export class Lane {
  /** What one places marks in. */
  readonly group: Locator
  readonly surface: Locator

  constructor(
    readonly page: Page,
    readonly axis: { id: string; name: { en: string } },
  ) {
    this.group = page.locator(`[data-placing="${axis.id}"]`)
    this.surface = this.group.locator('[data-lane-surface]')
  }

  slider(of: 'self' | { party: string }): Locator {
    const axis = this.axis.name.en
    const name =
      of === 'self'
        ? filled(placing.selfSlider, { axis })
        : filled(placing.estimateSlider, { axis, party: of.party })
    return this.group.getByRole('slider', { name, exact: true })
  }

  /** What the lane asks now. */
  async asks(text: string) {
    await expect(this.group.getByText(text, { exact: true })).toBeVisible()
  }

  /** Where a value from 0 to 100 is, in pixels; the scale ends 34 of 820 units before the lane does. */
  async at(value: number): Promise<{ x: number; y: number }> {
    const box = await this.surface.boundingBox()
    if (!box) throw new Error('The lane is not in view.')
    const inset = (box.width * 34) / 820
    return {
      x: box.x + inset + ((box.width - 2 * inset) * value) / 100,
      y: box.y + box.height / 2,
    }
  }

  async press(value: number) {
    const { x, y } = await this.at(value)
    await this.page.mouse.click(x, y)
  }

  /** The shape's drawing on the board. */
  get drawing(): Locator {
    return this.page.locator(`.tl-shape[data-shape-id="shape:axis-${this.axis.id}"]`)
  }

  /** The numbers of what was revealed, as screen readers find them. */
  get table(): Locator {
    const title = filled(reveal.table, {
      number: '#',
      axis: this.axis.name.en,
      left: '#',
      right: '#',
    })
    return this.page.getByRole('table', {
      name: new RegExp(escaped(title).replaceAll('#', '.+')),
    })
  }

  get notice(): Locator {
    return this.page.locator(`[data-reveal-notice~="${this.axis.id}"]`)
  }
}
