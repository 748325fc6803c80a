import { expect, test } from '../fixtures/test'
import { joinBoard, startWorkshop } from '../pages/enter'
import { dropFile } from '../pages/drop-file'
import { words } from '../pages/words'

const SVG_WITH_SCRIPT =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>document.title="owned"</script><rect width="40" height="30" fill="#0B5CAD"/></svg>'

test('An image dropped on the board is kept by the server and seen by all; an SVG loses its script', async ({
  person,
  server,
}) => {
  const ada = await person()
  const lee = await person()
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Images', name: 'Ada' })
  const [link] = await board.partyLinks([words.en.share.group])
  const other = await joinBoard(lee, link!, 'Lee')

  const stored = ada.page.waitForResponse((response) => /\/assets\?as=/.test(response.url()))
  await dropFile(board.canvas, {
    name: 'map.svg',
    type: 'image/svg+xml',
    text: SVG_WITH_SCRIPT,
  })
  expect((await stored).status()).toBe(201)
  for (const each of [board, other]) {
    const image = each.shapes('image').locator('img').first()
    await expect(image).toHaveAttribute('src', /^\/api\/assets\/\w{16}/)
    await expect
      .poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0)
  }
  const src = await other.shapes('image').locator('img').first().getAttribute('src')
  const kept = await lee.context.request.get(server.url + src!)
  expect(kept.headers()['content-type']).toBe('image/png')
  expect((await kept.body()).includes('script')).toBe(false)
})

test('What is no image is refused in words, and nothing is added', async ({ person }) => {
  const ada = await person()
  const board = await startWorkshop(ada, 'brainstorm', { title: 'Refused', name: 'Ada' })
  await board.partyLinks([words.en.share.group])
  await dropFile(board.canvas, { name: 'trick.png', type: 'image/png', text: 'not a picture' })
  await expect(ada.page.getByText(words.en.canvas.upload.unreadable).first()).toBeVisible()
  await expect(board.shapes('image')).toHaveCount(0)
})
