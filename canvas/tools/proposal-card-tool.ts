import { StateNode } from '@tldraw/editor'
import { addCard } from './new-card'

/**
 * Adds proposal cards: a press on the canvas puts one there (in the proposals area into the slot
 * under the pointer), Enter into the first free slot. Esc goes back to selecting.
 */
export class ProposalCardTool extends StateNode {
  static override id = 'proposal-card'
  override shapeType = 'proposal-card'

  override onEnter() {
    this.editor.setCursor({ type: 'cross', rotation: 0 })
  }

  override onPointerDown() {
    addCard(this.editor, this.editor.inputs.currentPagePoint)
  }

  override onComplete() {
    addCard(this.editor, null)
  }

  override onKeyDown(info: { key: string }) {
    if (info.key === 'Enter') addCard(this.editor, null)
  }

  override onCancel() {
    this.editor.setCurrentTool('select')
  }
}
