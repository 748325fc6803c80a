import { describe, expect, it } from 'vitest'
import type { Awareness } from 'y-protocols/awareness'
import type { DialogueSignal } from '@/sync/protocol/dialogue-signal'
import type { BoardConnection } from '@/sync/client/connect-board'
import { BOARD, joined, ours, startRooms, statusShows } from '../fixtures/rooms'

const QUIET: DialogueSignal = { version: 1, hidesViews: false, round: null }
const OPEN: DialogueSignal = {
  version: 2,
  hidesViews: true,
  round: { id: 'round', kind: 'positions', answered: 3, seats: 9, closesAt: null },
}

const VIEW = {
  pageId: 'page:page',
  cursor: { x: 400, y: 200, type: 'default', rotation: 0 },
  selection: ['shape:axis-threat'],
  camera: { x: 1, y: 2, z: 1 },
  screen: { w: 800, h: 600 },
  laser: [1, 2, 3, 4],
  user: { name: 'whoever', cursor: { x: 400 } },
  anythingElse: 'at 72',
}

function signalShows(connection: BoardConnection, version: number): Promise<DialogueSignal> {
  if (connection.signal.version >= version) return Promise.resolve(connection.signal)
  return new Promise((resolve) => {
    const stop = connection.onSignal((signal) => {
      if (signal.version < version) return
      stop()
      resolve(signal)
    })
  })
}

/** Resolves with what `from` shows of `clientId` once `test` holds for it. */
function stateShows(
  from: Awareness,
  clientId: number,
  test: (state: Record<string, unknown>) => boolean,
): Promise<Record<string, unknown>> {
  const current = () => from.getStates().get(clientId)
  return new Promise((resolve) => {
    const look = () => {
      const state = current()
      if (!state || !test(state)) return
      from.off('change', look)
      resolve(state)
    }
    from.on('change', look)
    look()
  })
}

describe('the dialogue signal', () => {
  it('reaches who is here and who joins later, the newest only, and no stranger', async () => {
    let stored: DialogueSignal | null = QUIET
    const server = await startRooms({ signalOf: async () => stored })
    const stranger = await joined(server, 'us')
    const first = ours(server, 'rok')
    expect(await signalShows(first, 1)).toEqual(QUIET)
    stored = OPEN
    await server.rooms.announce(BOARD, OPEN)
    await server.rooms.announce(BOARD, QUIET)
    expect(await signalShows(first, 2)).toEqual(OPEN)
    expect(await signalShows(ours(server, 'facilitator'), 2)).toEqual(OPEN)
    expect(stranger.provider.wsconnected).toBe(true)
  })

  it('tells the progress without a new version, and never fewer than it has told', async () => {
    const server = await startRooms({ signalOf: async () => OPEN })
    const watcher = ours(server, 'rok')
    await signalShows(watcher, 2)
    const later = { ...OPEN, round: { ...OPEN.round!, answered: 6 } }
    const told: number[] = []
    watcher.onSignal(({ round }) => told.push(round?.answered ?? -1))
    await server.rooms.announce(BOARD, later)
    await server.rooms.announce(BOARD, OPEN)
    await server.rooms.announce(BOARD, { ...QUIET, version: 3 })
    expect(await signalShows(watcher, 3)).toMatchObject({ round: null })
    expect(told).toEqual([6, -1])
  })

  it('[7.4] [P9] hides where people point and look while a round is open, whatever they send', async () => {
    const server = await startRooms()
    const watcher = ours(server, 'rok')
    const delegate = ours(server, 'us')
    const facilitator = ours(server, 'facilitator')
    const stranger = await joined(server, 'observer')
    for (const { awareness } of [delegate, facilitator, stranger.provider]) {
      awareness.setLocalState(VIEW)
    }
    const shown = (
      who: { awareness: Awareness },
      test: (state: Record<string, unknown>) => boolean,
    ) => stateShows(watcher.awareness, who.awareness.clientID, test)
    const pointing = (state: Record<string, unknown>) => 'cursor' in state
    await shown(delegate, pointing)
    await shown(stranger.provider, pointing)
    await server.rooms.announce(BOARD, OPEN)

    const hidden = await shown(delegate, (state) => !pointing(state))
    const { participantId, name, party, role } = server.auth.people.get('us')!
    expect(hidden).toEqual({ participantId, name, party, role, user: { id: participantId, name } })
    expect(JSON.stringify(await shown(stranger.provider, (state) => !pointing(state)))).not.toMatch(
      /400|72|axis/,
    )
    // A client that sends on is not heard either, and a newcomer is told no more.
    delegate.awareness.setLocalState({ ...VIEW, pageId: 'page:2' })
    facilitator.awareness.setLocalState({ ...VIEW, pageId: 'page:3' })
    expect(await shown(facilitator, (state) => state['pageId'] === 'page:3')).toHaveProperty(
      'cursor',
    )
    const late = ours(server, 'rok')
    await statusShows(late, ({ state }) => state === 'saved')
    const seen = await stateShows(late.awareness, delegate.awareness.clientID, () => true)
    expect(seen).not.toHaveProperty('cursor')
    expect(seen).not.toHaveProperty('pageId')

    await server.rooms.announce(BOARD, { ...QUIET, version: 3 })
    delegate.awareness.setLocalState({ ...VIEW, pageId: 'page:4' })
    expect(await shown(delegate, (state) => state['pageId'] === 'page:4')).toHaveProperty('cursor')
  })
})
