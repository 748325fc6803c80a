import {
  AssetRecordType,
  createBindingId,
  createShapeId,
  type IndexKey,
  type TLShape,
} from 'tldraw'
import * as Y from 'yjs'
import { hiddenId } from '@/sync/doc/backstage'
import { seedDraft } from '@/sync/doc/drafts'
import { writeRecords } from '@/sync/doc/layout'
import { META } from '@/sync/doc/schema'
import { createBoardStore } from '../../binding/testing/stores'
import { createEditor } from '../../history/testing/editor'

export const BACKSTAGE = 'backstage-1'

/** What stands in each of two hidden frames, by its name while it was on the board. */
export const HIDDEN = { frame: 'prepared', other: 'put-away' } as const

/** Tests make keys without tldraw's jitter: the board's own will be `a1`, `a2`, … */
const ON_PAGE = ['a1H', 'a2H'] as IndexKey[]

const named = (name: string) => createShapeId(`hidden-${name}`)

/**
 * A backstage document as the server leaves it: two hidden frames, one with a box, a note, a card, a picture
 * and an arrow from the box to the note.
 */
export function seededBackstage(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedDraft())
  const editor = createEditor(createBoardStore())
  const asset = AssetRecordType.create({
    id: AssetRecordType.createId('hidden-picture'),
    type: 'image',
    props: {
      w: 10,
      h: 10,
      name: 'x.png',
      isAnimated: false,
      mimeType: 'image/png',
      src: '/api/assets/x',
    },
  })
  editor.createAssets([asset])
  const frame = named(HIDDEN.frame)
  editor.createShapes([
    {
      id: frame,
      type: 'frame',
      index: ON_PAGE[0],
      x: 100,
      y: 100,
      props: { w: 600, h: 500, name: 'Prepared' },
    },
    {
      id: named(HIDDEN.other),
      type: 'frame',
      index: ON_PAGE[1],
      x: 100,
      y: 800,
      props: { w: 300, h: 300 },
    },
    { id: named('box'), type: 'geo', parentId: frame, x: 20, y: 20 },
    { id: named('note'), type: 'note', parentId: frame, x: 300, y: 20 },
    { id: named('card'), type: 'proposal-card', parentId: frame, x: 20, y: 300 },
    {
      id: named('image'),
      type: 'image',
      parentId: frame,
      x: 400,
      y: 300,
      props: { assetId: asset.id, w: 10, h: 10 },
    },
    { id: named('arrow'), type: 'arrow', parentId: frame },
  ])
  editor.createBindings(
    (['start', 'end'] as const).map((terminal) => ({
      id: createBindingId(`hidden-${terminal}`),
      type: 'arrow',
      fromId: named('arrow'),
      toId: named(terminal === 'start' ? 'box' : 'note'),
      props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
    })),
  )
  const hidden = editor.store
    .allRecords()
    .filter(({ typeName }) => ['shape', 'binding', 'asset'].includes(typeName))
    .map((record) => ({ ...record, meta: { [META.backstage]: BACKSTAGE } }))
  editor.dispose()
  writeRecords(doc, hidden)
  return doc
}

export const hiddenShape = (name: string): TLShape['id'] =>
  hiddenId(createShapeId(name)) as TLShape['id']
