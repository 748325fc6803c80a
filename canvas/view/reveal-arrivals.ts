import { atom, type Atom, type Editor, type TLRecord } from '@tldraw/editor'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import { isAxis } from '../cards'
import { axisResult } from '../shapes/axis/axis-result'
import { goTo } from './go-to'
import { isBusy } from './is-busy'

/** A result that has just arrived, and what became of the view. */
export interface RevealNotice {
  axisId: string
  number: number
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
 * When a result arrives, the view moves to its row, so that the whole room looks at one thing. Nobody is torn
 * from a gesture, a text, a dialog or from following somebody: they are offered the way. Returns the off switch.
 */
export function watchReveals(editor: Editor): () => void {
  const state = revealState(editor)
  return editor.store.listen(
    ({ changes }) => {
      const arrived = Object.values(changes.updated).flatMap(([before, after]) =>
        newResult(before, after),
      )
      const first = arrived.sort((a, b) => a.number - b.number)[0]
      if (!first) return
      const { axisId, number } = first
      const isFollowing = editor.getInstanceState().followingUserId !== null
      if (!state.moves.get() || isFollowing || isBusy(editor)) {
        state.notice.set({ axisId, number, from: null })
        return
      }
      const { x, y, z } = editor.getCamera()
      goTo(editor, axisId, { hasNotice: true })
      state.notice.set({ axisId, number, from: { x, y, z } })
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
