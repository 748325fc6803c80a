'use client'

import { useValue, type Editor } from 'tldraw'
import { boardIndex } from '@/canvas/cards'
import type { Locale } from '@/dialogue/localized'
import type { PartyId } from '@/dialogue/ids'
import type { AxisWords, Card } from '@/facilitation/room'
import { confirmedWording } from '@/sync/doc/shapes/proposal-card'

/** The board's axes and cards as words for the panels; kept up with every letter typed. */
export function useBoardWords(editor: Editor | null): { axes: AxisWords[]; cards: Card[] } {
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
  return { axes, cards }
}

function readCards(editor: Editor): Card[] {
  const { cards, labels } = boardIndex(editor)
  const shown = labels.get()
  return cards
    .get()
    .map(({ id, props }): Card => {
      const { titleEn, titleKo, textEn, textKo, pins, status, confirmed, mergedInto } = props
      return {
        id,
        label: shown.get(id) ?? String(props.number),
        ...{ titleEn, titleKo, textEn, textKo, pins, status, confirmed, mergedInto },
        author: props.author as PartyId | null,
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
