import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { templateContent } from '@/dialogue/templates'
import { test } from '../fixtures/test'
import { BoardPage } from '../pages/board-page'
import { joinBoard, startWorkshop } from '../pages/enter'
import { HomePage } from '../pages/home-page'
import { words } from '../pages/words'

/** The pictures of the README. Nothing is compared: they are for people to look at. */

const IMAGES = fileURLToPath(new URL('../../docs/images/', import.meta.url))
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const [us, rok] = templateContent('us-rok-space').parties

async function shoot(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${IMAGES}${name}.png`, animations: 'disabled' })
}

async function openSample(page: Page): Promise<BoardPage> {
  const home = new HomePage(page)
  await home.open()
  await home.sample.click()
  const board = new BoardPage(page)
  await board.ready()
  await board.shapes('proposal-card').first().waitFor({ state: 'attached' })
  return board
}

test('home', async ({ person }) => {
  const { page } = await person()
  await new HomePage(page).open()
  await shoot(page, 'home')
})

test('home on a phone, in Korean', async ({ person }) => {
  const { page } = await person({ ...PHONE, locale: 'ko-KR' })
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: words.ko.home.title }).waitFor()
  await shoot(page, 'home-phone')
})

test('the sample board, light and dark', async ({ person }) => {
  const light = await person()
  await openSample(light.page)
  await shoot(light.page, 'board')
  const dark = await person({ colorScheme: 'dark' })
  await openSample(dark.page)
  await shoot(dark.page, 'board-dark')
})

test('the sample board in Korean, and on a phone', async ({ person }) => {
  const korean = await person({ locale: 'ko-KR' })
  await korean.page.goto('/')
  await korean.page.getByRole('button', { name: words.ko.home.sample.action }).click()
  await new BoardPage(korean.page).ready()
  await shoot(korean.page, 'board-korean')
  const phone = await person(PHONE)
  await openSample(phone.page)
  await shoot(phone.page, 'board-phone')
})

test('joining, sharing and working together', async ({ person }) => {
  const ada = await person()
  const kim = await person()
  const lee = await person()
  const title = 'Space dialogue, spring session'
  const board = await startWorkshop(ada, 'usRokSpace', { title, name: 'Ada' })
  await shoot(ada.page, 'share')
  const [usLink, rokLink] = await board.partyLinks([us!.name.en, rok!.name.en])
  await lee.page.goto(rokLink!)
  await lee.page.getByLabel(words.en.join.name).fill('Lee Ji-woo')
  await shoot(lee.page, 'join')
  await joinBoard(kim, usLink!, 'Kim')
  await joinBoard(lee, rokLink!, 'Lee Ji-woo')
  await ada.page.getByRole('button', { name: words.en.export.open }).click()
  await ada.page.getByRole('img', { name: /./ }).first().waitFor()
  await shoot(ada.page, 'export')
})

test('writing a workshop of one’s own', async ({ person }) => {
  const { page } = await person()
  await page.goto('/new/blank')
  await page.getByLabel(words.en.start.name).waitFor()
  await shoot(page, 'new-blank')
})
