import type { AssetId, BoardId, WorkshopId } from '@/dialogue/ids'
import type { PrismaClient } from './database'

/** An image as it is served: already checked and re-encoded. */
export interface AssetRow {
  id: AssetId
  workshopId: WorkshopId
  /** The caucus it was dropped in; null: the whole workshop may see it. */
  caucusId: BoardId | null
  mime: string
  /** Pixels. */
  width: number
  height: number
  bytes: Uint8Array
}

export type AssetDescription = Omit<AssetRow, 'bytes'>

export class AssetStore {
  constructor(private readonly prisma: PrismaClient) {}

  async add(asset: AssetRow): Promise<void> {
    await this.prisma.asset.create({ data: { ...asset, bytes: new Uint8Array(asset.bytes) } })
  }

  async find(id: AssetId): Promise<AssetRow | null> {
    const row = await this.prisma.asset.findUnique({ where: { id } })
    return (
      row && {
        id,
        workshopId: row.workshopId as WorkshopId,
        caucusId: row.caucusId as BoardId | null,
        mime: row.mime,
        width: row.width,
        height: row.height,
        bytes: new Uint8Array(row.bytes),
      }
    )
  }

  /** As `find`, without its bytes. */
  async describe(id: AssetId): Promise<AssetDescription | null> {
    const row = await this.prisma.asset.findUnique({ where: { id }, omit: { bytes: true } })
    return (
      row && {
        id,
        workshopId: row.workshopId as WorkshopId,
        caucusId: row.caucusId as BoardId | null,
        mime: row.mime,
        width: row.width,
        height: row.height,
      }
    )
  }

  async remove(ids: AssetId[]): Promise<void> {
    await this.prisma.asset.deleteMany({ where: { id: { in: ids } } })
  }

  /** Bytes of all images of a workshop. SQLite knows a blob's length without reading it. */
  async bytesOf(workshopId: WorkshopId): Promise<number> {
    const [row] = await this.prisma.$queryRaw<{ total: bigint | number }[]>`
      SELECT COALESCE(SUM(LENGTH("bytes")), 0) AS "total"
      FROM "assets" WHERE "workshopId" = ${workshopId}`
    return Number(row?.total ?? 0)
  }
}
