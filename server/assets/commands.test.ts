import sharp from 'sharp'
import { expect, it } from 'vitest'
import { ASSET_LIMITS } from '@/dialogue/asset-limits'
import type { BoardId, ParticipantId, PartyId, WorkshopId } from '@/dialogue/ids'
import type { ParticipantAuth } from '@/server/services'
import { createAssetCommands } from './commands'

const workshopId = 'workshop' as WorkshopId
const auth: ParticipantAuth = {
  participantId: 'person' as ParticipantId,
  workshopId,
  role: 'delegate',
  party: 'us' as PartyId,
  cameBy: 'us' as PartyId,
  name: 'Somebody',
}

/** Commands of a workshop whose images take so many bytes. */
function commandsWith(stored: number) {
  const added: number[] = []
  const commands = createAssetCommands({
    workshops: { placeOf: async () => ({ workshopId, party: null, guests: new Set() }) },
    assets: {
      add: async ({ bytes }) => void added.push(bytes.length),
      find: async () => null,
      bytesOf: async () => stored,
    },
  })
  return { commands, added }
}

it('takes images until a workshop has no room for the next, which is refused and not stored', async () => {
  const bytes = await sharp({
    create: { width: 20, height: 20, channels: 3, background: { r: 1, g: 2, b: 3 } },
  })
    .png()
    .toBuffer()
  const upload = { mime: 'image/png', bytes }
  const board = 'board' as BoardId
  const first = commandsWith(0)
  await first.commands.store(auth, board, upload)
  const [size = 0] = first.added

  const fits = commandsWith(ASSET_LIMITS.workshopBytes - size)
  await fits.commands.store(auth, board, upload)
  expect(fits.added).toEqual([size])

  const full = commandsWith(ASSET_LIMITS.workshopBytes - size + 1)
  await expect(full.commands.store(auth, board, upload)).rejects.toMatchObject({
    code: 'workshop_full',
  })
  expect(full.added).toEqual([])
})
