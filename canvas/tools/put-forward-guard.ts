import type { Editor, TLShapeId } from '@tldraw/editor'
import type { ProposalCardProps, ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { announce } from '../announce'
import { boardSettings, canvasWords } from '../board-settings'
import { isCard } from '../cards'
import { freeProposalSlot } from './card-placement'
import { parkCards } from './park'

const WORDING = ['titleEn', 'titleKo', 'textEn', 'textKo'] as const

/**
 * Keeps what was put forward as it is in this editor, and says why; the server enforces the same [W14]. The
 * wording of a tabled card stays, pins stay from tabling on, and neither can be deleted: an assessed card is
 * parked instead. Returns the off switch.
 */
export function guardPutForward(editor: Editor): () => void {
  const kept = new Set<TLShapeId>()
  const words = () => canvasWords(boardSettings(editor).get().locale)
  const stops = [
    editor.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) => {
      if (source !== 'user' || !isCard(before) || !isCard(after)) return after
      if (before.props.status === 'draft' || before.props === after.props) return after
      const props = frozen(before.props, after.props)
      if (props === after.props) return after
      announce(editor, words()(props.pins === after.props.pins ? 'frozen.wording' : 'frozen.pins'))
      return { ...after, props }
    }),
    editor.sideEffects.registerBeforeDeleteHandler('shape', (shape, source) => {
      if (source !== 'user' || !isCard(shape) || shape.props.status === 'draft') return
      kept.add(shape.id)
      return false
    }),
    editor.sideEffects.registerOperationCompleteHandler(() => {
      if (kept.size === 0) return
      const cards = [...kept].flatMap((id) => {
        const card = editor.getShape(id)
        return isCard(card) ? [card] : []
      })
      kept.clear()
      const assessed = cards.filter(({ props }) => props.status === 'assessed')
      const tabled = cards.filter(({ props }) => props.status === 'tabled')
      bringHome(editor, tabled)
      if (tabled.length > 0) announce(editor, words()('frozen.delete'))
      if (assessed.length === 0) return
      parkCards(
        editor,
        assessed.map(({ id }) => id),
      )
      announce(editor, words()('frozen.parked'))
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** `after` with everything that has to stay as it was; `after` itself when nothing was touched. */
function frozen(before: ProposalCardProps, after: ProposalCardProps): ProposalCardProps {
  const keepsWording =
    before.status === 'tabled' && WORDING.some((key) => before[key] !== after[key])
  const keepsPins = JSON.stringify(before.pins) !== JSON.stringify(after.pins)
  if (!keepsWording && !keepsPins) return after
  const { titleEn, titleKo, textEn, textKo } = before
  return {
    ...after,
    ...(keepsWording ? { titleEn, titleKo, textEn, textKo } : {}),
    ...(keepsPins ? { pins: before.pins } : {}),
  }
}

/** The frame around a card may have gone without it. */
function bringHome(editor: Editor, cards: readonly ProposalCardShape[]): void {
  for (const card of cards) {
    if (editor.store.has(card.parentId)) continue
    const slot = freeProposalSlot(editor)
    editor.updateShape<ProposalCardShape>({
      id: card.id,
      type: card.type,
      ...(slot ?? { parentId: editor.getCurrentPageId() }),
    })
  }
}
