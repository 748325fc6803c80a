import { Box, stopEventPropagation, useEditor, type Editor } from '@tldraw/editor'
import { useState } from 'react'
import { LOCALES, textIn, type Locale, type LocalizedText } from '@/dialogue/localized'
import { MAX_LENGTH } from '@/dialogue/workshop'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import { Button } from '@/ui/button'
import { TextArea } from '@/ui/field'
import { canvasWords, useBoardSettings } from '../board-settings'
import { laneLayout } from '../shapes/axis/lane'
import { writeStance } from '../shapes/axis/stances'
import { FloatingPanel } from './floating-panel'
import { LANGUAGE_NAMES, LanguageTabs } from './language-tabs'
import { staleLanguage } from './stance-language'

/** A side's own words for its stance on one axis, in either language. */
export function StanceEditor(props: { axis: AxisShape; party: string; onClose: () => void }) {
  const { axis, party, onClose } = props
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const words = canvasWords(locale)
  const stance = axis.props.stances[party]
  const [language, setLanguage] = useState<Locale>(locale)
  const [text, setText] = useState<LocalizedText>(stance?.text ?? EMPTY)
  const [problem, setProblem] = useState('')
  const seat = [...axis.props.leftParties, ...axis.props.rightParties].find(
    ({ id }) => id === party,
  )
  const title = words('stance.editTitle', {
    axis: textIn(axis.props.name, locale),
    party: seat ? textIn(seat.short, locale) : party,
  })
  const stale = staleLanguage(stance?.text ?? EMPTY, text)
  const save = () => {
    const trimmed = { en: text.en.trim(), ko: text.ko.trim() }
    if (stale) trimmed[stale] = ''
    if (!trimmed.en && !trimmed.ko) return setProblem(words('stance.emptyError'))
    const unchanged = LOCALES.every((each) => trimmed[each] === stance?.text[each].trim())
    writeStance(editor, axis.id, party, {
      text: trimmed,
      evidence: stance?.evidence ?? [],
      status: unchanged ? 'confirmed' : 'corrected',
    })
    onClose()
  }
  return (
    <FloatingPanel
      anchor={() => stanceBounds(editor, axis, party)}
      label={title}
      width={440}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3 p-4" onPointerDown={stopEventPropagation}>
        <h2 className="text-[15px] leading-snug font-bold">{title}</h2>
        <LanguageTabs
          value={language}
          onChange={setLanguage}
          missing={{ en: !text.en.trim(), ko: !text.ko.trim() }}
          missingLabel={words('card.missing')}
        />
        <TextArea
          key={language}
          label={title}
          labelHidden
          autoFocus
          lang={language}
          rows={4}
          maxLength={MAX_LENGTH.stance}
          defaultValue={text[language]}
          problem={problem}
          hint={
            stale
              ? words('stance.otherCleared', { language: LANGUAGE_NAMES[stale] })
              : words('stance.editHint')
          }
          onChange={(event) => setText((before) => ({ ...before, [language]: event.target.value }))}
        />
        <div className="flex justify-end gap-2">
          <Button size="s" onClick={onClose}>
            {words('stance.cancel')}
          </Button>
          <Button look="primary" size="s" onClick={save}>
            {words('stance.save')}
          </Button>
        </div>
      </div>
    </FloatingPanel>
  )
}

const EMPTY: LocalizedText = { en: '', ko: '' }

/** The stance's own column, so that the panel stands beside the words it is about. */
function stanceBounds(editor: Editor, axis: AxisShape, party: string): Box | undefined {
  const bounds = editor.getShapePageBounds(axis)
  const layout = laneLayout(axis.props)
  const column = axis.props.leftParties.some(({ id }) => id === party) ? layout.left : layout.right
  if (!bounds || !column) return bounds
  return new Box(bounds.x + column.x, bounds.y + column.y, column.w, column.h)
}
