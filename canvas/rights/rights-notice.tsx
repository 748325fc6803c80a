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
      className="pointer-events-none mx-auto mb-1 w-fit max-w-[calc(100vw-2rem)] cg-notice bg-raised px-3 py-1.5 text-center text-[13px] break-keep text-soft shadow-float"
      data-testid={looksOnly(rights) ? 'looks-only' : 'rights'}
    >
      {words(rightsWords(rights))}
    </p>
  )
}
