import { expect, test } from 'vitest'
import { isOwnAsset } from './asset-store'

test('only this server’s assets are shown', () => {
  expect(isOwnAsset('/api/assets/k3p9xq')).toBe(true)
  for (const src of [
    'https://example.com/a.png',
    '//example.com/api/assets/a',
    'data:image/png;base64,AA',
    'javascript:alert(1)',
    '/api/assets/../boards/x',
    '/api/assets/a?b=//c',
    '',
    null,
  ]) {
    expect(isOwnAsset(src)).toBe(false)
  }
})
