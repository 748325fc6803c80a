import type { SerializedSchema } from '@tldraw/store'
import type { TLArrowBinding, TLAsset, TLPage, TLShape } from '@tldraw/tlschema'
import { recordToFields, type Fields } from '../fields'
import { createBoardSchema } from '../schema'
import { emptyCard, type ProposalCardProps, type ProposalCardShape } from '../shapes/proposal-card'

interface Place {
  parentId?: string
  index?: string
  x?: number
  y?: number
  rotation?: number
  meta?: Record<string, unknown>
}

const schema = createBoardSchema()

function shape(id: string, type: string, props: object, place: Place): TLShape {
  const record = {
    id,
    typeName: 'shape',
    type,
    parentId: 'page:one',
    index: 'a1',
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props,
    ...place,
  }
  return schema.types.shape.validate(record) as TLShape
}

/** A plain box. */
export const geo = (id: string, place: Place = {}): TLShape =>
  shape(
    id,
    'geo',
    {
      geo: 'rectangle',
      dash: 'draw',
      url: '',
      w: 100,
      h: 100,
      growY: 0,
      scale: 1,
      labelColor: 'black',
      color: 'black',
      fill: 'none',
      size: 'm',
      font: 'draw',
      align: 'middle',
      verticalAlign: 'middle',
      richText: { type: 'doc', content: [{ type: 'paragraph' }] },
    },
    place,
  )

export const frame = (id: string, place: Place = {}): TLShape =>
  shape(id, 'frame', { w: 100, h: 100, name: '', color: 'black' }, place)

export const group = (id: string, place: Place = {}): TLShape => shape(id, 'group', {}, place)

export const image = (id: string, assetId: string | null, place: Place = {}): TLShape =>
  shape(
    id,
    'image',
    {
      w: 10,
      h: 10,
      assetId,
      playing: true,
      url: '',
      crop: null,
      flipX: false,
      flipY: false,
      altText: '',
    },
    place,
  )

/** A picture that is kept here. */
export const imageAsset = (id: string, src: string | null = null, name = 'file.png'): TLAsset =>
  schema.types.asset.validate({
    id,
    typeName: 'asset',
    type: 'image',
    props: { w: 10, h: 10, name, isAnimated: false, mimeType: 'image/png', src },
    meta: {},
  }) as TLAsset

export const arrow = (id: string, place: Place = {}): TLShape =>
  shape(
    id,
    'arrow',
    {
      kind: 'arc',
      elbowMidPoint: 0.5,
      dash: 'draw',
      size: 'm',
      fill: 'none',
      color: 'black',
      labelColor: 'black',
      bend: 0,
      start: { x: 0, y: 0 },
      end: { x: 2, y: 0 },
      arrowheadStart: 'none',
      arrowheadEnd: 'arrow',
      text: '',
      labelPosition: 0.5,
      font: 'draw',
      scale: 1,
    },
    place,
  )

export function card(
  id: string,
  props: Partial<ProposalCardProps> = {},
  place: Place = {},
): ProposalCardShape {
  const defaults: ProposalCardProps = { w: 330, h: 150, ...emptyCard() }
  return shape(
    id,
    'proposal-card',
    { ...defaults, ...props },
    place,
  ) as unknown as ProposalCardShape
}

export function page(id: string, { name = 'Page', index = 'a1' } = {}): TLPage {
  return schema.types.page.validate({ id, typeName: 'page', name, index, meta: {} }) as TLPage
}

export function binding(
  id: string,
  fromId: string,
  toId: string,
  terminal: 'start' | 'end' = 'start',
): TLArrowBinding {
  const props = {
    terminal,
    normalizedAnchor: { x: 0.5, y: 0.5 },
    isExact: false,
    isPrecise: false,
    snap: 'none',
  }
  const record = { id, typeName: 'binding', type: 'arrow', fromId, toId, meta: {}, props }
  return schema.types.binding.validate(record) as TLArrowBinding
}

/** Our schema as it was before geo shapes had rich text. */
export function olderStamp(): SerializedSchema {
  const schema = createBoardSchema().serialize()
  if (schema.schemaVersion !== 2) throw new Error('Another kind of schema than this knows.')
  return { ...schema, sequences: { ...schema.sequences, 'com.tldraw.shape.geo': 9 } }
}

/** A geo shape's fields as of then: its text is letters. */
export function olderGeo(text: string): Fields {
  const fields = recordToFields(geo('shape:any'))
  delete fields['props.richText']
  return { ...fields, 'props.text': text }
}

/** A sticky note with one paragraph. */
export const note = (id: string, words: string, place: Place = {}): TLShape =>
  shape(
    id,
    'note',
    {
      color: 'blue',
      labelColor: 'black',
      size: 'm',
      font: 'sans',
      fontSizeAdjustment: 0,
      align: 'middle',
      verticalAlign: 'middle',
      growY: 0,
      url: '',
      scale: 1,
      richText: {
        type: 'doc',
        content: [
          { type: 'paragraph', ...(words && { content: [{ type: 'text', text: words }] }) },
        ],
      },
    },
    place,
  )

/** tldraw's text. */
export const text = (id: string, words: string, place: Place = {}): TLShape =>
  shape(
    id,
    'text',
    {
      color: 'black',
      size: 'm',
      font: 'draw',
      textAlign: 'start',
      w: 200,
      scale: 1,
      autoSize: true,
      richText: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
      },
    },
    place,
  )
