import { atom, type Atom, type Editor, type TLRecord } from '@tldraw/editor'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import { isAxis } from '../cards'
import { axisResult } from '../shapes/axis/axis-result'
import { goTo } from './go-to'
import { isBusy } from './is-busy'

/** Results that have just arrived together, and what became of the view. */
export interface RevealNotice {
  /** At least one, in the order of their numbers. */
  axes: readonly { axisId: string; number: number }[]
  /** Where the view was before it moved here; null when it stayed and one may go there. */
  from: { x: number; y: number; z: number } | null
}

interface RevealState {
  notice: Atom<RevealNotice | null>
  /** Off once somebody went back: results are then offered, not forced on them. */
  moves: Atom<boolean>
}

const stateByEditor = new WeakMap<Editor, RevealState>()

export function revealState(editor: Editor): RevealState {
  let state = stateByEditor.get(editor)
  if (!state) {
    state = {
      notice: atom<RevealNotice | null>('reveal notice', null),
      moves: atom('view moves', true),
    }
    stateByEditor.set(editor, state)
  }
  return state
}

/**
 * When results arrive, the view moves to their rows, so that the whole room looks at one thing. Nobody is torn
 * from a gesture, a text, a dialog or from following somebody: they are offered the way. Returns the off switch.
 */
export function watchReveals(editor: Editor): () => void {
  const state = revealState(editor)
  return editor.store.listen(
    ({ changes }) => {
      const arrived = Object.values(changes.updated).flatMap(([before, after]) =>
        newResult(before, after),
      )
      if (arrived.length === 0) return
      const axes = arrived
        .sort((a, b) => a.number - b.number)
        .map(({ axisId, number }) => ({ axisId, number }))
      const isFollowing = editor.getInstanceState().followingUserId !== null
      if (!state.moves.get() || isFollowing || isBusy(editor)) {
        state.notice.set({ axes, from: null })
        return
      }
      const { x, y, z } = editor.getCamera()
      goTo(
        editor,
        axes.map(({ axisId }) => axisId),
        { above: 'notice' },
      )
      state.notice.set({ axes, from: { x, y, z } })
    },
    { source: 'remote', scope: 'document' },
  )
}

/** The axis' props when this change brought it a result; else nothing. */
function newResult(before: TLRecord, after: TLRecord): AxisProps[] {
  if (before.typeName !== 'shape' || after.typeName !== 'shape') return []
  if (!isAxis(before) || !isAxis(after) || before.props.result === after.props.result) return []
  const isNew =
    axisResult(after.props) !== null &&
    JSON.stringify(before.props.result) !== JSON.stringify(after.props.result)
  return isNew ? [after.props] : []
}
