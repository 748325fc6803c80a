import { describe, expect, it } from 'vitest'
import {
  forbiddenFields,
  isElsewheres,
  mayMove,
  type Author,
  type RecordFields,
} from './permissions'

const facilitator: Author = { role: 'facilitator', party: null }
const us: Author = { role: 'delegate', party: 'us' }
const interpreter: Author = { role: 'interpreter', party: 'us' }
const observer: Author = { role: 'observer', party: null }

const said = (en: string) => ({ text: { en, ko: '' }, evidence: [], status: 'seeded' })
const note: RecordFields = { typeName: 'shape', type: 'note', 'props.color': 'black' }
const lockedNote: RecordFields = { ...note, 'meta.lock': 'facilitator' }
const axis: RecordFields = {
  typeName: 'shape',
  type: 'axis',
  'props.number': 1,
  'props.stances.us': said('ours'),
  'props.stances.rok': said('theirs'),
  'meta.lock': 'facilitator',
}
const image = (src: unknown): RecordFields => ({
  typeName: 'asset',
  type: 'image',
  'props.src': src,
})

describe('permissions', () => {
  it('[W1] observers write nothing', () => {
    expect(forbiddenFields(observer, null, note)).toBe('record')
    expect(forbiddenFields(observer, note, { ...note, 'props.color': 'red' })).toBe('record')
    expect(forbiddenFields(observer, note, null)).toBe('record')
  })

  it('lets delegates and facilitators write what is not locked', () => {
    for (const author of [us, facilitator]) {
      expect(forbiddenFields(author, null, note)).toEqual([])
      expect(forbiddenFields(author, note, { ...note, 'props.color': 'red' })).toEqual([])
      expect(forbiddenFields(author, note, null)).toEqual([])
    }
  })

  it('[W2] only facilitators change or delete a locked record', () => {
    const red = { ...lockedNote, 'props.color': 'red', geometry: [1] }
    expect(forbiddenFields(us, lockedNote, red)).toEqual(['props.color', 'geometry'])
    expect(forbiddenFields(us, lockedNote, null)).toBe('record')
    expect(forbiddenFields(facilitator, lockedNote, red)).toEqual([])
    expect(forbiddenFields(facilitator, lockedNote, null)).toEqual([])
  })

  it('[W3] only facilitators lock and unlock', () => {
    expect(forbiddenFields(us, note, lockedNote)).toEqual(['meta.lock'])
    expect(forbiddenFields(us, null, lockedNote)).toEqual(['meta.lock'])
    expect(forbiddenFields(us, lockedNote, note)).toEqual(['meta.lock'])
    expect(forbiddenFields(facilitator, note, lockedNote)).toEqual([])
    expect(forbiddenFields(facilitator, lockedNote, note)).toEqual([])
  })

  it('[W19] nobody says who wrote what: the server alone does', () => {
    const signed = { ...note, 'meta.author': { name: 'Kim', party: 'rok' } }
    for (const author of [us, facilitator]) {
      expect(forbiddenFields(author, null, signed)).toEqual(['meta.author'])
      expect(forbiddenFields(author, note, signed)).toEqual(['meta.author'])
      expect(forbiddenFields(author, signed, note)).toEqual(['meta.author'])
      expect(forbiddenFields(author, null, signed, signed)).toEqual([])
      expect(forbiddenFields(author, signed, { ...signed, 'props.color': 'red' })).toEqual([])
    }
  })

  it('[W18] tells a draft that is in another document than its own', () => {
    expect(isElsewheres(note, 'board')).toBe(false)
    expect(isElsewheres({ ...note, 'meta.draft': 'mine' }, 'board')).toBe(true)
    expect(isElsewheres({ ...note, 'meta.draft': 'mine' }, 'mine')).toBe(false)
  })

  it('[W20] what is hidden is in the backstage it names and in no other document', () => {
    const hidden = { ...note, 'meta.backstage': 'backstage' }
    expect(isElsewheres(hidden, 'board')).toBe(true)
    expect(isElsewheres(hidden, 'backstage')).toBe(false)
    expect(isElsewheres({ ...hidden, 'meta.draft': 'mine' }, 'backstage')).toBe(true)
    expect(isElsewheres({ ...note, 'meta.backstage': null }, 'board')).toBe(false)
  })

  it("[W4] a stance is written by that party's delegates alone, on a locked axis too", () => {
    const mine = { ...axis, 'props.stances.us': said('corrected') }
    const theirs = { ...axis, 'props.stances.rok': said('forged') }
    expect(forbiddenFields(us, axis, mine)).toEqual([])
    expect(forbiddenFields(us, axis, theirs)).toEqual(['props.stances.rok'])
    expect(forbiddenFields(facilitator, axis, mine)).toEqual(['props.stances.us'])
    expect(forbiddenFields(facilitator, axis, theirs)).toEqual(['props.stances.rok'])
    expect(forbiddenFields({ role: 'facilitator', party: 'us' }, axis, mine)).toHaveLength(1)
    expect(forbiddenFields({ role: 'delegate', party: null }, axis, mine)).toHaveLength(1)
  })

  it("[W4] removing another side's stance is writing it", () => {
    const { 'props.stances.rok': _gone, ...rest } = axis
    expect(forbiddenFields(us, axis, rest)).toEqual(['props.stances.rok'])
    const { 'meta.lock': _lock, ...unlocked } = axis
    expect(forbiddenFields(us, unlocked, null)).toBe('record')
    expect(forbiddenFields(facilitator, axis, null)).toEqual([])
  })

  it("[W4] a copy of an axis carries nobody else's words, an undone deletion does", () => {
    const { 'meta.lock': _lock, ...copy } = axis
    expect(forbiddenFields(us, null, copy)).toEqual(['props.stances.rok'])
    expect(forbiddenFields(us, null, { ...copy, 'props.stances.rok': said('') })).toEqual([])
    expect(forbiddenFields(facilitator, null, axis, axis)).toEqual([])
    const changed = { ...axis, 'props.stances.us': said('forged') }
    expect(forbiddenFields(facilitator, null, changed, axis)).toEqual(['props.stances.us'])
  })

  it.each(['https://evil.example/x.png', 'data:image/svg+xml,<svg/>', '/api/assets/../x', 7])(
    '[W5] an asset is loaded from this server only, not from %s',
    (src) => {
      expect(forbiddenFields(facilitator, null, image(src))).toBe('record')
      expect(forbiddenFields(us, image(null), image(src))).toEqual(['props.src'])
    },
  )

  it('[W5] takes our own assets, empty ones, and links in bookmarks', () => {
    expect(forbiddenFields(us, null, image('/api/assets/bcdfghjkmnpqrstv'))).toEqual([])
    expect(forbiddenFields(us, null, image(null))).toEqual([])
    const bookmark = {
      typeName: 'asset',
      type: 'bookmark',
      'props.src': 'https://example.org',
      'props.image': '',
      'props.favicon': '',
    }
    expect(forbiddenFields(us, null, bookmark)).toEqual([])
    expect(
      forbiddenFields(us, bookmark, { ...bookmark, 'props.image': 'https://evil.example/x' }),
    ).toEqual(['props.image', 'props.favicon'])
  })

  const draft = {
    typeName: 'shape',
    type: 'proposal-card',
    'props.status': 'draft',
    'props.result': null,
    'props.titleEn': 'A joint map',
    'props.pins.focus': 40,
  }
  const tabled = { ...draft, 'props.status': 'tabled' }
  const assessed = { ...draft, 'props.status': 'assessed', 'props.result': { kind: 'x' } }

  it.each([
    ['a status', draft, { ...draft, 'props.status': 'tabled' }, ['props.status']],
    ['a way back', assessed, { ...assessed, 'props.status': 'draft' }, ['props.status']],
    ['a result', assessed, { ...assessed, 'props.result': { kind: 'y' } }, ['props.result']],
    ['a result on an axis', axis, { ...axis, 'props.result': {} }, ['props.result']],
  ])('[W13] nobody but the server writes %s', (_, before, after, fields) => {
    expect(forbiddenFields(facilitator, before, after)).toEqual(fields)
  })

  it('[W13] a copy is a new draft, an undone deletion is as it was', () => {
    expect(forbiddenFields(us, null, draft)).toEqual([])
    for (const copy of [tabled, assessed, { ...axis, 'props.result': {} }]) {
      expect(forbiddenFields(facilitator, null, copy)).toBe('record')
      expect(forbiddenFields(facilitator, null, copy, copy)).toEqual([])
    }
  })

  it('[W14] a tabled card keeps its wording and pins, and nobody deletes it', () => {
    const reworded = { ...tabled, 'props.titleEn': 'Another map', 'props.pins.focus': 60 }
    expect(forbiddenFields(facilitator, tabled, reworded)).toEqual([
      'props.titleEn',
      'props.pins.focus',
    ])
    expect(forbiddenFields(us, tabled, { ...tabled, type: 'geo' })).toEqual(['type'])
    expect(forbiddenFields(facilitator, tabled, null)).toBe('record')
    expect(forbiddenFields(facilitator, assessed, null)).toBe('record')
    expect(forbiddenFields(us, draft, null)).toEqual([])
  })

  it('[W14] an assessed card may be reworded, its pins stay', () => {
    const changed = { ...assessed, 'props.titleEn': 'Another map', 'props.pins.role': 60 }
    expect(forbiddenFields(us, assessed, changed)).toEqual(['props.pins.role'])
  })

  const words = { ...draft, 'props.titleKo': '', 'props.confirmed.en': 'A joint map\n' }

  it('[W17] an interpreter writes a card in both languages and confirms it', () => {
    const translated = {
      ...words,
      'props.titleEn': 'A common map',
      'props.titleKo': '공동 지도',
      'props.textEn': 'Text',
      'props.textKo': '글',
      'props.confirmed.ko': '공동 지도\n글',
    }
    expect(forbiddenFields(interpreter, words, translated)).toEqual([])
  })

  it('[W17] and changes nothing else', () => {
    expect(forbiddenFields(interpreter, null, note)).toBe('record')
    expect(forbiddenFields(interpreter, null, note, note)).toBe('record')
    expect(forbiddenFields(interpreter, words, null)).toBe('record')
    expect(forbiddenFields(interpreter, note, { ...note, 'props.titleEn': 'x' })).toHaveLength(1)
    const page = { typeName: 'page', name: 'Board' }
    expect(forbiddenFields(interpreter, page, { ...page, name: 'Mine' })).toEqual(['name'])
    const moved = { ...words, geometry: [1], 'props.pins.focus': 60, 'props.titleKo': '지도' }
    expect(forbiddenFields(interpreter, words, moved)).toEqual(['props.pins.focus', 'geometry'])
    expect(mayMove(interpreter, words)).toBe(false)
  })

  it("[W17] a stance is its side's own word, the interpreter's own side's too", () => {
    const spoken = { ...axis, 'props.stances.us': said('interpreted') }
    expect(forbiddenFields(interpreter, axis, spoken)).toEqual(['props.stances.us'])
  })

  it('[W17] a tabled or locked card stays as it is for them too', () => {
    const reworded = { ...tabled, 'props.titleEn': 'Another map' }
    expect(forbiddenFields(interpreter, tabled, reworded)).toEqual(['props.titleEn'])
    const locked = { ...words, 'meta.lock': 'facilitator' }
    expect(
      forbiddenFields(interpreter, locked, { ...locked, 'props.titleEn': 'Another' }),
    ).toHaveLength(1)
  })
})
