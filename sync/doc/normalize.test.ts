import { AssetRecordType, type TLAssetId, type TLRecord, type TLShape } from '@tldraw/tlschema'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Random } from './testing/random'
import { gravesOf, writeGrave } from './graves'
import { recordsOf, writeRecord, writeRecords } from './layout'
import { normalize, Normalizer } from './normalize'
import { arrow, binding, card, frame, geo, group, image, page } from './testing/records'

function docWith(...records: TLRecord[]): Y.Doc {
  const doc = new Y.Doc()
  writeRecords(doc, records)
  return doc
}

/** What people see, by id. */
function view(doc: Y.Doc): Record<string, TLRecord> {
  return Object.fromEntries(normalize(doc).map((record) => [record.id, record]))
}
const shapeIn = (doc: Y.Doc, id: string) => view(doc)[id] as TLShape | undefined

describe('validity', () => {
  it.each([
    ['a field of the wrong kind', (map: Y.Map<unknown>) => map.set('opacity', 'half')],
    ['a missing place', (map: Y.Map<unknown>) => map.delete('geometry')],
    [
      'a place that is no number',
      (map: Y.Map<unknown>) => map.set('geometry', ['page:one', 'a1', NaN, 0, 0]),
    ],
    [
      'an order key that nothing fits below',
      (map: Y.Map<unknown>) => map.set('geometry', ['page:one', 'a10', 0, 0, 0]),
    ],
    [
      'an order key of strange letters',
      (map: Y.Map<unknown>) => map.set('geometry', ['page:one', 'a1é', 0, 0, 0]),
    ],
    ['an unknown shape', (map: Y.Map<unknown>) => map.set('type', 'bomb')],
    ['an unknown prop', (map: Y.Map<unknown>) => map.set('props.extra', 1)],
    ['a session record', (map: Y.Map<unknown>) => map.set('typeName', 'instance')],
    ['a prototype for a type', (map: Y.Map<unknown>) => map.set('typeName', '__proto__')],
    [
      'rich text that cannot be rendered',
      (map: Y.Map<unknown>) =>
        map.set('props.richText', { type: 'doc', content: [{ type: 'bomb' }] }),
    ],
    ['another shared type', (map: Y.Map<unknown>) => map.set('props.geo', new Y.Map())],
  ])('[N1] %s leaves that record out, and only that', (_, spoil) => {
    const doc = docWith(page('page:one'), geo('shape:bad'), geo('shape:good', { index: 'a2' }))
    spoil(recordsOf(doc).get('shape:bad')!)
    expect(Object.keys(view(doc))).toEqual(['document:document', 'page:one', 'shape:good'])
    expect([...new Normalizer(doc).invalid.keys()]).toEqual(['shape:bad'])
  })

  it('[N1] a record that is no map at all is left out', () => {
    const doc = docWith(page('page:one'))
    recordsOf(doc).set('shape:bad', 'text' as never)
    expect(view(doc)['shape:bad']).toBeUndefined()
  })
})

describe('parents', () => {
  it('[N2] children of a removed frame stay where they are on the screen', () => {
    const removed = frame('shape:frame', { x: 100, y: 50, rotation: Math.PI / 2 })
    const doc = docWith(
      page('page:one'),
      geo('shape:child', { parentId: 'shape:frame', x: 10, y: 20 }),
    )
    writeGrave(doc, removed)
    const child = shapeIn(doc, 'shape:child')!
    expect(child).toMatchObject({ parentId: 'page:one', x: 80, y: 60 })
    expect(child.rotation).toBeCloseTo(Math.PI / 2)
  })

  it('[N2] without a grave a shape is hidden until its parent arrives', () => {
    const doc = docWith(page('page:one'), geo('shape:child', { parentId: 'shape:frame' }))
    const normalizer = new Normalizer(doc)
    expect(normalizer.view.has('shape:child')).toBe(false)
    writeRecord(doc, frame('shape:frame'))
    expect(normalizer.update(['shape:frame'], [])).toContain('shape:child')
    expect(normalizer.view.has('shape:child')).toBe(true)
  })

  it('[N3] of a cycle, the greatest id goes to the first page, whichever came first', () => {
    const records = [
      page('page:one'),
      frame('shape:a', { parentId: 'shape:c' }),
      frame('shape:b', { parentId: 'shape:a' }),
      frame('shape:c', { parentId: 'shape:b' }),
    ]
    const seen = view(docWith(...records))
    expect(seen['shape:c']).toMatchObject({ parentId: 'page:one' })
    expect(seen['shape:a']).toMatchObject({ parentId: 'shape:c' })
    expect(view(docWith(...records.reverse()))).toEqual(seen)
  })

  it('[N3] a shape inside itself goes to the first page', () => {
    const doc = docWith(page('page:one'), frame('shape:a', { parentId: 'shape:a' }))
    expect(shapeIn(doc, 'shape:a')).toMatchObject({ parentId: 'page:one' })
  })

  it('[N2] graves that lead in a circle hide, and do not hang', () => {
    const doc = docWith(page('page:one'), geo('shape:child', { parentId: 'shape:x' }))
    gravesOf(doc).set('shape:x', ['shape:y', 0, 0, 0])
    gravesOf(doc).set('shape:y', ['shape:x', 0, 0, 0])
    expect(shapeIn(doc, 'shape:child')).toBeUndefined()
  })
})

describe('order', () => {
  it('[N4] siblings with one order key are told apart, alike in any order of arrival', () => {
    const records = [page('page:one'), geo('shape:a'), geo('shape:b'), geo('shape:c')]
    const seen = view(docWith(...records))
    const indices = ['shape:a', 'shape:b', 'shape:c'].map((id) => (seen[id] as TLShape).index)
    expect(indices[0]).toBe('a1')
    expect(new Set(indices).size).toBe(3)
    expect(indices.every((index) => index >= 'a1' && index < 'a2')).toBe(true)
    expect(view(docWith(...records.reverse()))).toEqual(seen)
  })

  it('[N4] what one puts between two of them lies between them', () => {
    const doc = docWith(page('page:one'), geo('shape:a'), geo('shape:b'))
    const above = shapeIn(doc, 'shape:b')!.index
    const between = `${above.slice(0, -1)}1`
    writeRecord(doc, geo('shape:m', { index: between }))
    const seen = view(doc)
    const sorted = Object.values(seen)
      .filter((record): record is TLShape => record.typeName === 'shape')
      .sort((a, b) => (a.index < b.index ? -1 : 1))
    expect(sorted.map((shape) => shape.id)).toEqual(['shape:a', 'shape:m', 'shape:b'])
  })

  it('[N4] pages too', () => {
    const seen = view(docWith(page('page:one'), page('page:two')))
    expect((seen['page:one'] as TLShape | undefined)?.index).not.toBe(
      (seen['page:two'] as TLShape | undefined)?.index,
    )
  })
})

describe('bindings', () => {
  const ends = [page('page:one'), arrow('shape:arrow', { index: 'a3' }), geo('shape:box')]

  it('[N5] need both ends', () => {
    const doc = docWith(...ends, binding('binding:b', 'shape:arrow', 'shape:box'))
    expect(view(doc)['binding:b']).toBeDefined()
    recordsOf(doc).delete('shape:box')
    expect(view(doc)['binding:b']).toBeUndefined()
  })

  it('[N5] stay on one page', () => {
    const doc = docWith(
      ...ends,
      page('page:two', { index: 'a2' }),
      binding('binding:b', 'shape:arrow', 'shape:box'),
    )
    writeRecord(doc, geo('shape:box', { parentId: 'page:two' }))
    expect(view(doc)['binding:b']).toBeUndefined()
  })

  it('[N5] are one for each end of an arrow', () => {
    const doc = docWith(
      ...ends,
      binding('binding:b', 'shape:arrow', 'shape:box'),
      binding('binding:c', 'shape:arrow', 'shape:box'),
      binding('binding:d', 'shape:arrow', 'shape:box', 'end'),
    )
    expect(Object.keys(view(doc)).filter((id) => id.startsWith('binding:'))).toEqual([
      'binding:b',
      'binding:d',
    ])
  })

  it('[N5] do not go from one arrow to another', () => {
    const doc = docWith(
      ...ends,
      arrow('shape:other'),
      binding('binding:b', 'shape:arrow', 'shape:other'),
    )
    expect(view(doc)['binding:b']).toBeUndefined()
  })

  it('[N5] never make the outline of a group depend on itself', () => {
    const doc = docWith(
      page('page:one'),
      group('shape:g1'),
      group('shape:g2', { index: 'a2' }),
      geo('shape:b1', { parentId: 'shape:g1' }),
      geo('shape:b2', { parentId: 'shape:g2' }),
      arrow('shape:a1', { parentId: 'shape:g1', index: 'a2' }),
      arrow('shape:a2', { parentId: 'shape:g2', index: 'a2' }),
      binding('binding:1', 'shape:a1', 'shape:g2'),
      binding('binding:2', 'shape:a2', 'shape:g1'),
    )
    const seen = view(doc)
    expect(seen['binding:1']).toBeDefined()
    expect(seen['binding:2']).toBeUndefined()
    recordsOf(doc).delete('binding:1')
    expect(view(doc)['binding:2']).toBeDefined()
  })
})

describe('pages, document, assets', () => {
  it('[N6] an empty document shows a document record and a page', () => {
    expect(Object.keys(view(new Y.Doc()))).toEqual(['document:document', 'page:page'])
  })

  it('[N6] a removed page to which someone was adding comes back with it', () => {
    const doc = docWith(page('page:one'), geo('shape:late', { parentId: 'page:two' }))
    expect(view(doc)['shape:late']).toBeUndefined()
    writeGrave(doc, page('page:two', { name: 'Second', index: 'a2' }))
    expect(view(doc)['page:two']).toMatchObject({ name: 'Second', index: 'a2' })
    expect(view(doc)['shape:late']).toBeDefined()
    recordsOf(doc).delete('shape:late')
    expect(view(doc)['page:two']).toBeUndefined()
  })

  it('[N7] a picture whose file is missing names none', () => {
    const assetId = 'asset:photo' as TLAssetId
    const doc = docWith(page('page:one'), image('shape:photo', assetId))
    expect(shapeIn(doc, 'shape:photo')!.props).toMatchObject({ assetId: null })
    const props = { w: 1, h: 1, name: 'x', isAnimated: false, mimeType: 'image/png', src: '' }
    writeRecord(doc, AssetRecordType.create({ id: assetId, type: 'image', props }))
    expect(shapeIn(doc, 'shape:photo')!.props).toMatchObject({ assetId })
  })
})

describe('N', () => {
  it('[B0] taken in step by step equals N from scratch, and is the same in any order', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = new Random(seed)
      const doc = new Y.Doc()
      const normalizer = new Normalizer(doc)
      for (let n = 0; n < 60; n++) {
        const ids = scramble(doc, random)
        normalizer.update(ids, ids)
        const seen = [...normalizer.view.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
        expect(seen, `seed ${seed}, step ${n}`).toEqual(normalize(doc))
      }
    }
  }, 60_000)
})

/** Writes or removes a few records of a small world at random, sense or nonsense. */
function scramble(doc: Y.Doc, random: Random): string[] {
  const shapes = ['shape:a', 'shape:b', 'shape:c', 'shape:d', 'shape:e']
  const parents = [...shapes, 'page:page', 'page:one', 'page:two']
  const place = () => ({ parentId: random.pick(parents), index: random.pick(['a1', 'a2', 'a3']) })
  const makers: (() => TLRecord)[] = [
    () => frame(random.pick(shapes), place()),
    () => group(random.pick(shapes), place()),
    () => arrow(random.pick(shapes), place()),
    () => card(random.pick(shapes), { titleEn: random.pick(['a', 'b']) }, place()),
    () => image(random.pick(shapes), random.pick(['asset:x', 'asset:y']), place()),
    () => page(random.pick(['page:one', 'page:two']), { index: random.pick(['a1', 'a2']) }),
    () =>
      binding(
        random.pick(['binding:a', 'binding:b', 'binding:c']),
        random.pick(shapes),
        random.pick(shapes),
        random.pick(['start', 'end']),
      ),
  ]
  return Array.from({ length: random.between(1, 4) }, () => {
    if (random.chance(0.7)) {
      const record = random.pick(makers)()
      writeRecord(doc, record)
      return record.id
    }
    const ids = [...recordsOf(doc).keys()]
    if (ids.length === 0) return 'shape:none'
    const id = random.pick(ids)
    const seen = normalize(doc).find((record) => record.id === id)
    if (seen && random.chance(0.7)) writeGrave(doc, seen)
    if (random.chance(0.9)) recordsOf(doc).delete(id)
    else recordsOf(doc).get(id)!.set('opacity', 'spoilt')
    return id
  })
}
