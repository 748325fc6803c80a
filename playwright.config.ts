import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/steps/browser.mjs'

/**
 * No `webServer`: fixtures start their own, because tests kill it and start it again.
 * One worker: the server, the browser and three people share two cores on a small machine.
 * A machine that checks on its own tries a failed test once more; `npm test` names those that needed it.
 */
export default defineConfig({
  outputDir: 'test-results/e2e',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: false,
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'retain-on-first-failure',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        '--no-sandbox',
        // The browser's own errands; what is left on the network is the page's.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-quic',
      ],
    },
  },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'screenshots', testDir: 'tests/screenshots', testMatch: '*.shots.ts' },
  ],
})
