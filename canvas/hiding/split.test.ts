// @vitest-environment jsdom
import type { TLAssetId } from 'tldraw'
import { describe, it } from 'vitest'
import { backstageOf } from '@/sync/doc/backstage'
import { META } from '@/sync/doc/schema'
import type { Action } from '../history/testing/actions'
import { Split, type SecondDocument } from '../history/testing/split'
import { guardHidden } from './guard-hidden'
import { hidingOf } from './hiding-state'
import { bindBackstage } from './use-backstage'
import { BACKSTAGE, seededBackstage } from './testing/backstage'

const SEEDS = Number(process.env.FUZZ_SEEDS ?? 40)

/** Copies what is chosen, and pastes it where somebody points or into what they chose. */
const copyAndPaste: Action = ({ editor, random }) => {
  const shapes = [...editor.getCurrentPageShapeIds()].sort()
  if (shapes.length === 0) return
  const content = editor.getContentFromCurrentPage(random.some(shapes, 3))
  if (!content) return
  editor.setSelectedShapes(random.chance(0.3) ? [random.pick(shapes)] : [])
  const point = { x: random.between(0, 1000), y: random.between(0, 1000) }
  editor.putContentOntoCurrentPage(content, { select: true, ...(random.chance(0.6) && { point }) })
}

/** What a careless or malicious hand might write into a record. */
const forge: Action = ({ editor, random }) => {
  const ids = [...editor.getCurrentPageShapeIds()].sort()
  if (ids.length === 0) return
  const shape = editor.getShape(random.pick(ids))!
  const { [META.backstage]: marker, ...meta } = shape.meta
  editor.store.put([
    { ...shape, meta: marker === undefined ? { ...meta, [META.backstage]: BACKSTAGE } : meta },
  ])
}

function backstage(): SecondDocument {
  const doc = seededBackstage()
  return {
    doc,
    holds: (record) => backstageOf(record) !== null,
    join: (store, binding) =>
      void bindBackstage({ store }, binding, { documentId: BACKSTAGE, doc }),
    guard(editor) {
      hidingOf(editor).set({ documentId: BACKSTAGE, commands: null })
      return [guardHidden(editor, () => undefined)]
    },
    begin: () => undefined,
    actions: [
      ['copy and paste', 8, copyAndPaste],
      ['forge', 2, forge],
    ],
    secrets: ['hidden-', `meta.${META.backstage}`, BACKSTAGE],
    check(record) {
      if (record.typeName === 'document') return
      if (backstageOf(record) !== BACKSTAGE) throw new Error(`${record.id} is not hidden`)
      if (record.typeName !== 'shape') return
      const { parentId, type, props } = record
      const parent = doc.getMap('records').has(parentId) || parentId.startsWith('page:')
      if (!parent) throw new Error(`${record.id} stands in ${parentId}`)
      const { assetId } = props as { assetId?: TLAssetId | null }
      if (type === 'image' && assetId && !doc.getMap('records').has(assetId))
        throw new Error(`${record.id} shows an asset of the board's`)
    },
  }
}

describe('a board and what is hidden of it in one store', () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    it(
      `[B8] stay apart, whatever is done: seed ${seed}`,
      () => new Split(seed, backstage()).run(),
      60_000,
    )
  }
})
