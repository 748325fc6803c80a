import { expect, type Locator, type Page } from '@playwright/test'
import { AREA_TITLES, type Area } from '@/sync/doc/areas'
import { escaped, filled, words } from './words'

const { board, canvas, share } = words.en

export type ShapeType = 'axis' | 'proposal-card' | 'frame' | 'note' | 'geo' | 'image' | 'arrow'

/** Where a card is pinned: the axis's name and a value from 0 to 100. */
export interface Pin {
  axis: string
  value: number
}

/** The board of one person. */
export class BoardPage {
  readonly canvas: Locator
  readonly sign: Locator
  /** tldraw's own, over the board: it works wherever the keyboard is. */
  readonly undo: Locator

  constructor(readonly page: Page) {
    this.canvas = page.locator('.tl-container')
    this.sign = page.locator('[data-state-sign]')
    this.undo = page.getByTestId('quick-actions.undo')
  }

  /** The board has arrived and nothing waits to be stored. */
  async ready() {
    await this.shapes('frame').filter({ visible: true }).first().waitFor()
    await this.saved()
  }

  async saved() {
    await expect(this.sign).toHaveAttribute('data-state-sign', 'saved')
  }

  async offline() {
    await expect(this.sign).toHaveAttribute('data-state-sign', 'offline')
  }

  /** Shapes that are drawn now, i.e. in view. */
  shapes(type: ShapeType): Locator {
    return this.canvas.locator(`.tl-shape[data-shape-type="${type}"]`)
  }

  /** A frame that somebody drew, by its name. */
  frame(name: string): Locator {
    return this.shapes('frame').filter({ hasText: name })
  }

  /** The frame of a seeded area. */
  area(area: Area): Locator {
    return this.canvas.locator(`.tl-shape[data-shape-id="shape:area-${area}"]`)
  }

  /** What the area's frame is called on an English screen. */
  areaTitle(area: Area): string {
    return AREA_TITLES[area].en
  }

  /** These people, and nobody else, have the board open. */
  async sees(names: readonly string[]) {
    const { label } = board.here
    const faces = this.page.getByRole('button', { name: `${label}: ` })
    await expect(faces).toHaveAccessibleName(new RegExp(`: ${names.length} `))
    await faces.click()
    const list = this.page.getByRole('dialog', { name: label })
    for (const name of names) await expect(list.getByText(name).first()).toBeVisible()
    await this.page.keyboard.press('Escape')
    await list.waitFor({ state: 'hidden' })
  }

  card(title: string): Locator {
    // Drawn line by line: where a line breaks there is no space.
    const lines = new RegExp(title.split(' ').map(escaped).join('\\s*'))
    return this.shapes('proposal-card').filter({ hasText: lines })
  }

  /** What a card got in a round of priorities, as it shows it. */
  badge(title: string): Locator {
    return this.card(title).locator('[data-priority]')
  }

  /** The chip of a pinned card, in the lane of an axis. */
  chip(title: string, value: number): Locator {
    return this.canvas.getByRole('button', { name: chipLabel(title, String(value)) })
  }

  /** Adds a card by its key, into the first free slot, and writes its title. */
  async addCard(title: string) {
    await this.focusCanvas()
    await this.page.keyboard.press('c')
    await this.page.keyboard.press('Enter')
    await this.page.getByLabel(canvas.card.titleLabel, { exact: true }).fill(title)
    await this.page.getByRole('button', { name: canvas.card.done, exact: true }).click()
    await this.card(title).waitFor()
  }

  /** Adds a card with its title in both languages. */
  async addCardInBoth(title: string, korean: string) {
    await this.addCard(title)
    const editor = await this.editCard(title)
    await this.page.getByRole('button', { name: '한국어' }).click()
    await editor.title.fill(korean)
    await editor.done()
    await this.saved()
  }

  /** Opens a card's editor, as a double click does. */
  async editCard(title: string): Promise<{ title: Locator; text: Locator; done(): Promise<void> }> {
    const done = this.page.getByRole('button', { name: canvas.card.done, exact: true })
    // The view may still be gliding to where a panel that was closed leaves room for it.
    await expect(async () => {
      const { x, y } = await this.middle(this.card(title))
      if (!(await done.isVisible())) await this.page.mouse.dblclick(x, y)
      await expect(done).toBeVisible({ timeout: 2_000 })
    }).toPass()
    return {
      title: this.page.getByLabel(canvas.card.titleLabel, { exact: true }),
      text: this.page.getByLabel(canvas.card.textLabel, { exact: true }),
      done: () => done.click(),
    }
  }

  /** Pins a card through its dialog: select it, press P, set the slider. `value`: a multiple of 5. */
  async pinCard(title: string, { axis, value }: Pin) {
    await this.selectCard(title)
    await this.page.keyboard.press('p')
    const dialog = this.page.getByRole('dialog', { name: filled(canvas.pin.title, { title }) })
    const slider = dialog.getByRole('slider', { name: axis })
    await slider.fill(String(value))
    await dialog.getByRole('button', { name: canvas.pin.done }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  async selectCard(title: string) {
    await this.focusCanvas()
    const { x, y } = await this.middle(this.card(title))
    await this.page.mouse.click(x, y)
  }

  /** Facilitators: unlocks a shape by its context menu. */
  async unlock(title: string) {
    const { x, y } = await this.middle(this.card(title))
    await this.page.mouse.click(x, y, { button: 'right' })
    await this.page.getByRole('menuitem', { name: canvas.lock.unlock }).click()
  }

  /** Shapes take no pointer events themselves; the canvas looks for what lies under the pointer. */
  async middle(shape: Locator): Promise<{ x: number; y: number }> {
    const box = await shape.boundingBox()
    if (!box) throw new Error('The shape is not in view.')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  /** Presses at one point, moves there in steps as a hand does, and lets go. */
  async dragTo(from: { x: number; y: number }, to: { x: number; y: number }) {
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(to.x, to.y, { steps: 12 })
    await mouse.up()
  }

  /** The middle of an axis's row, which is the middle of its lane when both sides have a stance. */
  laneMiddle(place: number): Promise<{ x: number; y: number }> {
    return this.middle(this.shapes('axis').nth(place))
  }

  /** Where a card's only chip says it is, 0 to 100. */
  async pinnedValue(title: string): Promise<number> {
    const label = chipLabel(title, '(\\d+)')
    const name = await this.canvas.getByRole('button', { name: label }).getAttribute('aria-label')
    return Number(label.exec(name ?? '')?.[1])
  }

  /** Moves the view so that everything on the board is in it. */
  async showAll() {
    // No Escape first: it would hide the panel that the keyboard may be in.
    await this.canvas.focus()
    await this.page.keyboard.press('Shift+1')
  }

  async focusCanvas() {
    await this.page.keyboard.press('Escape')
    await this.canvas.focus()
  }

  /**
   * The parties' links in the share dialog, by party's name; closes it afterwards. It opens by itself
   * after a workshop was created.
   */
  async partyLinks(parties: readonly string[]): Promise<string[]> {
    const dialog = this.page.getByRole('dialog', { name: share.title })
    if (!(await dialog.isVisible()))
      await this.page.getByRole('button', { name: board.share }).click()
    const links: string[] = []
    for (const who of parties) {
      links.push(await dialog.getByLabel(filled(share.link, { who })).inputValue())
    }
    await dialog.getByRole('button', { name: words.en.common.action.close }).click()
    await dialog.waitFor({ state: 'hidden' })
    return links
  }
}

/** What a card's chip is called, whatever the card's number; `value` is a piece of an expression. */
function chipLabel(title: string, value: string): RegExp {
  const label = escaped(filled(canvas.pin.chip, { number: '#', title, value: '@' }))
  return new RegExp(`^${label.replace('#', '\\S+').replace('@', value)}$`)
}
