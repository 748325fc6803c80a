import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { words } from './words'

const { export: picture, common } = words.en

/** A file that the browser saved. */
export interface SavedFile {
  name: string
  bytes: Buffer
}

/** The dialog that saves pictures of the board. */
export class ExportDialog {
  readonly dialog: Locator
  readonly what: Locator

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: picture.title })
    this.what = this.dialog.getByLabel(picture.what.label, { exact: true })
  }

  async open() {
    await this.page.getByRole('button', { name: picture.open }).click()
    await this.dialog.waitFor()
  }

  async close() {
    await this.dialog.getByRole('button', { name: common.action.close }).click()
    await this.dialog.waitFor({ state: 'hidden' })
  }

  /** Chooses one of the segments of `group`, e.g. Format → SVG. */
  async choose(group: 'format' | 'size' | 'colours' | 'background', choice: string) {
    await this.dialog
      .getByRole('radiogroup', { name: picture[group].label })
      .getByRole('radio', { name: choice, exact: true })
      .click()
  }

  /** Presses the download button of the chosen format. */
  async save(format: 'png' | 'svg' | 'zip'): Promise<SavedFile> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.dialog.getByRole('button', { name: picture.action[format] }).click(),
    ])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
}
