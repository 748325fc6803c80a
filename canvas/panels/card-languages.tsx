import { useEditor } from '@tldraw/editor'
import { Check, CircleAlert, Circle } from 'lucide-react'
import { LOCALES, type Locale } from '@/dialogue/localized'
import { confirmedWording, type ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { canvasWords, useBoardSettings } from '../board-settings'
import { languageStanding } from '../shapes/proposal-card/card-life'
import { LANGUAGE_NAMES } from './language-tabs'

const SIGNS = {
  confirmed: Check,
  outdated: CircleAlert,
  unconfirmed: Circle,
  missing: Circle,
} as const

/** Whether each language says what is meant, and confirming that it does. */
export function CardLanguages({ card, readOnly }: { card: ProposalCardShape; readOnly: boolean }) {
  const words = canvasWords(useBoardSettings().locale)
  const editor = useEditor()
  const confirm = (language: Locale) => {
    editor.markHistoryStoppingPoint('confirm wording')
    editor.updateShape<ProposalCardShape>({
      id: card.id,
      type: card.type,
      props: {
        confirmed: {
          ...card.props.confirmed,
          [language]: confirmedWording(card.props, language),
        },
      },
    })
  }
  const isSettled = LOCALES.every((one) => languageStanding(card.props, one) === 'confirmed')
  return (
    <ul
      className={classNames(
        'flex gap-x-4 gap-y-1 border-t border-line pt-2.5 text-[13px]',
        isSettled ? 'flex-row flex-wrap' : 'flex-col',
      )}
    >
      {LOCALES.map((language) => {
        const standing = languageStanding(card.props, language)
        const Sign = SIGNS[standing]
        return (
          <li
            key={language}
            className={classNames('flex items-center gap-2', !isSettled && 'min-h-8')}
          >
            <Sign
              size={15}
              aria-hidden
              className={standing === 'outdated' ? 'text-danger' : 'text-soft'}
            />
            <span className="font-semibold" lang={language}>
              {LANGUAGE_NAMES[language]}
            </span>
            <span className="min-w-0 flex-1 text-soft">{words(`translation.${standing}`)}</span>
            {!readOnly && (standing === 'unconfirmed' || standing === 'outdated') && (
              <Button
                size="s"
                aria-label={`${LANGUAGE_NAMES[language]}: ${words('translation.confirm')}`}
                onClick={() => confirm(language)}
              >
                {words('translation.confirm')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
