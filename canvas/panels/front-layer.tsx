import { useEditor, useValue, type TLShapeId } from '@tldraw/editor'
import { isAxis, isCard } from '../cards'
import { DottingLayer } from '../dots/dotting-layer'
import { GlideLayer } from '../pinning/glide-layer'
import { LinkLayer } from '../pinning/link-layer'
import { RevealNoticePill } from '../view/reveal-notice'
import { CardEditor } from './card-editor'
import { CardPanel } from './card-panel'
import { openPanel } from './panel-state'
import { PinDialog } from './pin-dialog'
import { StanceEditor } from './stance-editor'

/** Everything of ours in front of the canvas: links, gliding cards, one's own dots, the one open panel, and what has arrived. */
export function FrontLayer() {
  return (
    <>
      <LinkLayer />
      <GlideLayer />
      <DottingLayer />
      <Panels />
      <RevealNoticePill />
    </>
  )
}

/**
 * Pixels: under the dialogue's sheet on phones a card's panel would hide the card; the sheet says the same.
 */
const LEAST_HEIGHT = 400

function Panels() {
  const editor = useEditor()
  const open = openPanel(editor)
  const panel = useValue('open panel', () => open.get(), [open])
  const editing = useValue('editing card', () => editor.getEditingShape(), [editor])
  const anchor = useValue(
    'panel shape',
    () =>
      panel
        ? editor.getShape((panel.kind === 'pin' ? panel.cardId : panel.axisShapeId) as TLShapeId)
        : null,
    [editor, panel],
  )
  const selected = useValue(
    'selected card',
    () =>
      editor.isIn('select.idle') && !editor.getInstanceState().isChangingStyle
        ? editor.getOnlySelectedShape()
        : null,
    [editor],
  )
  const isLow = useValue('low canvas', () => editor.getViewportScreenBounds().h < LEAST_HEIGHT, [
    editor,
  ])
  const close = () => open.set(null)
  if (panel?.kind === 'pin' && isCard(anchor)) return <PinDialog card={anchor} onClose={close} />
  if (panel?.kind === 'stance' && isAxis(anchor)) {
    return <StanceEditor key={anchor.id} axis={anchor} party={panel.party} onClose={close} />
  }
  if (isCard(editing)) return <CardEditor key={editing.id} card={editing} />
  if (isLow) return null
  if (isCard(selected)) return <CardPanel key={selected.id} card={selected} />
  return null
}
