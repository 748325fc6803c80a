import { describe, expect, it } from 'vitest'
import { PRESENCE_LIMITS, readPresence } from './presence'

const whole = {
  participantId: 'bcdfghjkmnpqrstv',
  name: 'Han Ji-woo',
  party: 'rok',
  role: 'delegate',
  pageId: 'page:board',
  cursor: { x: 1, y: 2, type: 'grab', rotation: 0 },
  selection: ['shape:a'],
  camera: { x: 0, y: 0, z: 0.5 },
  screen: { w: 1440, h: 900 },
  following: 7,
  laser: [1, 2, 3, 4],
  away: true,
  reaction: { kind: 'thanks', count: 3 },
}

describe('presence', () => {
  it('reads back what a tab said', () => {
    expect(readPresence(whole)).toEqual(whole)
  })

  it.each([null, 3, 'x', [], {}, { ...whole, role: 'king' }, { ...whole, name: 'x'.repeat(81) }])(
    'leaves out what says no valid identity: %j',
    (state) => {
      expect(readPresence(state)).toBeNull()
    },
  )

  it('reads a field that does not fit as nothing there', () => {
    const odd = { ...whole, cursor: { x: 'a', y: 2 }, camera: { x: 0, y: 0, z: 0 }, screen: 4 }
    expect(readPresence(odd)).toMatchObject({ cursor: null, camera: null, screen: null })
  })

  it.each([[[1]], [[1, 'a']], [[1, null]], ['x'], [Array(82).fill(1)]])(
    'reads a laser trace that does not fit as off: %j',
    (laser) => {
      expect(readPresence({ ...whole, laser })?.laser).toEqual([])
    },
  )

  it.each([
    'yes',
    {},
    { kind: '<b>', count: 1 },
    { kind: 'yes' },
    { kind: 'yes', count: 1.5 },
    { kind: 'yes', count: 0 },
  ])('reads a reaction that does not fit as none: %j', (reaction) => {
    expect(readPresence({ ...whole, reaction, away: 'yes' })).toMatchObject({
      reaction: null,
      away: false,
    })
  })

  it('takes nothing along under a reaction’s name', () => {
    const reaction = { kind: 'yes', count: 1, x: 5, y: 7 }
    expect(readPresence({ ...whole, reaction })?.reaction).toEqual({ kind: 'yes', count: 1 })
  })

  it('bounds the selection and drops ids that are no text', () => {
    const selection = [5, ...Array.from({ length: 99 }, (_, i) => `shape:${i}`)]
    const read = readPresence({ ...whole, selection })
    expect(read?.selection).toHaveLength(PRESENCE_LIMITS.selection)
    expect(read?.selection[0]).toBe('shape:0')
  })
})
