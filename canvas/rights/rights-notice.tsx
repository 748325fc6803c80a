import { useEditor, useValue } from '@tldraw/editor'
import { canvasWords, useBoardSettings } from '../board-settings'
import { looksOnly, rightsOf } from './rights-state'
import { rightsWords } from './rights-words'

/** Over the toolbar: why most of it is not there. */
export function RightsNotice() {
  const editor = useEditor()
  const { locale, role } = useBoardSettings()
  const rights = useValue('board rights', () => rightsOf(editor).get(), [editor])
  const words = canvasWords(locale)
  if (rights.why === null || role === 'observer') return null
  return (
    <p
      className="cg-notice pointer-events-none! absolute bottom-full left-1/2 mb-2 w-max max-w-[calc(100%-24px)] -translate-x-1/2 bg-raised px-4 py-1.5 text-center text-sm text-balance break-keep text-ink shadow-float"
      data-testid={looksOnly(rights) ? 'looks-only' : 'rights'}
    >
      {words(rightsWords(rights))}
    </p>
  )
}
