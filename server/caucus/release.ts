import type { TLAsset, TLRecord } from '@tldraw/tlschema'
import { ASSET_LIMITS } from '@/dialogue/asset-limits'
import { MOST_RELEASED, type ReleasePreview } from '@/dialogue/caucus'
import { DialogueError } from '@/dialogue/errors'
import { ID_PATTERN, newId, type AssetId, type BoardId, type PartyId } from '@/dialogue/ids'
import type { AssetDescription } from '@/server/persistence/asset-store'
import type { ParticipantAuth } from '@/server/services'
import { writeRecord } from '@/sync/doc/layout'
import { normalize } from '@/sync/doc/normalize'
import { choose, copyOf, previewOf, type Chosen } from '@/sync/doc/caucus-release'
import { requireOwnCaucus } from './access'
import type { CaucusDeps } from './commands'
import { releaseName } from './words'

const SOURCE = '/api/assets/'

/** Everything a release is made of, read at one moment. */
interface Reading {
  caucus: TLRecord[]
  chosen: Chosen
  preview: ReleasePreview
  /** The pictures that go, by asset record id. */
  pictures: Map<string, AssetDescription>
}

/** From a caucus to the plenary: what was looked at, and nothing else. */
export class Release {
  constructor(private readonly deps: CaucusDeps) {}

  async preview(
    auth: ParticipantAuth,
    caucusId: BoardId,
    shapeIds: string[],
  ): Promise<ReleasePreview> {
    await requireOwnCaucus(this.deps.workshops, auth, caucusId)
    return (await this.read(auth, caucusId, shapeIds)).preview
  }

  async release(
    auth: ParticipantAuth,
    caucusId: BoardId,
    { shapeIds, version }: { shapeIds: string[]; version: string },
  ): Promise<{ plenaryId: BoardId; frameId: string; shapes: number }> {
    const party = await requireOwnCaucus(this.deps.workshops, auth, caucusId)
    const reading = await this.read(auth, caucusId, shapeIds)
    if (reading.preview.version !== version) {
      throw new DialogueError('conflict', 'This has changed since you looked at it. Look again.')
    }
    if (reading.chosen.shapes.length === 0) {
      throw new DialogueError('invalid_fields', 'None of these shapes can go to the plenary.', [
        { field: 'shapeIds', problem: 'required' },
      ])
    }
    const session = await this.deps.caucuses.sessionOf(caucusId)
    if (!session) throw new DialogueError('not_found', 'There is no such board.')
    const { plenaryId } = session
    const copies = await this.copyPictures(auth, reading)
    try {
      const frameId = await this.write(auth, plenaryId, party, reading, copies)
      return { plenaryId, frameId, shapes: reading.chosen.shapes.length }
    } catch (error) {
      await this.deps.assets.remove([...copies.values()])
      throw error
    }
  }

  private async write(
    auth: ParticipantAuth,
    plenaryId: BoardId,
    party: PartyId,
    { caucus, chosen }: Reading,
    copies: ReadonlyMap<string, AssetId>,
  ): Promise<string> {
    const workshop = await this.deps.workshops.find(auth.workshopId)
    const side = workshop?.parties.find(({ id }) => id === party)
    if (!workshop || !side) throw new DialogueError('not_found', 'There is no such board.')
    let frameId = ''
    await this.deps.rooms.writeAsServer(plenaryId, (doc) => {
      const records = copyOf(chosen, {
        plenary: normalize(doc),
        caucus,
        name: releaseName(side, workshop.locale),
        author: party,
        isFictional: workshop.sample,
        sources: new Map([...copies].map(([id, assetId]) => [id, SOURCE + assetId])),
      })
      frameId = records[0]?.id ?? ''
      for (const record of records) writeRecord(doc, record)
    })
    return frameId
  }

  private async read(
    auth: ParticipantAuth,
    caucusId: BoardId,
    shapeIds: string[],
  ): Promise<Reading> {
    const doc = await this.deps.rooms.readDocument(caucusId)
    if (!doc) throw new DialogueError('not_found', 'There is no such board.')
    const caucus = normalize(doc)
    doc.destroy()
    const pictures = await this.picturesIn(auth, caucusId, caucus)
    const chosen = choose(caucus, shapeIds, ({ id }) => pictures.has(id))
    if (chosen.shapes.length > MOST_RELEASED) {
      throw new DialogueError('invalid_fields', `At most ${MOST_RELEASED} shapes go at once.`, [
        { field: 'shapeIds', problem: 'too_many', values: { max: MOST_RELEASED } },
      ])
    }
    const going = new Map(
      chosen.assets.flatMap(({ id }) => {
        const picture = pictures.get(id)
        return picture ? [[id, picture]] : []
      }),
    )
    return { caucus, chosen, preview: previewOf(chosen), pictures: going }
  }

  /** A picture of another caucus, which somebody named by its id, is none. */
  private async picturesIn(
    auth: ParticipantAuth,
    caucusId: BoardId,
    records: readonly TLRecord[],
  ): Promise<Map<string, AssetDescription>> {
    const found = new Map<string, AssetDescription>()
    for (const record of records) {
      const id = record.typeName === 'asset' ? pictureIdOf(record) : null
      const row = id && (await this.deps.assets.describe(id))
      if (!row || row.workshopId !== auth.workshopId) continue
      if (row.caucusId === null || row.caucusId === caucusId) found.set(record.id, row)
    }
    return found
  }

  /** For everyone in the workshop to see, under ids that tell nothing of the old ones. */
  private async copyPictures(
    auth: ParticipantAuth,
    { pictures }: Reading,
  ): Promise<Map<string, AssetId>> {
    const { assets } = this.deps
    const copies = new Map<string, AssetId>()
    const rows = await Promise.all([...pictures.values()].map(({ id }) => assets.find(id)))
    const bytes = rows.reduce((sum, row) => sum + (row?.bytes.length ?? 0), 0)
    const stored = bytes > 0 ? await assets.bytesOf(auth.workshopId) : 0
    if (stored + bytes > ASSET_LIMITS.workshopBytes) {
      throw new DialogueError('workshop_full', 'This workshop has no room for more images.')
    }
    for (const [recordId, { id }] of pictures) {
      const row = rows.find((one) => one?.id === id)
      if (!row) continue
      const copy = newId<AssetId>()
      await assets.add({ ...row, id: copy, caucusId: null })
      copies.set(recordId, copy)
    }
    return copies
  }
}

function pictureIdOf(asset: TLAsset): AssetId | null {
  const { src } = asset.props as { src?: unknown }
  if (asset.type !== 'image' || typeof src !== 'string' || !src.startsWith(SOURCE)) return null
  const id = src.slice(SOURCE.length)
  return ID_PATTERN.test(id) ? (id as AssetId) : null
}
