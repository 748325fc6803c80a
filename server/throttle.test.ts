import { describe, expect, it } from 'vitest'
import { Throttle } from './throttle'

function attempts(throttle: Throttle, count: number, address: string): number {
  let allowed = 0
  for (let n = 0; n < count; n += 1) {
    try {
      throttle.take('create', address)
      allowed += 1
    } catch {
      break
    }
  }
  return allowed
}

describe('Throttle', () => {
  it('lets an address through so often, then again as time passes', () => {
    let now = 0
    const throttle = new Throttle(() => now)
    expect(attempts(throttle, 100, '10.0.0.1')).toBe(30)
    expect(attempts(throttle, 100, '10.0.0.2')).toBe(30)
    now += 10_000
    expect(attempts(throttle, 100, '10.0.0.1')).toBe(5)
    now += 3_600_000
    expect(attempts(throttle, 100, '10.0.0.1')).toBe(30)
  })

  it('counts each kind apart', () => {
    const throttle = new Throttle(() => 0)
    attempts(throttle, 100, '10.0.0.1')
    expect(() => throttle.take('join', '10.0.0.1')).not.toThrow()
  })

  it('never slows this computer', () => {
    const throttle = new Throttle(() => 0)
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect(attempts(throttle, 1000, address)).toBe(1000)
    }
    expect(attempts(throttle, 1000, '12.7.0.1')).toBe(30)
  })
})
