import {
  SVGContainer,
  useEditor,
  useValue,
  type SvgExportContext,
  type TLNoteShape,
} from '@tldraw/editor'
import { textIn } from '@/dialogue/localized'
import { authorOf } from '@/sync/doc/drafts'
import { PartyMarkShape } from '@/ui/party-mark'
import { boardSettings, toneOf } from '../../board-settings'
import { palette, toneColor } from '../../drawing/palette'
import { TextLines } from '../../drawing/text-lines'
import { exportView, useDrawView, type DrawView } from '../../drawing/view'
import { TaggedNoteUtil } from '../tags/tagged-utils'

const WIDTH = 200
const SIZE = 12
/** tldraw gives the note's paper a layer of its own. */
const IN_FRONT = { zIndex: 'calc(var(--layer-text-container) + 1)' }

/** A note, with its tags; one that was released says at its foot who wrote it, as far as that may be said. */
export class SignedNoteUtil extends TaggedNoteUtil {
  override component(shape: TLNoteShape) {
    const note = super.component(shape)
    if (!authorOf(shape)) return note
    return (
      <>
        {note}
        <Signature shape={shape} />
      </>
    )
  }

  override toSvg(shape: TLNoteShape, context: SvgExportContext) {
    return (
      <>
        {super.toSvg(shape, context)}
        {drawSignature(shape, boardSettings(this.editor).get(), exportView(this.editor, context))}
      </>
    )
  }
}

function Signature({ shape }: { shape: TLNoteShape }) {
  const editor = useEditor()
  const settings = useValue('board settings', () => boardSettings(editor).get(), [editor])
  const view = useDrawView()
  return <SVGContainer style={IN_FRONT}>{drawSignature(shape, settings, view)}</SVGContainer>
}

/** On the note's own colour, which is light in the light theme and dark in the dark one. */
function drawSignature(
  shape: TLNoteShape,
  settings: ReturnType<ReturnType<typeof boardSettings>['get']>,
  view: DrawView,
) {
  const author = authorOf(shape)
  if (!author) return null
  const party = settings.parties.find(({ id }) => id === author.party)
  const tone = toneOf(settings, author.party ?? null)
  const side = party ? textIn(party.short, settings.locale) : ''
  const words = [author.name, side].filter(Boolean).join(' · ')
  const { scale, growY } = shape.props
  const y = (WIDTH + growY) * scale - SIZE * 2
  const { ink } = palette(view.isDark)
  return (
    <g>
      {tone !== null && (
        <PartyMarkShape
          tone={tone}
          cx={SIZE * 1.3}
          cy={y + SIZE * 0.62}
          size={SIZE}
          color={toneColor(view.colors, tone)}
          ground={view.colors.surface}
        />
      )}
      <TextLines
        lines={[words]}
        x={tone === null ? SIZE : SIZE * 2.3}
        y={y}
        size={SIZE}
        weight={650}
        color={ink}
      />
    </g>
  )
}
