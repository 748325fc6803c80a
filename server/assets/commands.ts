import { ASSET_LIMITS } from '@/dialogue/asset-limits'
import { DialogueError } from '@/dialogue/errors'
import { newId, type AssetId } from '@/dialogue/ids'
import { requireBoard } from '@/server/auth/participations'
import type { AssetStore } from '@/server/persistence/asset-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { Services } from '@/server/services'
import { processImage } from './process-image'

/** Decoding is the most expensive thing a request can ask for: so many at once, others wait. */
const AT_ONCE = 2
const MOST_WAITING = 40

/** The commands behind `services().assets`. */
export function createAssetCommands(deps: {
  assets: Pick<AssetStore, 'add' | 'find' | 'bytesOf'>
  workshops: Pick<WorkshopStore, 'placeOf'>
}): Services['assets'] {
  const queue = new Queue(AT_ONCE, MOST_WAITING)
  return {
    async store(auth, boardId, upload) {
      const { party } = await requireBoard(deps.workshops, auth, boardId)
      if (auth.role === 'observer' || auth.role === 'interpreter') {
        throw new DialogueError('forbidden', 'Only delegates and facilitators add images.')
      }
      const image = await queue.run(() => processImage(upload))
      const stored = await deps.assets.bytesOf(auth.workshopId)
      if (stored + image.bytes.length > ASSET_LIMITS.workshopBytes) {
        throw new DialogueError('workshop_full', 'This workshop has no room for more images.')
      }
      const id = newId<AssetId>()
      const caucusId = party === null ? null : boardId
      await deps.assets.add({ id, workshopId: auth.workshopId, caucusId, ...image })
      const { mime, width, height } = image
      return { assetId: id, src: `/api/assets/${id}`, mime, width, height }
    },

    async read(auth, assetId) {
      const asset = await deps.assets.find(assetId)
      if (!asset || asset.workshopId !== auth.workshopId) {
        throw new DialogueError('not_found', 'There is no such image for you.')
      }
      if (asset.caucusId !== null) await requireBoard(deps.workshops, auth, asset.caucusId)
      return { mime: asset.mime, bytes: asset.bytes }
    },
  }
}

/** Runs so many at once and keeps the rest waiting, up to a limit. Throws unavailable beyond it. */
class Queue {
  private running = 0
  private readonly waiting: (() => void)[] = []

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.mostWaiting) {
        throw new DialogueError('unavailable', 'Too many images at once. Try again in a moment.')
      }
      // Whoever finishes hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    } else {
      this.running += 1
    }
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.running -= 1
    }
  }
}
