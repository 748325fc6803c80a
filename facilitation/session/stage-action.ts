import { ROUND_KINDS } from '@/dialogue/rounds'
import type { Stage } from '@/dialogue/session/agenda'
import type { DialogueView, RoundKind, RoundView } from '@/dialogue/views'
import type { PanelTab } from '../model/panel-wish'
import { sealedItems } from '../model/phase'

/** What a stage's activity asks of a facilitator now, and where in the dialogue panel that is done. */
export interface StageAction {
  do: 'open' | 'close' | 'reveal' | 'table'
  kind: RoundKind | null
  tab: PanelTab
  /** The axis that is to be revealed next; null else. */
  axisId: string | null
}

/**
 * The facilitator's next step in this stage, or null when the stage asks for none: to open its round, to
 * close it, to reveal it; in a stage of writing, to table what was written. A round of another stage that
 * is still under way comes first: nothing else can be opened before. What was just revealed is talked about,
 * not asked again; the panel still offers another round.
 */
export function stageAction(
  stage: Stage | null,
  dialogue: Pick<DialogueView, 'rounds'> | null,
): StageAction | null {
  if (!dialogue) return null
  const underWay = dialogue.rounds[0]
  if (underWay && underWay.status !== 'revealed') return ofRound(underWay)
  const kind = ROUND_KINDS.find((each) => stage?.activities.includes(each))
  if (kind && underWay?.kind === kind) return null
  if (kind) return { do: 'open', kind, tab: 'now', axisId: null }
  // What was tabled has its answers: small steps come next.
  if (underWay?.kind === 'assessments') return null
  return stage?.activities.includes('cards')
    ? { do: 'table', kind: null, tab: 'cards', axisId: null }
    : null
}

function ofRound(round: RoundView): StageAction {
  const { status, kind } = round
  if (status === 'open') return { do: 'close', kind, tab: 'now', axisId: null }
  const [next] = sealedItems(round)
  return {
    do: 'reveal',
    kind,
    tab: 'now',
    axisId: kind === 'positions' ? (next?.id ?? null) : null,
  }
}
