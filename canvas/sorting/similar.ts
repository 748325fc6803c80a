import type { Editor, TLShape, TLShapeId } from '@tldraw/editor'
import { alikeOf, type Wording } from '@/dialogue/similarity'
import { plainText } from '@/sync/doc/plain-text'
import { boardIndex, isCard } from '../cards'
import { cardText, cardTitle } from '../shapes/proposal-card/card-drawing'
import { isHidden } from '../hiding/hiding-state'
import { isIdea } from './sortable'

/** Comparing every two: beyond this many the list would make the board wait. */
export const MOST_COMPARED = 400

/** Ideas that are worded alike, one of them directly or by way of another; each at least two. */
export interface AlikeGroup {
  key: string
  shapes: TLShape[]
}

const wordings = new WeakMap<TLShape, Wording>()

function wordingOf(shape: TLShape): Wording {
  let wording = wordings.get(shape)
  if (!wording) {
    const empty = { en: '', ko: '' }
    const words = plainText((shape.props as { richText?: unknown }).richText)
    wording = isCard(shape)
      ? { title: cardTitle(shape.props), text: cardText(shape.props) }
      : // A note says what it says in one language; it is compared with both.
        { title: { en: words, ko: words }, text: empty }
    wordings.set(shape, wording)
  }
  return wording
}

/** Ideas of the page that are worded alike, cards first. Reactive. */
export function alikeGroups(editor: Editor): AlikeGroup[] {
  const ideas = editor
    .getCurrentPageShapesSorted()
    .filter((shape) => isIdea(shape) && !isHidden(shape))
    .sort(byNumber)
  const compared = ideas.slice(0, MOST_COMPARED)
  const alike = alikeOf(compared.map((shape) => ({ id: shape.id, wording: wordingOf(shape) })))
  const seen = new Set<TLShapeId>()
  return compared.flatMap((first): AlikeGroup[] => {
    if (seen.has(first.id) || !alike.has(first.id)) return []
    const group: TLShapeId[] = []
    const waiting = [first.id]
    for (let id = waiting.pop(); id; id = waiting.pop()) {
      if (seen.has(id)) continue
      seen.add(id)
      group.push(id)
      waiting.push(...(alike.get(id) ?? []))
    }
    const shapes = compared.filter(({ id }) => group.includes(id))
    return [{ key: first.id, shapes }]
  })
}

/** Numbers of the other proposals that are worded like this one, most alike first. Reactive. */
export function similarNumbers(editor: Editor, id: TLShapeId): { id: TLShapeId; label: string }[] {
  const { cards, labels } = boardIndex(editor)
  const standing = cards.get().filter(isIdea).slice(0, MOST_COMPARED)
  const own = standing.find((card) => card.id === id)
  if (!own) return []
  const pairs = standing
    .filter((card) => card.id !== id)
    .map((card) =>
      alikeOf([
        { id, wording: wordingOf(own) },
        { id: card.id, wording: wordingOf(card) },
      ]).has(id)
        ? card.id
        : null,
    )
  return pairs.flatMap((other) =>
    other ? [{ id: other, label: labels.get().get(other) ?? '' }] : [],
  )
}

function byNumber(a: TLShape, b: TLShape): number {
  const [first, second] = [a, b].map((shape) => (isCard(shape) ? shape.props.number : Infinity))
  if (first === second) return a.id < b.id ? -1 : 1
  return first! < second! ? -1 : 1
}
