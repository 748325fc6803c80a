import { useEditor, useValue, type Editor, type TLShapeId } from '@tldraw/editor'
import { isAxis, isCard } from '../cards'
import { DottingLayer } from '../dots/dotting-layer'
import { DraftMarks } from '../drafts/draft-marks'
import { FindLayer } from '../find/find-panel'
import { HiddenMarks } from '../hiding/hidden-marks'
import { HideButton } from '../hiding/hide-button'
import { LockMarks } from '../lock/lock-marks'
import { GlideLayer } from '../pinning/glide-layer'
import { LinkLayer } from '../pinning/link-layer'
import { RevealNoticePill } from '../view/reveal-notice'
import { CardEditor } from './card-editor'
import { CardPanel } from './card-panel'
import { openPanel, type OpenPanel } from './panel-state'
import { PinDialog } from './pin-dialog'
import { SimilarPanel } from './similar-panel'
import { StanceEditor } from './stance-editor'
import { TableDialog } from './table-dialog'
import { TagsPanel } from './tags-panel'

/** Everything of ours in front of the canvas: links, gliding cards, one's own dots, the one open panel, and what has arrived. */
export function FrontLayer() {
  return (
    <>
      <HiddenMarks />
      <DraftMarks />
      <LockMarks />
      <LinkLayer />
      <GlideLayer />
      <DottingLayer />
      <HideButton />
      <Panels />
      <RevealNoticePill />
      <FindLayer />
    </>
  )
}

/**
 * Pixels: under the dialogue's sheet on phones a card's panel would hide the card; the sheet says the same.
 */
const LEAST_HEIGHT = 400

function anchorOf(panel: OpenPanel): string {
  if (panel.kind === 'pin') return panel.cardId
  return panel.kind === 'stance' ? panel.axisShapeId : ''
}

/** Keys are the board's again afterwards. */
function closeTo(editor: Editor, close: () => void) {
  return () => {
    close()
    editor.focus()
  }
}

function Panels() {
  const editor = useEditor()
  const open = openPanel(editor)
  const panel = useValue('open panel', () => open.get(), [open])
  const editing = useValue('editing card', () => editor.getEditingShape(), [editor])
  const anchor = useValue(
    'panel shape',
    () => (panel ? editor.getShape(anchorOf(panel) as TLShapeId) : null),
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
  if (panel?.kind === 'tags') return <TagsPanel onClose={closeTo(editor, close)} />
  if (panel?.kind === 'similar') return <SimilarPanel onClose={closeTo(editor, close)} />
  if (panel?.kind === 'table') {
    return <TableDialog text={panel.text} point={panel.point} onClose={closeTo(editor, close)} />
  }
  if (isCard(editing)) return <CardEditor key={editing.id} card={editing} />
  if (isLow) return null
  if (isCard(selected)) return <CardPanel key={selected.id} card={selected} />
  return null
}
