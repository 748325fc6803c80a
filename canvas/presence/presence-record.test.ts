import { InstancePresenceRecordType } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import { readPresence } from '@/sync/protocol/presence'
import { presenceRecord } from './presence-record'
import { tabOf, tabUserId } from './tab-ids'

const shown = {
  label: 'Kim · ROK',
  color: '#a85500',
  tone: 1,
  lastActivityTimestamp: 5,
  followingUserId: null,
}
const identity = { participantId: 'kim', name: 'Kim', party: 'rok', role: 'delegate' }

test('a tab becomes a record that tldraw accepts', () => {
  const presence = readPresence({
    ...identity,
    pageId: 'page:page',
    cursor: { x: 1, y: 2, type: 'grab', rotation: 0 },
    selection: ['shape:a'],
    camera: { x: 0, y: 0, z: 1 },
    screen: { w: 1440, h: 900 },
    laser: [1, 2, 3, 4],
  })!
  const record = presenceRecord(7, presence, shown)
  expect(() => InstancePresenceRecordType.validate(record)).not.toThrow()
  expect(record).toMatchObject({
    userId: 'tab:7',
    userName: 'Kim · ROK',
    color: '#a85500',
    cursor: { x: 1, y: 2, type: 'grab' },
    selectedShapeIds: ['shape:a'],
    scribbles: [
      {
        color: 'laser',
        points: [
          { x: 1, y: 2 },
          { x: 3, y: 4 },
        ],
      },
    ],
    meta: { participantId: 'kim', tone: 1 },
  })
})

test.each([
  ['ids of other kinds', { selection: ['page:x', 'shape:a', ''] }],
  ['a cursor nobody has', { cursor: { x: 1, y: 1, type: 'url(evil)', rotation: 0 } }],
  ['a zoom that fits the world', { camera: { x: 1e9, y: -1e9, z: 1e-9 } }],
  ['a screen as large as a country', { screen: { w: 1e9, h: 1e9 } }],
  ['nothing but a page', {}],
])('%s still make a record that tldraw accepts', (_, view) => {
  const presence = readPresence({ ...identity, pageId: 'page:page', ...view })!
  const record = presenceRecord(7, presence, shown)!
  expect(() => InstancePresenceRecordType.validate(record)).not.toThrow()
  if (record.camera) expect(record.camera.z).toBeGreaterThanOrEqual(0.05)
  expect(record.selectedShapeIds.every((id) => id.startsWith('shape:'))).toBe(true)
})

test.each([null, 'shape:a', 'x'])('a tab on page %j has no record', (pageId) => {
  expect(presenceRecord(7, readPresence({ ...identity, pageId })!, shown)).toBeNull()
})

test('tab ids read back, and nothing else does', () => {
  expect(tabOf(tabUserId(4_294_967_295))).toBe(4_294_967_295)
  for (const other of [null, '', '12', 'tab:', 'tab:x', 'tab:1.5', 'user:1']) {
    expect(tabOf(other)).toBeNull()
  }
})
