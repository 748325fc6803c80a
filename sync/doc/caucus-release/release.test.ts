import { describe, expect, it } from 'vitest'
import type { TLAsset, TLRecord, TLShape } from '@tldraw/tlschema'
import { choose, copyOf, previewOf } from '.'
import { validRecord } from '../valid-record'
import {
  arrow,
  binding,
  card,
  frame,
  geo,
  group,
  image,
  imageAsset,
  page as pageOf,
} from '../testing/records'

const page = pageOf('page:one')
const arrowTo = (id: string, toId: string) => [arrow(id), binding(`binding:${id}`, id, toId)]
const all = () => true
const ids = (records: readonly TLRecord[]) => records.map(({ id }) => id as string)

const copied = (caucus: TLRecord[], chosen: string[], plenary: TLRecord[] = [page]) =>
  copyOf(choose(caucus, chosen, all), {
    plenary,
    caucus,
    name: 'From U.S.',
    author: 'us',
    isFictional: false,
    sources: new Map(),
  })

describe('what goes', () => {
  it('a shape brings its children, and an area stands for what is on it', () => {
    const area = frame('shape:area', { meta: { area: 'caucus-release', lock: 'facilitator' } })
    const records = [
      area,
      group('shape:group', { parentId: 'shape:area' }),
      geo('shape:in-group', { parentId: 'shape:group' }),
      geo('shape:elsewhere'),
    ]
    const chosen = choose(records, ['shape:area', 'shape:in-group'], all)
    expect(ids(chosen.shapes)).toEqual(['shape:group', 'shape:in-group'])
    expect([...chosen.roots]).toEqual(['shape:group'])
    expect(chosen.left).toEqual([])
  })

  it('says what stays and why', () => {
    const records = [
      geo('shape:here'),
      geo('shape:there'),
      ...arrowTo('shape:tied', 'shape:there'),
      image('shape:picture', 'asset:picture'),
      imageAsset('asset:picture'),
      { ...geo('shape:axis'), type: 'axis' },
    ]
    const wanted = ['shape:here', 'shape:tied', 'shape:picture', 'shape:axis', 'shape:deleted']
    const chosen = choose(records, wanted, () => false)
    expect(ids(chosen.shapes)).toEqual(['shape:here'])
    expect(chosen.left).toEqual([
      { id: 'shape:axis', reason: 'kind' },
      { id: 'shape:deleted', reason: 'gone' },
      { id: 'shape:picture', reason: 'image' },
      { id: 'shape:tied', reason: 'end' },
    ])
  })

  it('what nobody was shown stays: earlier wordings, pins, notes of ours, names of files', () => {
    const record = card(
      'shape:card',
      {
        titleEn: 'Now',
        titleKo: '지금',
        textEn: '',
        textKo: '',
        confirmed: { en: 'EARLIER\n', ko: '지금\n' },
        pins: { focus: 77 },
        author: 'someone',
        mergedInto: 'shape:merged',
      },
      { meta: { secret: 'HIDDEN' } },
    )
    const picture = imageAsset('asset:picture')
    const records = [record, image('shape:picture', picture.id), picture]
    const chosen = choose(records, ['shape:card', 'shape:picture'], all)
    const said = JSON.stringify([chosen.shapes, chosen.assets])
    expect(said).not.toMatch(/EARLIER|77|someone|merged"|HIDDEN/)
    expect(chosen.shapes[0]?.props).toMatchObject({ confirmed: { ko: '지금\n' }, mergedInto: null })
    expect((chosen.assets[0] as TLAsset & { props: { name: string } }).props.name).toBe('')
  })
})

describe('what is looked at', () => {
  it('names every text, links and descriptions included', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org/hidden' } }
    const words = [
      { type: 'text', text: 'Look ' },
      { type: 'text', text: 'here', marks: [link] },
    ]
    const note = geo('shape:note')
    const props = {
      ...note.props,
      url: 'https://example.org/url',
      richText: { type: 'doc', content: [{ type: 'paragraph', content: words }] },
    }
    const picture = image('shape:picture', null)
    const described = { ...picture, props: { ...picture.props, altText: 'A described picture' } }
    const chosen = choose(
      [{ ...note, props }, described, imageAsset('asset:any')],
      ['shape:note'],
      all,
    )
    expect(previewOf(chosen).shapes[0]?.texts.sort()).toEqual([
      'Look here',
      'https://example.org/hidden',
      'https://example.org/url',
    ])
  })

  it('has a version that follows the content and nothing else', () => {
    const version = (records: TLRecord[]) => previewOf(choose(records, ['shape:a'], all)).version
    const before = version([geo('shape:a')])
    expect(version([geo('shape:b'), geo('shape:a')])).toBe(before)
    expect(version([geo('shape:a', { x: 1 })])).not.toBe(before)
    const written = geo('shape:a')
    expect(version([{ ...written, props: { ...written.props, url: 'https://x' } }])).not.toBe(
      before,
    )
  })
})

describe('what arrives', () => {
  it('is new records that fit, in a frame below everything, laid out as it stood', () => {
    const caucus = [
      geo('shape:a', { x: 500, y: 700, index: 'a5' }),
      geo('shape:b', { x: 700, y: 700, index: 'a2' }),
      ...arrowTo('shape:arrow', 'shape:a'),
    ]
    const plenary = [page, geo('shape:old', { x: 10, y: 1000, index: 'az' })]
    const [holder, ...rest] = copied(caucus, ['shape:a', 'shape:b', 'shape:arrow'], plenary)
    expect(holder).toMatchObject({ type: 'frame', x: 10, y: 1180, index: 'b00', parentId: page.id })
    expect([holder!, ...rest].every(validRecord)).toBe(true)
    expect(JSON.stringify([holder, ...rest])).not.toMatch(/shape:(a|b|arrow)"/)
    const shapes = rest.filter((one): one is TLShape => one.typeName === 'shape')
    const boxes = shapes.filter(({ type }) => type === 'geo').sort((a, b) => a.x - b.x)
    expect(boxes[1]!.x - boxes[0]!.x).toBe(200)
    // What was in front still is.
    expect(boxes[0]!.index > boxes[1]!.index).toBe(true)
    const binding = rest.find((one) => one.typeName === 'binding')
    expect(ids(shapes)).toContain(binding?.fromId)
    expect(binding?.toId).toBe(boxes[0]!.id)
  })

  it('keeps its place and turn when its parent stays behind', () => {
    const turned = group('shape:group', { x: 100, y: 0, rotation: Math.PI / 2 })
    const inside = geo('shape:inside', { parentId: 'shape:group', x: 10, y: 0 })
    const flat = geo('shape:flat', { x: 100, y: 300 })
    const shapes = copied([turned, inside, flat], ['shape:inside', 'shape:flat']).slice(1)
    const [one, other] = shapes as TLShape[]
    const [lies, stands] = one!.rotation === 0 ? [one!, other!] : [other!, one!]
    expect(stands.rotation).toBeCloseTo(Math.PI / 2)
    expect([stands.x - lies.x, stands.y - lies.y].map(Math.round)).toEqual([0, -290])
  })

  it("a card is the side's new draft, numbered after those that are there", () => {
    const plenary = [page, card('shape:there', { number: 7 })]
    const caucus = [card('shape:second', { number: 4 }), card('shape:one', { number: 9 })]
    const cards = copied(caucus, ids(caucus), plenary).slice(1) as unknown as {
      props: { number: number; author: string; status: string }
    }[]
    const props = cards.map((one) => one.props).sort((a, b) => a.number - b.number)
    expect(props).toMatchObject([
      { number: 8, author: 'us', status: 'draft' },
      { number: 9, author: 'us', status: 'draft' },
    ])
  })
})
