import { useEditor, useValue } from '@tldraw/editor'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import { canvasWords, useBoardSettings } from '../../board-settings'
import { openPanel } from '../../panels/panel-state'
import { stanceBoxes } from './stance-drawing'
import { laneLayout } from './lane'
import { ownParty, writeStance } from './stances'

/** "Confirm" and "Correct" on one's own stance, at the right of its header. */
export function StanceButtons({ shape }: { shape: AxisShape }) {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const party = useValue('own party', () => ownParty(editor), [editor])
  if (!party) return null
  const layout = laneLayout(shape.props)
  const { leftParties, rightParties, stances } = shape.props
  const seats = [
    ...(layout.left ? stanceBoxes(leftParties, layout.left) : []),
    ...(layout.right ? stanceBoxes(rightParties, layout.right) : []),
  ]
  const seat = seats.find((candidate) => candidate.party.id === party)
  if (!seat) return null
  const words = canvasWords(locale)
  const stance = stances[party]
  const written = Boolean(stance && (stance.text.en || stance.text.ko))
  const edit = () => openPanel(editor).set({ kind: 'stance', axisShapeId: shape.id, party })
  return (
    <div
      style={{
        position: 'absolute',
        top: seat.box.y + 13,
        left: seat.box.x,
        width: seat.box.w - 14,
        display: 'flex',
        justifyContent: 'flex-end',
        gap: 6,
      }}
    >
      {written && stance?.status === 'seeded' && (
        <StanceButton
          onPress={() => writeStance(editor, shape.id, party, { ...stance, status: 'confirmed' })}
        >
          {words('stance.confirm')}
        </StanceButton>
      )}
      <StanceButton quiet onPress={edit}>
        {written ? words('stance.correct') : words('stance.write')}
      </StanceButton>
    </div>
  )
}

function StanceButton(props: { children: string; quiet?: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      className="cg-stance-button"
      data-quiet={props.quiet || undefined}
      onPointerDown={(event) => event.stopPropagation()}
      onTouchStart={(event) => event.stopPropagation()}
      onTouchEnd={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation()
        props.onPress()
      }}
    >
      {props.children}
    </button>
  )
}
