import type { NewActivity } from './activity-row'
import { isUniqueViolation, type OpenDatabase, type Prisma, type PrismaClient } from './database'
import {
  StorageError,
  type DocumentStorage,
  type PastEpoch,
  type StoredDocument,
} from './document-storage'
import { GroupCommit, notSaved } from './group-commit'

/**
 * `DocumentStorage` in the database: appends in groups by `GroupCommit`, all else by Prisma.
 * Invariants: see the interface.
 */
export class PrismaDocumentStorage implements DocumentStorage {
  private readonly prisma: PrismaClient
  private readonly groups: GroupCommit

  constructor({ prisma, connection }: OpenDatabase) {
    this.prisma = prisma
    this.groups = new GroupCommit(connection)
  }

  async create(documentId: string, initial?: Uint8Array): Promise<void> {
    try {
      await this.prisma.document.create({ data: documentRow(documentId, initial) })
    } catch (error) {
      if (isUniqueViolation(error)) {
        throw new StorageError('document_exists', `Document ${documentId} exists already.`)
      }
      throw notSaved(error)
    }
  }

  async load(documentId: string): Promise<StoredDocument | null> {
    const row = await this.prisma.document.findUnique({
      where: { id: documentId },
      include: { snapshot: true, updates: { orderBy: { id: 'asc' } } },
    })
    if (!row) return null
    return {
      documentId,
      epoch: row.epoch,
      snapshot: row.snapshot && {
        bytes: new Uint8Array(row.snapshot.bytes),
        throughUpdateId: row.snapshot.throughUpdateId,
      },
      updates: row.updates.map(({ id, bytes }) => ({ id, bytes: new Uint8Array(bytes) })),
    }
  }

  append(
    documentId: string,
    epoch: number,
    updates: readonly Uint8Array[],
    activity: readonly NewActivity[] = [],
  ): Promise<number> {
    return this.groups.append(documentId, epoch, updates, activity)
  }

  async compact(
    documentId: string,
    epoch: number,
    throughUpdateId: number,
    bytes: Uint8Array,
  ): Promise<void> {
    await this.write(documentId, epoch, async (tx) => {
      const present = await tx.documentSnapshot.findUnique({
        where: { documentId },
        select: { throughUpdateId: true },
      })
      if (present && present.throughUpdateId > throughUpdateId) return
      await putSnapshot(tx, documentId, throughUpdateId, bytes)
      await tx.documentUpdate.deleteMany({ where: { documentId, id: { lte: throughUpdateId } } })
    })
  }

  async startEpoch(documentId: string, epoch: number, bytes: Uint8Array): Promise<number> {
    return this.write(documentId, epoch, async (tx) => {
      await moveToHistory(tx, documentId, epoch)
      await putSnapshot(tx, documentId, await lastId(tx, documentId), bytes)
      await tx.documentUpdate.deleteMany({ where: { documentId } })
      await tx.document.update({ where: { id: documentId }, data: { epoch: epoch + 1 } })
      return epoch + 1
    })
  }

  async history(documentId: string): Promise<PastEpoch[]> {
    const rows = await this.prisma.documentHistory.findMany({
      where: { documentId },
      orderBy: { id: 'asc' },
    })
    const epochs = new Map<number, PastEpoch>()
    for (const { epoch, updateId, isSnapshot, endedAt, ...row } of rows) {
      const past = epochs.get(epoch) ?? { epoch, snapshot: null, updates: [], endedAt }
      epochs.set(epoch, past)
      const bytes = new Uint8Array(row.bytes)
      if (isSnapshot) past.snapshot = { bytes, throughUpdateId: updateId }
      else past.updates.push({ id: updateId, bytes })
    }
    return [...epochs.values()]
  }

  async forgetHistory(moment: Date): Promise<void> {
    try {
      await this.prisma.documentHistory.deleteMany({ where: { endedAt: { lt: moment } } })
    } catch (error) {
      throw notSaved(error)
    }
  }

  /** One transaction that holds the document at `epoch` for as long as it runs (3). */
  private async write<Result>(
    documentId: string,
    epoch: number,
    work: (tx: Prisma.TransactionClient) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await this.prisma.$transaction(async (tx) => {
        // An update that changes nothing takes the row's lock, so that an epoch can't start between
        // the check and the write.
        const { count } = await tx.document.updateMany({
          where: { id: documentId, epoch },
          data: { epoch },
        })
        if (count === 0) throw await refusal(tx, documentId, epoch)
        return work(tx)
      })
    } catch (error) {
      throw error instanceof StorageError ? error : notSaved(error)
    }
  }
}

/** A document's row with its beginning, for commands that make more than the document. */
export function documentRow(documentId: string, initial?: Uint8Array) {
  return {
    id: documentId,
    ...(initial && {
      snapshot: { create: { throughUpdateId: 0, bytes: new Uint8Array(initial) } },
    }),
  } satisfies Prisma.DocumentCreateInput
}

async function refusal(tx: Prisma.TransactionClient, documentId: string, epoch: number) {
  const row = await tx.document.findUnique({ where: { id: documentId }, select: { epoch: true } })
  return row
    ? new StorageError(
        'epoch_changed',
        `Document ${documentId} is at epoch ${row.epoch}, not ${epoch}.`,
      )
    : new StorageError('unknown_document', `There is no document ${documentId}.`)
}

async function lastId(tx: Prisma.TransactionClient, documentId: string): Promise<number> {
  const update = await tx.documentUpdate.findFirst({
    where: { documentId },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  if (update) return update.id
  const snapshot = await tx.documentSnapshot.findUnique({
    where: { documentId },
    select: { throughUpdateId: true },
  })
  return snapshot?.throughUpdateId ?? 0
}

/** Rows of the present epoch, copied as they are; an epoch that was empty leaves none. */
async function moveToHistory(
  tx: Prisma.TransactionClient,
  documentId: string,
  epoch: number,
): Promise<void> {
  const snapshot = await tx.documentSnapshot.findUnique({ where: { documentId } })
  const updates = await tx.documentUpdate.findMany({
    where: { documentId },
    orderBy: { id: 'asc' },
  })
  const past = { documentId, epoch, endedAt: new Date() }
  await tx.documentHistory.createMany({
    data: [
      ...(snapshot
        ? [
            {
              ...past,
              updateId: snapshot.throughUpdateId,
              isSnapshot: true,
              bytes: snapshot.bytes,
            },
          ]
        : []),
      ...updates.map(({ id, bytes }) => ({ ...past, updateId: id, isSnapshot: false, bytes })),
    ],
  })
}

async function putSnapshot(
  tx: Prisma.TransactionClient,
  documentId: string,
  throughUpdateId: number,
  bytes: Uint8Array,
): Promise<void> {
  const data = { throughUpdateId, bytes: new Uint8Array(bytes), createdAt: new Date() }
  await tx.documentSnapshot.upsert({
    where: { documentId },
    create: { documentId, ...data },
    update: data,
  })
}
