import { stopEventPropagation, useEditor } from '@tldraw/editor'
import { useEffect, useRef, useState } from 'react'
import { LOCALES, type Locale } from '@/dialogue/localized'
import { MAX_LENGTH } from '@/dialogue/workshop'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { Button } from '@/ui/button'
import { TextArea, TextField } from '@/ui/field'
import { canvasWords, useBoardSettings } from '../board-settings'
import { isCard } from '../cards'
import { CARD_FIELDS } from './card-fields'
import { FloatingPanel } from './floating-panel'
import { LanguageTabs } from './language-tabs'
import { useLiveText } from './use-live-text'

/** Writes a card's words, one language at a time; every letter is shared as it is typed. */
export function CardEditor({ card }: { card: ProposalCardShape }) {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const words = canvasWords(locale)
  const [language, setLanguage] = useState<Locale>(locale)
  const done = () => {
    editor.setEditingShape(null)
    editor.setCurrentTool('select')
    editor.focus()
  }
  const missing = Object.fromEntries(
    LOCALES.map((each) => [
      each,
      !card.props[CARD_FIELDS[each].title] && !card.props[CARD_FIELDS[each].text],
    ]),
  ) as Record<Locale, boolean>
  return (
    <FloatingPanel
      anchor={() => editor.getShapePageBounds(card.id)}
      label={words('card.number', { number: String(card.props.number) })}
      width={360}
      onClose={done}
    >
      <div className="flex flex-col gap-3 p-4" onPointerDown={stopEventPropagation}>
        <LanguageTabs
          value={language}
          onChange={setLanguage}
          missing={missing}
          missingLabel={words('card.missing')}
        />
        <CardFields key={language} card={card} language={language} onDone={done} />
        <div className="flex justify-end">
          <Button look="primary" size="s" onClick={done}>
            {words('card.done')}
          </Button>
        </div>
      </div>
    </FloatingPanel>
  )
}

function CardFields(props: { card: ProposalCardShape; language: Locale; onDone: () => void }) {
  const { card, language, onDone } = props
  const editor = useEditor()
  const words = canvasWords(useBoardSettings().locale)
  const { title, text } = CARD_FIELDS[language]
  const record = (field: typeof title | typeof text) => ({
    read: () => {
      const now = editor.getShape(card.id)
      return isCard(now) ? now.props[field] : ''
    },
    write: (value: string) => {
      editor.updateShape<ProposalCardShape>({
        id: card.id,
        type: card.type,
        props: { [field]: value },
      })
    },
  })
  const titleField = useLiveText<HTMLInputElement>(card.props[title], record(title))
  const textField = useLiveText<HTMLTextAreaElement>(card.props[text], record(text))

  const first = useRef(titleField.ref)
  useEffect(() => {
    // After tldraw has moved the focus to its own container for editing.
    const frame = requestAnimationFrame(() => first.current.current?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [])

  return (
    <>
      <TextField
        label={words('card.titleLabel')}
        lang={language}
        placeholder={canvasWords(language)('card.titleHint')}
        maxLength={MAX_LENGTH.cardTitle}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onDone()
        }}
        {...titleField}
      />
      <TextArea
        label={words('card.textLabel')}
        lang={language}
        placeholder={canvasWords(language)('card.textHint')}
        maxLength={MAX_LENGTH.cardText}
        rows={4}
        {...textField}
      />
    </>
  )
}
