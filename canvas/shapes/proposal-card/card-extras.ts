import type { Editor } from '@tldraw/editor'
import { textIn } from '@/dialogue/localized'
import { META } from '@/sync/doc/schema'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { readTags } from '@/sync/doc/tags'
import { boardSettings, toneOf, type BoardSettings } from '../../board-settings'
import { axesFor, boardIndex } from '../../cards'
import { priorityOf } from '../../dots/priority'
import { pinState } from '../../pinning/pin-state'
import { signatureOf } from '../signature/signature'
import type { CardExtras } from './card-drawing'
import { cardResult, cardStanding, isTranslationOutdated } from './card-life'
import type { ResultSide } from './standing-drawing'

/** What a card shows besides its record: its number, side and axes. Reactive. */
export function cardExtras(editor: Editor, card: ProposalCardShape): Omit<CardExtras, 'linked'> {
  const settings = boardSettings(editor).get()
  const index = boardIndex(editor)
  const tone = toneOf(settings, card.props.author)
  const party = tone === null ? null : settings.parties[tone]
  const standing = cardStanding(card.props)
  return {
    label: index.labels.get().get(card.id) ?? String(card.props.number),
    author: tone === null || !party ? null : { tone, short: textIn(party.short, settings.locale) },
    writer: signatureOf(card, settings)?.name ?? '',
    axes: axesFor(editor, card)
      .filter((axis) => Object.hasOwn(card.props.pins, axis.props.axisId))
      .map((axis) => axis.props.number),
    fictional: card.meta[META.fictional] === 'true',
    standing,
    mergedLabel: standing?.kind === 'merged' ? (index.labels.get().get(standing.into) ?? '') : '',
    sides: standing?.kind === 'class' ? resultSides(card, settings) : [],
    outdated: isTranslationOutdated(card.props),
    tags: readTags(card.meta),
    priority: priorityOf(card.meta),
  }
}

/** What each side was published to have said, in the workshop's order. */
export function resultSides(
  { id, props }: Pick<ProposalCardShape, 'id' | 'props'>,
  settings: BoardSettings,
): ResultSide[] {
  const parties = cardResult(props)?.parties ?? []
  return parties.flatMap(({ party, support }, place) => {
    if (!support) return []
    const tone = toneOf(settings, party) ?? place
    const known = settings.parties[tone]
    const short = known ? textIn(known.short, settings.locale) : party
    const capital = support.adReferendum
      ? (settings.capitals[id]?.[party] ?? ('pending' as const))
      : null
    return [{ party, tone, short, support, capital }]
  })
}

/** Pointed at or selected, here or by its chip. Reactive. */
export function isLinked(editor: Editor, cardId: string): boolean {
  return pinState(editor).hovered.get() === cardId || editor.getHoveredShapeId() === cardId
}
