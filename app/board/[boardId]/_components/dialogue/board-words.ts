'use client'

import { computed, useValue, type Editor } from 'tldraw'
import { useMemo } from 'react'
import { boardIndex, isCard } from '@/canvas/cards'
import { notesOf } from '@/canvas/dots/notes'
import { isHidden } from '@/canvas/hiding/hiding-state'
import { areaFrame } from '@/canvas/tools/park'
import type { Locale } from '@/dialogue/localized'
import type { PartyId } from '@/dialogue/ids'
import type { AxisWords, Card, Note } from '@/facilitation/room'
import { confirmedWording } from '@/sync/doc/shapes/proposal-card'

/** The board's axes, cards and notes as words for the panels; kept up with every letter typed. */
export function useBoardWords(editor: Editor | null): {
  axes: AxisWords[]
  cards: Card[]
  notes: readonly Note[]
  selected: readonly string[]
} {
  const axes = useValue(
    'axes in words',
    () =>
      editor
        ? boardIndex(editor)
            .axes.get()
            .map(({ props: { axisId, number, name, left, right } }): AxisWords => {
              return { id: axisId, number, name, left, right }
            })
        : [],
    [editor],
  )
  const cards = useValue('cards in words', () => (editor ? readCards(editor) : []), [editor])
  const { notes, selected } = useMemo(() => quiet(editor), [editor])
  return { axes, cards, notes: useValue(notes), selected: useValue(selected) }
}

/** What changes without being another value, as a note that is dragged, is no news to the panels. */
function quiet(editor: Editor | null) {
  const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const notes = computed<readonly Note[]>('notes in words', () => (editor ? notesOf(editor) : []), {
    isEqual,
  })
  const selected = computed<readonly string[]>(
    'selected cards and notes',
    () =>
      editor
        ?.getSelectedShapes()
        .filter((shape) => (isCard(shape) || shape.type === 'note') && !isHidden(shape))
        .map(({ id }) => id) ?? [],
    { isEqual },
  )
  return { notes, selected }
}

function readCards(editor: Editor): Card[] {
  const { cards, labels } = boardIndex(editor)
  const shown = labels.get()
  const parking = areaFrame(editor, 'parking')?.id
  return cards
    .get()
    .map(({ id, props, parentId }): Card => {
      const { titleEn, titleKo, textEn, textKo, pins, status, confirmed, mergedInto } = props
      return {
        id,
        label: shown.get(id) ?? String(props.number),
        ...{ titleEn, titleKo, textEn, textKo, pins, status, confirmed, mergedInto },
        author: props.author as PartyId | null,
        isParked: parentId === parking,
      }
    })
    .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }))
}

/** Says that a card's wording in one language is right as it stands now. */
export function confirmWording(editor: Editor, cardId: string, locale: Locale): void {
  const card = boardIndex(editor)
    .cards.get()
    .find(({ id }) => id === cardId)
  if (!card) return
  editor.markHistoryStoppingPoint('confirm wording')
  editor.updateShape({
    id: card.id,
    type: card.type,
    props: {
      confirmed: { ...card.props.confirmed, [locale]: confirmedWording(card.props, locale) },
    },
  })
}
