import { beforeEach, describe, expect, it } from 'vitest'
import { StorageError, type DocumentStorage } from './document-storage'

const bytes = (...values: number[]) => new Uint8Array(values)
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof StorageError ? error.reason : error),
  )

/** What every `DocumentStorage` must do; the numbers cite the interface's invariants. */
export function acceptsDocumentStorage(
  name: string,
  open: () => Promise<{ storage: DocumentStorage; reopen: () => Promise<DocumentStorage> }>,
): void {
  describe(`DocumentStorage: ${name}`, () => {
    let storage: DocumentStorage
    let reopen: () => Promise<DocumentStorage>
    beforeEach(async () => {
      ;({ storage, reopen } = await open())
    })

    it('knows no document before it is created', async () => {
      expect(await storage.load('none')).toBeNull()
      expect(await reasonOf(storage.append('none', 1, [bytes(1)]))).toBe('unknown_document')
      expect(await reasonOf(storage.compact('none', 1, 1, bytes(1)))).toBe('unknown_document')
      expect(await reasonOf(storage.startEpoch('none', 1, bytes(1)))).toBe('unknown_document')
    })

    it('starts at epoch 1, empty or with its initial content', async () => {
      await storage.create('empty')
      await storage.create('seeded', bytes(7, 0, 255))
      expect(await storage.load('empty')).toEqual({
        documentId: 'empty',
        epoch: 1,
        snapshot: null,
        updates: [],
      })
      expect((await storage.load('seeded'))?.snapshot).toEqual({
        bytes: bytes(7, 0, 255),
        throughUpdateId: 0,
      })
      expect(await reasonOf(storage.create('seeded'))).toBe('document_exists')
    })

    it('(2) returns updates in order, with growing ids, also after a restart', async () => {
      await storage.create('a')
      await storage.create('b')
      await storage.append('a', 1, [bytes(1), bytes(2)])
      await storage.append('b', 1, [bytes(9)])
      const last = await storage.append('a', 1, [bytes(3)])
      const again = await reopen()
      const updates = (await again.load('a'))?.updates ?? []
      expect(updates.map((update) => [...update.bytes])).toEqual([[1], [2], [3]])
      expect(updates.at(-1)?.id).toBe(last)
      expect(await again.append('a', 1, [bytes(4)])).toBeGreaterThan(last)
    })

    it('(1) keeps appends that run at once whole', async () => {
      await storage.create('a')
      await Promise.all(
        Array.from({ length: 10 }, (_, n) => storage.append('a', 1, [bytes(n, 0), bytes(n, 1)])),
      )
      const seen = (await storage.load('a'))?.updates.map((update) => [...update.bytes]) ?? []
      expect(seen).toHaveLength(20)
      for (let index = 0; index < seen.length; index += 2) {
        expect(seen[index + 1]).toEqual([seen[index]?.[0], 1])
      }
    })

    it('(1) keeps appends of many documents that come at once apart', async () => {
      const ids = Array.from({ length: 20 }, (_, n) => `document-${n}`)
      await Promise.all(ids.map((id) => storage.create(id)))
      const last = await Promise.all(
        ids.map((id, n) => storage.append(id, 1, [bytes(n, 0), bytes(n, 1)])),
      )
      const again = await reopen()
      for (const [n, id] of ids.entries()) {
        const updates = (await again.load(id))?.updates ?? []
        expect(updates.map((update) => [...update.bytes])).toEqual([
          [n, 0],
          [n, 1],
        ])
        expect(updates.at(-1)?.id).toBe(last[n])
      }
    })

    it('(3) a refused append spares the others that come with it', async () => {
      await storage.create('a')
      await storage.create('b')
      const outcomes = await Promise.all([
        reasonOf(storage.append('a', 1, [bytes(1)])),
        reasonOf(storage.append('none', 1, [bytes(2)])),
        reasonOf(storage.append('b', 7, [bytes(3), bytes(4)])),
        reasonOf(storage.append('b', 7, [])),
        reasonOf(storage.append('b', 1, [bytes(5)])),
      ])
      expect(outcomes).toEqual([
        'resolved',
        'unknown_document',
        'epoch_changed',
        'epoch_changed',
        'resolved',
      ])
      const again = await reopen()
      const held = async (id: string) =>
        (await again.load(id))?.updates.map((update) => [...update.bytes])
      expect(await held('a')).toEqual([[1]])
      expect(await held('b')).toEqual([[5]])
    })

    it('(3) an epoch that starts between appends takes what was confirmed and refuses the rest', async () => {
      await storage.create('a')
      await storage.create('b')
      const first = [1, 2, 3].map((n) => reasonOf(storage.append('a', 1, [bytes(n)])))
      const started = storage.startEpoch('a', 1, bytes(9))
      const second = [4, 5, 6].map((n) => reasonOf(storage.append('a', 1, [bytes(n)])))
      const beside = storage.append('b', 1, [bytes(7)])
      await started
      const late = reasonOf(storage.append('a', 1, [bytes(8)]))
      await beside
      const outcomes = await Promise.all([...first, ...second])
      expect(await late).toBe('epoch_changed')
      for (const outcome of outcomes) expect(['resolved', 'epoch_changed']).toContain(outcome)
      const confirmed = outcomes.flatMap((outcome, at) => (outcome === 'resolved' ? [at + 1] : []))
      const [past] = await storage.history('a')
      expect(past?.updates.map((update) => update.bytes[0]) ?? []).toEqual(confirmed)
      expect(await storage.load('a')).toMatchObject({ epoch: 2, updates: [] })
      expect((await storage.load('b'))?.updates).toHaveLength(1)
    })

    it('answers an empty append with the last id', async () => {
      await storage.create('a')
      expect(await storage.append('a', 1, [])).toBe(0)
      const last = await storage.append('a', 1, [bytes(1)])
      expect(await storage.append('a', 1, [])).toBe(last)
    })

    it('(3) refuses another epoch and changes nothing', async () => {
      await storage.create('a')
      const last = await storage.append('a', 1, [bytes(1)])
      const before = await storage.load('a')
      expect(await reasonOf(storage.append('a', 2, [bytes(2)]))).toBe('epoch_changed')
      expect(await reasonOf(storage.compact('a', 2, last, bytes(2)))).toBe('epoch_changed')
      expect(await reasonOf(storage.startEpoch('a', 2, bytes(2)))).toBe('epoch_changed')
      expect(await storage.load('a')).toEqual(before)
    })

    it('(4) compacts what it was told about and keeps what came after', async () => {
      await storage.create('a', bytes(0))
      const through = await storage.append('a', 1, [bytes(1), bytes(2)])
      await storage.append('a', 1, [bytes(3)])
      await storage.compact('a', 1, through, bytes(0, 1, 2))
      const loaded = await storage.load('a')
      expect(loaded?.snapshot).toEqual({ bytes: bytes(0, 1, 2), throughUpdateId: through })
      expect(loaded?.updates.map((update) => [...update.bytes])).toEqual([[3]])
      await storage.compact('a', 1, through - 1, bytes(0, 1))
      expect((await storage.load('a'))?.snapshot?.bytes).toEqual(bytes(0, 1, 2))
    })

    it('(2) never gives an id twice, even when everything was compacted away', async () => {
      await storage.create('a')
      const through = await storage.append('a', 1, [bytes(1)])
      await storage.compact('a', 1, through, bytes(1))
      const again = await reopen()
      expect(await again.append('a', 1, [])).toBe(through)
      expect(await again.append('a', 1, [bytes(2)])).toBeGreaterThan(through)
    })

    it('starts a new epoch that holds only what it was given', async () => {
      await storage.create('a')
      await storage.append('a', 1, [bytes(1)])
      expect(await storage.startEpoch('a', 1, bytes(5))).toBe(2)
      const loaded = await storage.load('a')
      expect(loaded?.epoch).toBe(2)
      expect(loaded?.snapshot?.bytes).toEqual(bytes(5))
      expect(loaded?.updates).toEqual([])
      expect(await reasonOf(storage.append('a', 1, [bytes(2)]))).toBe('epoch_changed')
      await storage.append('a', 2, [bytes(6)])
      expect((await storage.load('a'))?.updates).toHaveLength(1)
    })

    it('[E4] moves what an epoch was to history, and forgets it when asked', async () => {
      await storage.create('a', bytes(0))
      await storage.append('a', 1, [bytes(1), bytes(2)])
      const before = await storage.load('a')
      await storage.startEpoch('a', 1, bytes(5))
      await storage.append('a', 2, [bytes(6)])
      await storage.startEpoch('a', 2, bytes(7))
      const again = await reopen()
      const [first, second, ...more] = await again.history('a')
      expect(more).toEqual([])
      expect(first).toMatchObject({
        epoch: 1,
        snapshot: before?.snapshot,
        updates: before?.updates,
      })
      expect(second?.snapshot?.bytes).toEqual(bytes(5))
      expect(second?.updates.map((update) => [...update.bytes])).toEqual([[6]])
      await again.forgetHistory(first!.endedAt)
      expect(await again.history('a')).toHaveLength(2)
      await again.forgetHistory(new Date(Date.now() + 1000))
      expect(await again.history('a')).toEqual([])
      expect((await again.load('a'))?.snapshot?.bytes).toEqual(bytes(7))
    })

    it('[E4] an epoch that is refused leaves no history', async () => {
      await storage.create('a', bytes(0))
      expect(await reasonOf(storage.startEpoch('a', 2, bytes(5)))).toBe('epoch_changed')
      expect(await storage.history('a')).toEqual([])
    })
  })
}
