import { TldrawUiMenuGroup, TldrawUiMenuItem, useEditor, useValue } from 'tldraw'
import { textIn } from '@/dialogue/localized'
import { boardSettings, canvasWords } from '../board-settings'
import { boardIndex, isCard } from '../cards'
import { cardTitle } from '../shapes/proposal-card/card-drawing'
import { isMergeable, mayFacilitate, mergeCards, unmergeCard } from '../tools/merge-cards'

/** More would push tldraw's own entries off the screen. */
const MOST_TARGETS = 6

/** What facilitators do with the selected cards: merge duplicates, take one out again. */
export function CardMenuGroup() {
  const editor = useEditor()
  const offers = useValue(
    'card menu',
    () => {
      if (!mayFacilitate(editor)) return null
      const cards = editor.getSelectedShapes().filter(isCard)
      const mergeable = cards.filter(isMergeable)
      return {
        targets: mergeable.length > 1 ? mergeable.slice(0, MOST_TARGETS) : [],
        mergeable: mergeable.map(({ id }) => id),
        merged: cards.filter(({ props }) => props.mergedInto !== null),
      }
    },
    [editor],
  )
  if (!offers || offers.targets.length + offers.merged.length === 0) return null
  const { locale } = boardSettings(editor).get()
  const words = canvasWords(locale)
  const numberOf = (id: string) => boardIndex(editor).labels.get().get(id) ?? ''
  return (
    <TldrawUiMenuGroup id="cards">
      {offers.targets.map((card) => (
        <TldrawUiMenuItem
          key={card.id}
          id={`merge-into-${card.id}`}
          label={words('merged.actionLong', {
            number: numberOf(card.id),
            title: textIn(cardTitle(card.props), locale) || words('card.untitled'),
          })}
          readonlyOk={false}
          onSelect={() => {
            mergeCards(editor, offers.mergeable, card.id)
          }}
        />
      ))}
      {offers.merged.map((card) => (
        <TldrawUiMenuItem
          key={card.id}
          id={`unmerge-${card.id}`}
          label={words('merged.undo')}
          readonlyOk={false}
          onSelect={() => unmergeCard(editor, card.id)}
        />
      ))}
    </TldrawUiMenuGroup>
  )
}
