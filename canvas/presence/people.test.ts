import { describe, expect, test } from 'vitest'
import type { Presence } from '@/sync/protocol/presence'
import { foldPeople, tabToFollow, type Tab } from './people'

const me = {
  participantId: 'me',
  name: 'Ana',
  party: 'us',
  role: 'delegate',
  away: false,
} as const
const toneOf = (party: string | null) => (party === 'us' ? 0 : party === 'rok' ? 1 : null)

function tab(clientId: number, presence: Partial<Presence>, activeAt = 0): Tab {
  return {
    clientId,
    activeAt,
    presence: {
      participantId: 'kim',
      name: 'Kim',
      party: 'rok',
      role: 'delegate',
      pageId: 'page:page',
      cursor: null,
      selection: [],
      camera: { x: 0, y: 0, z: 1 },
      screen: { w: 100, h: 100 },
      following: null,
      laser: [],
      away: false,
      reaction: null,
      ...presence,
    },
  }
}

describe('foldPeople', () => {
  test('alone, I am the list', () => {
    expect(foldPeople(me, [], toneOf)).toEqual([
      { ...me, tone: 0, isMe: true, tabs: 1, canFollow: false },
    ])
  })

  test('several tabs of one person are one entry, mine included', () => {
    const people = foldPeople(
      me,
      [
        tab(1, {}),
        tab(2, { pageId: null }),
        tab(3, { participantId: 'me', name: 'Ana', party: 'us' }),
      ],
      toneOf,
    )
    expect(
      people.map(({ name, tabs, isMe, canFollow }) => ({ name, tabs, isMe, canFollow })),
    ).toEqual([
      { name: 'Ana', tabs: 2, isMe: true, canFollow: true },
      { name: 'Kim', tabs: 2, isMe: false, canFollow: true },
    ])
  })

  test('me, then parties in order, no side last, facilitators first among equals', () => {
    const people = foldPeople(
      me,
      [
        tab(1, { participantId: 'o', name: 'Oh', party: null, role: 'observer' }),
        tab(2, { participantId: 'f', name: 'Fay', party: null, role: 'facilitator' }),
        tab(3, { participantId: 'k', name: 'Kim' }),
        tab(4, { participantId: 'h', name: 'Han' }),
        tab(5, { participantId: 'b', name: 'Bob', party: 'us' }),
      ],
      toneOf,
    )
    expect(people.map(({ name }) => name)).toEqual(['Ana', 'Bob', 'Han', 'Kim', 'Fay', 'Oh'])
  })

  test('nobody can be followed who does not say where they look', () => {
    const [, kim] = foldPeople(me, [tab(1, { camera: null })], toneOf)
    expect(kim?.canFollow).toBe(false)
  })
})

test('the tab to follow is the one last used that shows where it looks', () => {
  const tabs = [tab(1, {}, 10), tab(2, {}, 30), tab(3, { pageId: null }, 90)]
  expect(tabToFollow(tabs, 'kim')?.clientId).toBe(2)
  expect(tabToFollow(tabs, 'nobody')).toBeNull()
})
