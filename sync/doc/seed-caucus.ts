import type { TLRecord, TLShape, TLShapeId } from '@tldraw/tlschema'
import { DocumentRecordType, PageRecordType, TLDOCUMENT_ID } from '@tldraw/tlschema'
import type { Doc } from 'yjs'
import type { Locale, LocalizedText } from '@/dialogue/localized'
import { AREA_TITLES, type Area } from './areas'
import { stampSchema, writeRecords } from './layout'
import { META } from './schema'
import { SEED_PAGE_ID } from './seed'
import type { Rect } from './seed-layout'

const TITLE: Rect = { x: 0, y: 0, w: 2000, h: 70 }
const AREA_PLACES: readonly [Area, Rect][] = [
  ['caucus-work', { x: 0, y: 80, w: 1280, h: 1000 }],
  ['caucus-release', { x: 1300, y: 80, w: 700, h: 1000 }],
]

/**
 * Writes a party's fresh room into an empty document: its title, where the side works, and where it puts
 * what it means to bring to the plenary. The server calls it once, before anyone knows the board's id.
 */
export function seedCaucus(
  doc: Doc,
  { title, fictional, locale }: { title: LocalizedText; fictional: boolean; locale: Locale },
): void {
  const shape = (
    id: string,
    index: string,
    type: string,
    { x, y, w, h }: Rect,
    props: object,
    meta: Record<string, string>,
  ) =>
    ({
      id: `shape:${id}` as TLShapeId,
      typeName: 'shape',
      type,
      parentId: SEED_PAGE_ID,
      index,
      x,
      y,
      rotation: 0,
      opacity: 1,
      isLocked: false,
      props: { ...props, w, h },
      meta: { [META.lock]: 'facilitator', ...meta },
    }) as unknown as TLShape

  const heading = { level: 'board', title, note: { en: '', ko: '' }, fictional }
  const records: TLRecord[] = [
    DocumentRecordType.create({ id: TLDOCUMENT_ID, name: title[locale] }),
    PageRecordType.create({
      id: SEED_PAGE_ID,
      name: title[locale],
      index: 'a1' as TLShape['index'],
    }),
    shape('title', 'a1', 'heading', TITLE, heading, {}),
    ...AREA_PLACES.map(([area, place], i) =>
      shape(
        `area-${area}`,
        `a${i + 2}`,
        'frame',
        place,
        { name: AREA_TITLES[area][locale], color: 'black' },
        { [META.area]: area },
      ),
    ),
  ]
  doc.transact(() => {
    stampSchema(doc)
    writeRecords(doc, records)
  })
}
