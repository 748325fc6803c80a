import type { Editor, TLShapeId } from '@tldraw/editor'
import type { Stance } from '@/dialogue/workshop'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import { boardSettings } from '../../board-settings'
import { isAxis } from '../../cards'
import { rightsOf } from '../../rights/rights-state'

/** The one stance this person may change on any axis: their own party's, as its delegate. */
export function ownParty(editor: Editor): string | null {
  const { role, party } = boardSettings(editor).get()
  const mayWrite = !editor.getIsReadonly() && rightsOf(editor).get().stances
  return role === 'delegate' && mayWrite ? party : null
}

/** Writes the stance of this person's own party; nothing for anybody else's. One step of undo. */
export function writeStance(
  editor: Editor,
  axisShapeId: string,
  party: string,
  stance: Stance,
): void {
  const axis = editor.getShape(axisShapeId as TLShapeId)
  if (!isAxis(axis) || ownParty(editor) !== party) return
  editor.markHistoryStoppingPoint('stance')
  // The axis is locked for facilitators; a side's own stance on it is not.
  editor.run(
    () =>
      editor.updateShape<AxisShape>({
        id: axis.id,
        type: axis.type,
        props: { stances: { ...axis.props.stances, [party]: stance } },
      }),
    { ignoreShapeLock: true },
  )
}
