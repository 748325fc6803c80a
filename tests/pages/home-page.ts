import type { Locator, Page } from '@playwright/test'
import { words } from './words'

const { home } = words.en

export type TemplateKey = keyof typeof home.templates

/** The home page: templates, the sample session, one's own workshops. */
export class HomePage {
  readonly sample: Locator
  readonly recent: Locator

  constructor(readonly page: Page) {
    this.sample = page.getByRole('button', { name: home.sample.action })
    this.recent = page.getByRole('region', { name: home.recent.heading })
  }

  async open() {
    await this.page.goto('/')
    await this.page.getByRole('heading', { level: 1, name: home.title }).waitFor()
  }

  async chooseTemplate(key: TemplateKey) {
    await this.page.getByRole('link', { name: home.templates[key].name }).click()
    await this.page.waitForURL('**/new/**')
  }
}
