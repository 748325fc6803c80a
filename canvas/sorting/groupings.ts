import type { Editor, TLShape } from '@tldraw/editor'
import { LOCALES, type LocalizedText } from '@/dialogue/localized'
import { PROPOSAL_CLASSES } from '@/dialogue/measures/support'
import { messagesFor } from '@/messages'
import type { sorting } from '@/messages/en/sorting'
import { authorOf } from '@/sync/doc/drafts'
import { readTags, tagKey } from '@/sync/doc/tags'
import { boardSettings, canvasWords, toneOf } from '../board-settings'
import { isCard } from '../cards'
import { cardStanding } from '../shapes/proposal-card/card-life'
import { classPlace } from '../tools/arrange-cards'
import { tagsOf } from './tagging'

/** The group something belongs to. Groups stand in the order of their places, then of their keys. */
export interface GroupOf {
  key: string
  /** What stands over the group, for readers of either language. */
  title: string
  place: number
}

/** A way to sort: says of each of `shapes` which group it belongs to. */
type Grouping = (editor: Editor, shapes: readonly TLShape[]) => (shape: TLShape) => GroupOf

/** After all the others. */
const LAST = Number.MAX_SAFE_INTEGER

/** All ways to sort ideas into groups. A new one is one entry here, and its name in the messages. */
export const GROUPINGS = {
  tag: byTag,
  color: byColor,
  side: bySide,
  class: byClass,
} as const satisfies Record<string, Grouping>

export type GroupingName = keyof typeof GROUPINGS

export const GROUPING_NAMES = Object.keys(GROUPINGS) as GroupingName[]

/**
 * Of several tags the one that most of these shapes carry: the large themes come together, and what is also
 * about something else keeps its other tags.
 */
function byTag(_editor: Editor, shapes: readonly TLShape[]) {
  const uses = tagsOf(shapes)
  const placeOf = new Map(uses.map(({ name }, place) => [tagKey(name), place]))
  return ({ meta }: TLShape): GroupOf => {
    const place = Math.min(LAST, ...readTags(meta).map((name) => placeOf.get(tagKey(name)) ?? LAST))
    const use = uses[place]
    return use
      ? { key: tagKey(use.name), title: use.name, place }
      : { key: '', title: heading('noTag'), place: LAST }
  }
}

/** A note's own colour; a card's is its side's. */
function byColor(editor: Editor, shapes: readonly TLShape[]) {
  const sideOf = bySide(editor, shapes)
  const names = Object.keys(messagesFor('en').sorting.color) as (keyof typeof sorting.color)[]
  return (shape: TLShape): GroupOf => {
    const color = (shape.props as { color?: unknown }).color
    const place = names.findIndex((name) => name === color)
    const name = names[place]
    if (isCard(shape) || !name) {
      const side = sideOf(shape)
      return { ...side, place: Math.min(LAST, names.length + side.place) }
    }
    return { key: name, title: inBoth((locale) => messagesFor(locale).sorting.color[name]), place }
  }
}

function bySide(editor: Editor, _shapes: readonly TLShape[]) {
  const settings = boardSettings(editor).get()
  return (shape: TLShape): GroupOf => {
    const author = isCard(shape) ? shape.props.author : (authorOf(shape)?.party ?? null)
    const tone = toneOf(settings, author)
    const party = tone === null ? undefined : settings.parties[tone]
    return party && tone !== null
      ? { key: party.id, title: inBoth((locale) => party.short[locale]), place: tone }
      : { key: '', title: heading('noSide'), place: LAST }
  }
}

/** How far cards have come, what was found first; notes have come nowhere yet. */
function byClass() {
  return (shape: TLShape): GroupOf => {
    if (!isCard(shape)) return { key: 'notes', title: heading('notes'), place: LAST }
    const standing = cardStanding(shape.props)
    const place = classPlace(shape.props)
    const title = (locale: keyof LocalizedText) => {
      const words = canvasWords(locale)
      if (standing?.kind === 'class') return words(`assessed.class.${standing.class}`)
      if (standing?.kind === 'reconfirm') return words('assessed.reconfirmShort')
      if (standing?.kind === 'tabled') return words('assessed.status.tabled')
      return messagesFor(locale).sorting.heading.drafts
    }
    return {
      key: String(place).padStart(PROPOSAL_CLASSES.length, '0'),
      title: inBoth(title),
      place,
    }
  }
}

function heading(key: keyof typeof sorting.heading): string {
  return inBoth((locale) => messagesFor(locale).sorting.heading[key])
}

/** What is written on the board is read by everyone: both languages, once where they are the same. */
function inBoth(textOf: (locale: keyof LocalizedText) => string): string {
  return [...new Set(LOCALES.map(textOf).filter(Boolean))].join(' · ')
}
