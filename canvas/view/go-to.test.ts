import { expect, test } from 'vitest'
import { cameraTo, clearArea, isClear } from './go-to'

const row = { x: 0, y: 80, w: 1660, h: 250 }
const lane = { x: 420, y: 80, w: 820, h: 250 }

test.each([
  ['1440 × 900, the dialogue open', { w: 1040, h: 844 }, row],
  ['1366 × 650, the dialogue open', { w: 966, h: 594 }, row],
  ['a phone', { w: 390, h: 788 }, lane],
  ['a phone with the dialogue over its lower part', { w: 390, h: 253 }, lane],
])('a row is shown whole and clear of menus, toolbar and notice: %s', (_, screen, box) => {
  for (const above of ['menu', 'notice'] as const) {
    const area = clearArea(screen, above)
    const camera = cameraTo(box, area)
    expect(isClear(box, camera, area)).toBe(true)
    // Readable: texts of 22 units are about 10 pixels high at least.
    expect(camera.z).toBeGreaterThan(0.43)
    expect(isClear(box, { ...camera, y: camera.y - area.h / camera.z }, area)).toBe(false)
  }
})

test('what is under a notice is not in clear view', () => {
  const screen = { w: 966, h: 844 }
  const top = { x: -row.x + 60, y: -row.y + 70, z: 0.5 }
  expect(isClear(row, top, clearArea(screen))).toBe(false)
  const lower = { x: 40, y: 150 - row.y, z: 0.5 }
  expect(isClear(row, lower, clearArea(screen))).toBe(true)
  expect(isClear(row, lower, clearArea(screen, 'notice'))).toBe(false)
})
