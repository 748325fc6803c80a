import type { Editor, TLShape } from '@tldraw/editor'
import { areaOf, areaTitle } from '@/sync/doc/areas'
import { plainText } from '@/sync/doc/plain-text'
import { readTags } from '@/sync/doc/tags'
import { isCard } from '../cards'
import { readingOrder } from '../sorting/layout'

/** Longer than any text that says something; a hostile one is not read to its end. */
const LONGEST = 20_000

/** Shapes don't change, they are replaced: what was read of one holds for as long as it is there. */
const known = new WeakMap<TLShape, string>()

/** All letters of a text in one form: compatible, composed, lower case, single spaces. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Everything one can read on a shape, in both languages, with its tags. */
export function textsOf(shape: TLShape): string[] {
  const tags = readTags(shape.meta)
  const props = shape.props as Record<string, unknown>
  if (isCard(shape)) {
    const { titleEn, titleKo, textEn, textKo } = shape.props
    return [titleEn, titleKo, textEn, textKo, ...tags]
  }
  const area = areaOf(shape.meta)
  const frame = typeof props.name === 'string' && shape.type === 'frame' ? [props.name] : []
  const seeded = area ? Object.values(areaTitle(area, frame[0] ?? '')) : []
  // An axis's result is numbers, and its own drawing says what they mean.
  const { result: _result, richText, ...rest } = props
  const plain = plainText(richText) || (typeof props.text === 'string' ? props.text : '')
  return [...frame, ...seeded, plain, ...localized(rest), ...tags]
}

/** Every text in both languages, however deep: names, poles, stances, documents. */
function localized(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const { en, ko } = value as { en?: unknown; ko?: unknown }
  if (typeof en === 'string' && typeof ko === 'string') return [en, ko]
  return Object.values(value).flatMap(localized)
}

function searchableOf(shape: TLShape): string {
  let text = known.get(shape)
  if (text === undefined) {
    // A break that nobody types keeps one text from running into the next.
    text = textsOf(shape).map(searchable).filter(Boolean).join('\u0000').slice(0, LONGEST)
    known.set(shape, text)
  }
  return text
}

/**
 * The shapes of the page on which `query` is written, in reading order: all of it, as one piece, whatever its case.
 * None for an empty query. Reactive.
 */
export function findText(editor: Editor, query: string): TLShape[] {
  const wanted = searchable(query)
  if (wanted === '') return []
  const hits = editor
    .getCurrentPageShapes()
    .filter((shape) => searchableOf(shape).includes(wanted) && !editor.isShapeHidden(shape))
  return readingOrder(
    hits.flatMap((shape) => {
      const box = editor.getShapePageBounds(shape)
      return box ? [{ shape, box }] : []
    }),
    ({ box }) => box,
  ).map(({ shape }) => shape)
}
