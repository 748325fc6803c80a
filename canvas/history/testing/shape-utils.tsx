import { BaseBoxShapeUtil, type TLBaseShape } from 'tldraw'
import { ourShapes } from '@/sync/doc/schema'
import { emptyCard, type ProposalCardShape } from '@/sync/doc/shapes/proposal-card'

/** The least that makes an editor hold a card; how cards look is not the binding's business. */
export class PlainCardUtil extends BaseBoxShapeUtil<ProposalCardShape> {
  static override type = 'proposal-card' as const
  static override props = ourShapes['proposal-card'].props

  override getDefaultProps(): ProposalCardShape['props'] {
    return { w: 330, h: 150, ...emptyCard() }
  }

  override component() {
    return null
  }

  override indicator() {
    return null
  }
}

type PlainBox = TLBaseShape<string, { w: number; h: number }>

function plainUtil(type: 'axis' | 'precedent' | 'heading') {
  return class extends BaseBoxShapeUtil<PlainBox> {
    static override type = type
    static override props = ourShapes[type].props as never

    override getDefaultProps() {
      return { w: 100, h: 100 }
    }

    override component() {
      return null
    }

    override indicator() {
      return null
    }
  }
}

export const plainShapeUtils = [
  PlainCardUtil,
  plainUtil('axis'),
  plainUtil('precedent'),
  plainUtil('heading'),
]
