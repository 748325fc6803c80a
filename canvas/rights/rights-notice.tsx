import { useEditor, useValue } from '@tldraw/editor'
import { canvasWords, useBoardSettings } from '../board-settings'
import { dottingOf } from '../dots/dotting'
import { placingOf } from '../positions/placing-state'
import { looksOnly, rightsOf } from './rights-state'
import { rightsWords } from './rights-words'

/**
 * Beside the toolbar, and where there is no room over it: why most of it is not there. Not while one's own marks
 * or dots are asked for on the board: the stage is about these.
 */
export function RightsNotice() {
  const editor = useEditor()
  const { locale, role } = useBoardSettings()
  const rights = useValue('board rights', () => rightsOf(editor).get(), [editor])
  const words = canvasWords(locale)
  const isAsked = useValue(
    'is asked on the board',
    () => Boolean(placingOf(editor).get()?.editable ?? dottingOf(editor).get()?.editable),
    [editor],
  )
  if (rights.why === null || role === 'observer') return null
  if (isAsked && rights.why !== 'frozen') return null
  return (
    <p
      className="cg-rights pointer-events-none mx-3 mb-2 w-max max-w-[min(30rem,calc(100%-24px))] rounded-control bg-raised px-4 py-1.5 text-center text-sm text-balance break-keep text-ink shadow-float"
      data-testid={looksOnly(rights) ? 'looks-only' : 'rights'}
    >
      {words(rightsWords(rights))}
    </p>
  )
}
