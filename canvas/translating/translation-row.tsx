import type { Editor } from '@tldraw/editor'
import { Check, Circle, CircleAlert, Crosshair } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { LOCALES, type Locale } from '@/dialogue/localized'
import { MAX_LENGTH } from '@/dialogue/workshop'
import {
  confirmedWording,
  type ProposalCardProps,
  type ProposalCardShape,
} from '@/sync/doc/shapes/proposal-card'
import { Button } from '@/ui/button'
import { TextArea, TextField } from '@/ui/field'
import { canvasWords } from '../board-settings'
import { isCard } from '../cards'
import { CARD_FIELDS } from '../panels/card-fields'
import { LANGUAGE_NAMES } from '../panels/language-tabs'
import { useLiveText } from '../panels/use-live-text'
import { languageStanding } from '../shapes/proposal-card/card-life'

const SIGNS = {
  confirmed: Check,
  outdated: CircleAlert,
  unconfirmed: Circle,
  missing: CircleAlert,
} as const

/** One card in both languages, side by side. */
export function TranslationRow({
  editor,
  card,
  onShow,
}: {
  editor: Editor
  card: ProposalCardShape
  onShow: () => void
}) {
  const t = useTranslations('translating')
  const isFrozen = card.props.status === 'tabled'
  const name = t('card', { number: String(card.props.number) })
  return (
    <section aria-label={name} className="rounded-control border border-line p-4">
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-sm font-bold">{name}</h3>
        <Button look="quiet" size="s" onClick={onShow}>
          <Crosshair size={15} aria-hidden />
          {t('show')}
        </Button>
      </div>
      {isFrozen && <p className="mt-1 text-[13px] text-soft">{t('frozen')}</p>}
      <div className="mt-2 grid gap-4 lg:grid-cols-2">
        {LOCALES.map((language) => (
          <OneLanguage
            key={language}
            editor={editor}
            card={card}
            language={language}
            isFrozen={isFrozen}
          />
        ))}
      </div>
    </section>
  )
}

function OneLanguage({
  editor,
  card,
  language,
  isFrozen,
}: {
  editor: Editor
  card: ProposalCardShape
  language: Locale
  isFrozen: boolean
}) {
  const t = useTranslations('translating')
  const words = canvasWords(language)
  const { title, text } = CARD_FIELDS[language]
  const standing = languageStanding(card.props, language)
  const Sign = SIGNS[standing]
  const record = (field: typeof title | typeof text) => ({
    read: () => {
      const now = editor.getShape(card.id)
      return isCard(now) ? now.props[field] : ''
    },
    write: (value: string) => writeCard(editor, card, { [field]: value }),
  })
  const titleField = useLiveText<HTMLInputElement>(card.props[title], record(title))
  const textField = useLiveText<HTMLTextAreaElement>(card.props[text], record(text))
  return (
    <div lang={language} className="flex min-w-0 flex-col gap-2.5">
      <p className="flex min-h-8 items-center gap-2 text-[13px]">
        <Sign
          size={15}
          aria-hidden
          className={standing === 'confirmed' ? 'text-ok' : 'text-warn'}
        />
        <span className="font-semibold">{LANGUAGE_NAMES[language]}</span>
        <span className="min-w-0 flex-1 truncate text-soft">{t(`standing.${standing}`)}</span>
      </p>
      <TextField
        label={words('card.titleLabel')}
        placeholder={words('card.titleHint')}
        maxLength={MAX_LENGTH.cardTitle}
        readOnly={isFrozen}
        {...titleField}
      />
      <TextArea
        label={words('card.textLabel')}
        placeholder={words('card.textHint')}
        maxLength={MAX_LENGTH.cardText}
        rows={3}
        readOnly={isFrozen}
        {...textField}
      />
      {(standing === 'unconfirmed' || standing === 'outdated') && (
        <Button
          size="s"
          className="self-start"
          aria-label={t('confirmIn', { language: LANGUAGE_NAMES[language] })}
          onClick={() =>
            writeCard(editor, card, {
              confirmed: {
                ...card.props.confirmed,
                [language]: confirmedWording(card.props, language),
              },
            })
          }
        >
          {t('confirm')}
        </Button>
      )}
    </div>
  )
}

/** Into the store itself: to an interpreter the editor's own tools are read-only. */
function writeCard(
  editor: Editor,
  { id }: ProposalCardShape,
  change: Partial<ProposalCardProps>,
): void {
  editor.store.update(id, (now) =>
    isCard(now) ? { ...now, props: { ...now.props, ...change } } : now,
  )
}
