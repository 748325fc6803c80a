// Over 400 lines: one test per rule of what goes along and how it comes back, on boards they share.
import type { TLRecord } from '@tldraw/tlschema'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { backstageOf, hiddenId } from '../backstage'
import { seedDraft } from '../drafts'
import { GEOMETRY } from '../fields'
import { readFields, readRecord, recordsOf, writeRecords } from '../layout'
import { normalize } from '../normalize'
import { Random } from '../testing/random'
import {
  arrow,
  binding,
  card,
  frame,
  geo,
  group,
  image,
  imageAsset,
  note,
  page,
} from '../testing/records'
import {
  collectHidden,
  collectVisible,
  putHidden,
  putShown,
  sameParcel,
  takeAway,
  tieAgain,
  type Parcel,
} from '.'

// Many random boards, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const BACKSTAGE = 'backstage'

/** A board and its backstage, as two documents. */
class Stage {
  readonly board = new Y.Doc()
  readonly backstage = new Y.Doc()
  private moves = 0

  constructor(...records: TLRecord[]) {
    writeRecords(this.board, records)
    Y.applyUpdate(this.backstage, seedDraft())
  }

  hide(id: string): string {
    const move = `move${this.moves++}`
    const parcel = whole(collectVisible(this.board, id))
    this.board.transact(() => takeAway(this.board, parcel, move))
    const put = () => putHidden(this.backstage, kept(parcel), BACKSTAGE, move)
    const ids = this.backstage.transact(put)
    expect([...put()]).toEqual([...ids])
    return ids.get(id)!
  }

  show(id: string): string {
    const move = `move${this.moves++}`
    const parcel = whole(collectHidden(this.backstage, id, (each) => this.pageOf(each)))
    this.backstage.transact(() => takeAway(this.backstage, parcel, move))
    const put = () => putShown(this.board, kept(parcel), move)
    const ids = this.board.transact(put)
    expect([...put()]).toEqual([...ids])
    this.backstage.transact(() => tieAgain(this.backstage, ids))
    return ids.get(id)!
  }

  pageOf(id: string): string | null {
    if (id.startsWith('page:')) return id
    const view = byId(normalize(this.board))
    let at: string | null = id
    while (at !== null && !at.startsWith('page:')) {
      at = (view[at] as { parentId?: string } | undefined)?.parentId ?? null
    }
    return at
  }

  get shown(): Record<string, TLRecord> {
    return byId(normalize(this.board))
  }

  get hidden(): Record<string, TLRecord> {
    return byId(normalize(this.backstage, { outside: (id) => this.pageOf(id) }))
  }
}

const byId = (records: readonly TLRecord[]) =>
  Object.fromEntries(records.map((record) => [record.id as string, record]))

function whole(parcel: Parcel | string): Parcel {
  if (typeof parcel === 'string') throw new Error(parcel)
  return parcel
}

/** As it is read from where it was written down. */
const kept = (parcel: Parcel) => JSON.parse(JSON.stringify(parcel)) as Parcel

const idsOf = (records: Record<string, TLRecord>, kind = 'shape:') =>
  Object.keys(records)
    .filter((id) => id.startsWith(kind))
    .sort()

const standing = (id: string, more = {}) => frame(id, { parentId: 'page:one', ...more })

describe('[W20] what goes along', () => {
  const records = () => [
    page('page:one'),
    standing('shape:f', { x: 100, y: 50, rotation: 0.3 }),
    group('shape:g', { parentId: 'shape:f', x: 5, y: 6 }),
    geo('shape:in', { parentId: 'shape:g', x: 7 }),
    geo('shape:out', { index: 'a2' }),
    arrow('shape:across', { index: 'a3' }),
    binding('binding:from', 'shape:across', 'shape:out', 'start'),
    binding('binding:to', 'shape:across', 'shape:in', 'end'),
    arrow('shape:apart', { index: 'a4' }),
    binding('binding:apart', 'shape:apart', 'shape:out', 'start'),
  ]

  it('a frame takes everything in it and every arrow that one end ties to it, and leaves the rest', () => {
    const stage = new Stage(...records())
    const before = stage.shown
    expect(stage.hide('shape:f')).toBe('shape:hidden-f')
    expect(idsOf(stage.shown)).toEqual(['shape:apart', 'shape:out'])
    expect(idsOf(stage.shown, 'binding:')).toEqual(['binding:apart'])
    const hidden = ['shape:f', 'shape:g', 'shape:in', 'shape:across'].map(hiddenId).sort()
    expect(idsOf(stage.hidden)).toEqual(hidden)
    // Its other end is on the board: facilitators see it tied to that.
    expect(stage.hidden['binding:hidden-from']).toMatchObject({
      fromId: 'shape:hidden-across',
      toId: 'shape:out',
    })
    for (const id of [...hidden, 'binding:hidden-from', 'binding:hidden-to']) {
      expect(backstageOf(stage.hidden[id])).toBe(BACKSTAGE)
    }
    expect(stage.hidden['shape:hidden-f']).toMatchObject({ parentId: 'page:one', x: 100, y: 50 })
    expect(stage.hidden['shape:hidden-in']).toMatchObject({ parentId: 'shape:hidden-g', x: 7 })
    expect(stage.show('shape:hidden-f')).toBe('shape:f')
    expect(stage.shown).toEqual(before)
    expect(idsOf(stage.hidden)).toEqual([])
  })

  it('frames in frames, groups and what is not there are no frames on the page', () => {
    const stage = new Stage(
      ...records(),
      frame('shape:inner', { parentId: 'shape:f', index: 'a5' }),
    )
    expect(collectVisible(stage.board, 'shape:inner')).toBe('inside')
    expect(collectVisible(stage.board, 'shape:out')).toBe('no_frame')
    expect(collectVisible(stage.board, 'shape:nothing')).toBe('missing')
  })

  it('an image only it shows goes, one that others show stays and goes', () => {
    const stage = new Stage(
      page('page:one'),
      standing('shape:f'),
      image('shape:mine', 'asset:mine', { parentId: 'shape:f' }),
      image('shape:ours', 'asset:ours', { parentId: 'shape:f', index: 'a2' }),
      image('shape:theirs', 'asset:ours', { index: 'a3' }),
      imageAsset('asset:mine', '/api/assets/1'),
      imageAsset('asset:ours', '/api/assets/2'),
    )
    const before = stage.shown
    stage.hide('shape:f')
    expect(idsOf(stage.shown, 'asset:')).toEqual(['asset:ours'])
    expect(idsOf(stage.hidden, 'asset:')).toEqual(['asset:hidden-mine', 'asset:hidden-ours'])
    expect(backstageOf(stage.hidden['asset:hidden-mine'])).toBe(BACKSTAGE)
    expect(stage.hidden['shape:hidden-mine']).toMatchObject({
      props: { assetId: 'asset:hidden-mine' },
    })
    stage.show('shape:hidden-f')
    expect(stage.shown).toEqual(before)
    expect(idsOf(stage.hidden, 'asset:')).toEqual([])
  })

  it('an arrow out of a group that stays goes back into it', () => {
    const stage = new Stage(
      page('page:one'),
      standing('shape:f'),
      geo('shape:in', { parentId: 'shape:f' }),
      group('shape:g', { index: 'a2', x: 30, y: 40, rotation: 1 }),
      geo('shape:member', { parentId: 'shape:g' }),
      arrow('shape:a', { parentId: 'shape:g', index: 'a2', x: 0.1, y: 0.7 }),
      binding('binding:a', 'shape:a', 'shape:in', 'end'),
    )
    const before = stage.shown
    stage.hide('shape:f')
    expect(stage.hidden['shape:hidden-a']).toMatchObject({ parentId: 'page:one' })
    stage.show('shape:hidden-f')
    expect(stage.shown).toEqual(before)
  })

  it('what fits no schema goes along with what it was put into, unseen as before', () => {
    const stage = new Stage(
      page('page:one'),
      standing('shape:f'),
      note('shape:odd', 'words', { parentId: 'shape:f' }),
    )
    recordsOf(stage.board).get('shape:odd')!.set('opacity', 'half')
    stage.hide('shape:f')
    expect(readFields(stage.board, 'shape:odd')).toBeNull()
    stage.show('shape:hidden-f')
    expect(readFields(stage.board, 'shape:odd')).toMatchObject({ opacity: 'half' })
  })

  it('merged cards know each other there and back', () => {
    const stage = new Stage(
      page('page:one'),
      standing('shape:f'),
      card('shape:stands', {}, { parentId: 'shape:f' }),
      card('shape:merged', { mergedInto: 'shape:stands' }, { parentId: 'shape:f', index: 'a2' }),
    )
    const before = stage.shown
    stage.hide('shape:f')
    expect(stage.hidden['shape:hidden-merged']).toMatchObject({
      props: { mergedInto: 'shape:hidden-stands' },
    })
    stage.show('shape:hidden-f')
    expect(stage.shown).toEqual(before)
  })
})

describe('[W20] two frames', () => {
  const tied = () =>
    new Stage(
      page('page:one'),
      standing('shape:f'),
      standing('shape:g', { index: 'a2', x: 500 }),
      geo('shape:a', { parentId: 'shape:f' }),
      geo('shape:b', { parentId: 'shape:g' }),
      arrow('shape:x', { index: 'a3' }),
      binding('binding:1', 'shape:x', 'shape:a', 'start'),
      binding('binding:2', 'shape:x', 'shape:b', 'end'),
      arrow('shape:y', { parentId: 'shape:f', index: 'a4', x: 3 }),
      binding('binding:3', 'shape:y', 'shape:b', 'end'),
    )

  it.each([
    ['f', 'g'],
    ['g', 'f'],
  ])('an arrow between %s and %s stays hidden while one of them is', (first, second) => {
    for (const shownFirst of [first, second]) {
      const stage = tied()
      const before = stage.shown
      stage.hide(`shape:${first}`)
      stage.hide(`shape:${second}`)
      expect(idsOf(stage.shown)).toEqual([])
      stage.show(`shape:hidden-${shownFirst}`)
      expect(idsOf(stage.shown)).not.toContain('shape:x')
      expect(idsOf(stage.shown)).not.toContain('shape:y')
      // In sight of facilitators, tied to both.
      expect(idsOf(stage.hidden, 'binding:').length).toBe(3)
      stage.show(`shape:hidden-${shownFirst === 'f' ? 'g' : 'f'}`)
      expect(stage.shown).toEqual(before)
      expect(idsOf(stage.hidden)).toEqual([])
    }
  })
})

describe('[W20] what happened meanwhile', () => {
  const simple = (...more: TLRecord[]) =>
    new Stage(
      page('page:one'),
      page('page:two', { index: 'a2' }),
      frame('shape:f', { parentId: 'page:two', x: 10, y: 20 }),
      note('shape:n', 'words', { parentId: 'shape:f' }),
      ...more,
    )

  it('a child that somebody added while they were away stands there, then in the frame again', () => {
    const stage = simple(group('shape:g', { parentId: 'shape:f', index: 'a3', x: 5 }))
    stage.hide('shape:f')
    writeRecords(stage.board, [
      geo('shape:late', { parentId: 'shape:f', x: 1, y: 2 }),
      geo('shape:later', { parentId: 'shape:g', x: 1, index: 'a5' }),
    ])
    expect(stage.shown['shape:late']).toMatchObject({ parentId: 'page:two', x: 11, y: 22 })
    expect(stage.shown['shape:later']).toMatchObject({ parentId: 'page:two', x: 16 })
    stage.show('shape:hidden-f')
    expect(stage.shown['shape:late']).toMatchObject({ parentId: 'shape:f', x: 1, y: 2 })
    expect(stage.shown['shape:later']).toMatchObject({ parentId: 'shape:g', x: 1 })
    expect(stage.shown['shape:n']).toMatchObject({ parentId: 'shape:f', x: 0, y: 0 })
  })

  it('a page that is gone is replaced by the first one', () => {
    const stage = simple()
    stage.hide('shape:f')
    recordsOf(stage.board).delete('page:two')
    stage.show('shape:hidden-f')
    expect(stage.shown['shape:f']).toMatchObject({ parentId: 'page:one', x: 10, y: 20 })
  })

  it('an arrow whose other end is gone points to where that was', () => {
    const stage = simple(
      geo('shape:b', { parentId: 'page:two', x: 300, y: 400, index: 'a6' }),
      arrow('shape:a', { parentId: 'page:two', index: 'a7', x: 50, y: 60 }),
      binding('binding:1', 'shape:a', 'shape:n', 'start'),
      binding('binding:2', 'shape:a', 'shape:b', 'end'),
    )
    stage.hide('shape:f')
    recordsOf(stage.board).delete('shape:b')
    stage.show('shape:hidden-f')
    expect(readRecord(stage.board, 'binding:2')).toBeNull()
    expect(stage.shown['binding:1']).toBeDefined()
    // The middle of the box, from the arrow's own corner.
    expect(stage.shown['shape:a']).toMatchObject({
      x: 50,
      y: 60,
      props: { end: { x: 300, y: 390 }, start: { x: 0, y: 0 } },
    })
  })

  it('an id that somebody took stays theirs, and what is shown gets another', () => {
    const stage = simple(geo('shape:child', { parentId: 'shape:n', index: 'a2' }))
    stage.hide('shape:f')
    writeRecords(stage.board, [note('shape:n', 'theirs', { parentId: 'page:one' })])
    stage.show('shape:hidden-f')
    const { shown } = stage
    expect(JSON.stringify(shown['shape:n'])).toContain('theirs')
    const other = idsOf(shown).find((id) => id.startsWith('shape:n-'))!
    expect(shown[other]).toMatchObject({ parentId: 'shape:f' })
    expect(JSON.stringify(shown[other])).toContain('words')
    expect(shown['shape:child']).toMatchObject({ parentId: other })
  })

  it('a card that was put forward has its id for good: who took it makes way', () => {
    const stage = simple(
      card('shape:c', { status: 'tabled', titleEn: 'ours' }, { parentId: 'shape:f', index: 'a4' }),
    )
    stage.hide('shape:f')
    writeRecords(stage.board, [card('shape:c', { titleEn: 'theirs' }, { parentId: 'page:one' })])
    stage.show('shape:hidden-f')
    expect(stage.shown['shape:c']).toMatchObject({ props: { titleEn: 'ours', status: 'tabled' } })
    const other = idsOf(stage.shown).find((id) => id.startsWith('shape:c-'))!
    expect(stage.shown[other]).toMatchObject({ props: { titleEn: 'theirs' } })
  })

  it('an id that is hidden already stays hidden, and what comes gets another', () => {
    const stage = simple()
    stage.hide('shape:f')
    writeRecords(stage.board, [
      frame('shape:f2', { parentId: 'page:one' }),
      note('shape:n', 'second', { parentId: 'shape:f2' }),
    ])
    stage.hide('shape:f2')
    const { hidden } = stage
    expect(JSON.stringify(hidden['shape:hidden-n'])).toContain('words')
    const other = idsOf(hidden).find((id) => id.startsWith('shape:hidden-n-'))!
    expect(hidden[other]).toMatchObject({ parentId: 'shape:hidden-f2' })
    expect(JSON.stringify(hidden[other])).toContain('second')
    stage.show('shape:hidden-f2')
    stage.show('shape:hidden-f')
    const words = idsOf(stage.shown).map((id) => JSON.stringify(stage.shown[id]))
    for (const each of ['words', 'second']) {
      expect(words.filter((text) => text.includes(each))).toHaveLength(1)
    }
  })

  it('what was made, moved and deleted while hidden is shown so', () => {
    const stage = simple(geo('shape:gone', { parentId: 'shape:f', index: 'a8' }))
    stage.hide('shape:f')
    const meta = { backstage: BACKSTAGE }
    writeRecords(stage.backstage, [
      geo('shape:made', { parentId: 'shape:hidden-f', index: 'a9', meta }),
    ])
    recordsOf(stage.backstage).delete('shape:hidden-gone')
    const map = recordsOf(stage.backstage).get('shape:hidden-f')!
    map.set(GEOMETRY, ['page:two', 'a5', 77, 88, 0])
    stage.show('shape:hidden-f')
    expect(stage.shown['shape:f']).toMatchObject({ index: 'a5', x: 77, y: 88 })
    expect(stage.shown['shape:made']).toMatchObject({ parentId: 'shape:f', meta: {} })
    expect(stage.shown['shape:gone']).toBeUndefined()
  })

  it('two parcels are the same while nothing of them changed', () => {
    const stage = simple()
    const look = () => whole(collectVisible(stage.board, 'shape:f'))
    const before = look()
    writeRecords(stage.board, [geo('shape:elsewhere', { parentId: 'page:one' })])
    expect(sameParcel(before, look())).toBe(true)
    writeRecords(stage.board, [note('shape:n', 'other words', { parentId: 'shape:f' })])
    expect(sameParcel(before, look())).toBe(false)
  })
})

/** Anything in anything, tied to anything; keys and ids that clash; parents that are missing. */
function randomBoard(random: Random): TLRecord[] {
  const records: TLRecord[] = [page('page:one'), page('page:two', { index: 'a2' })]
  const assets = ['asset:1', 'asset:2', 'asset:3']
  assets.slice(0, 2).forEach((id) => records.push(imageAsset(id, `/api/assets/${id}`)))
  const parents = ['page:one', 'page:one', 'page:two']
  const ends: string[] = []
  const arrows: string[] = []
  for (let n = 0; n < 24; n++) {
    const id = `shape:${random.between(0, 1000)}x${n}`
    const place = {
      parentId: random.chance(0.04) ? `shape:missing${n}` : random.pick(parents),
      index: `a${random.between(1, 4)}`,
      x: random.between(-500, 500) / 7,
      y: random.between(-500, 500) / 3,
      rotation: random.chance(0.3) ? random.next() : 0,
    }
    const kind = random.pick(['frame', 'frame', 'group', 'geo', 'note', 'card', 'image', 'arrow'])
    if (kind === 'frame' || kind === 'group') {
      records.push((kind === 'frame' ? frame : group)(id, place))
      parents.push(id)
    } else if (kind === 'geo') records.push(geo(id, place))
    else if (kind === 'note') records.push(note(id, `words ${n}`, place))
    else if (kind === 'card') records.push(card(id, { titleEn: `Title ${n}` }, place))
    else if (kind === 'image') records.push(image(id, random.pick(assets), place))
    else {
      records.push(arrow(id, place))
      arrows.push(id)
      continue
    }
    ends.push(id)
  }
  arrows.forEach((id, n) => {
    for (const terminal of ['start', 'end'] as const) {
      if (ends.length > 0 && random.chance(0.8)) {
        records.push(binding(`binding:${n}${terminal}`, id, random.pick(ends), terminal))
      }
    }
  })
  return records
}

describe('[W20] random boards', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => [seed]))(
    'hiding frames and showing them in another order changes nothing (seed %i)',
    (seed) => {
      const random = new Random(seed)
      const stage = new Stage(...randomBoard(random))
      const before = stage.shown
      const hidden: string[] = []
      for (let step = 0; step < 12; step++) {
        const frames = Object.values(stage.shown).filter(
          (record) =>
            record.typeName === 'shape' &&
            record.type === 'frame' &&
            record.parentId.startsWith('page:'),
        )
        if (frames.length > 0 && random.chance(0.6)) hidden.push(stage.hide(random.pick(frames).id))
        else if (hidden.length > 0) {
          stage.show(hidden.splice(random.between(0, hidden.length), 1)[0]!)
        }
        // On neither side, or on one.
        const sides = [
          ...idsOf(stage.shown),
          ...idsOf(stage.hidden).map((id) => id.replace('hidden-', '')),
        ]
        expect(new Set(sides).size).toBe(sides.length)
        // Nobody sees an arrow to nothing.
        for (const record of Object.values(before)) {
          if (record.typeName !== 'binding' || !stage.shown[record.fromId]) continue
          expect(stage.shown[record.id]).toEqual(record)
        }
      }
      while (hidden.length > 0) stage.show(hidden.pop()!)
      expect(stage.shown).toEqual(before)
      expect(idsOf(stage.hidden)).toEqual([])
    },
  )
})
