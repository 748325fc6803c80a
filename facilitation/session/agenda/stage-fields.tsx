'use client'

import { useLocale, useTranslations } from 'use-intl'
import { textIn, type Locale } from '@/dialogue/localized'
import { STAGE_ACTIVITIES, STAGE_LIMITS } from '@/dialogue/session/agenda'
import { Check } from '@/ui/check'
import { SelectField, TextArea, TextField } from '@/ui/field'
import type { PlaceName } from '../session-room'
import type { StageDraft, StageProblems } from './agenda-draft'

/** Everything of one stage, in both languages; the reader's comes first. */
export function StageFields({
  draft,
  problems,
  places,
  onChange,
}: {
  draft: StageDraft
  /** Shown once saving was tried. */
  problems: StageProblems | undefined
  places: readonly PlaceName[]
  onChange: (part: Partial<StageDraft>) => void
}) {
  const t = useTranslations('session.editor')
  const activity = useTranslations('session.activity')
  const hiding = useTranslations('hiding')
  const locale = useLocale()
  const languages: readonly Locale[] = locale === 'ko' ? ['ko', 'en'] : ['en', 'ko']
  const frameIsHere = draft.frame === null || places.some(({ id }) => id === draft.frame)
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {languages.map((language, place) => (
          <TextField
            key={language}
            label={language === 'en' ? t('titleEn') : t('titleKo')}
            lang={language}
            maxLength={STAGE_LIMITS.title}
            value={draft.title[language]}
            problem={place === 0 && problems?.title ? t('oneLanguage') : undefined}
            onChange={({ currentTarget: { value } }) =>
              onChange({ title: { ...draft.title, [language]: value } })
            }
          />
        ))}
        {languages.map((language) => (
          <TextArea
            key={language}
            label={language === 'en' ? t('instructionEn') : t('instructionKo')}
            lang={language}
            maxLength={STAGE_LIMITS.instruction}
            value={draft.instruction[language]}
            onChange={({ currentTarget: { value } }) =>
              onChange({ instruction: { ...draft.instruction, [language]: value } })
            }
          />
        ))}
        <TextField
          label={t('minutes')}
          hint={t('minutesHint')}
          inputMode="numeric"
          value={draft.minutes}
          problem={
            problems?.minutes
              ? t('problemMinutes', { max: String(STAGE_LIMITS.minutes) })
              : undefined
          }
          onChange={({ currentTarget: { value } }) => onChange({ minutes: value })}
        />
        <SelectField
          label={t('frame')}
          hint={t('frameHint')}
          value={draft.frame ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ frame: value || null })}
        >
          <option value="">{t('frameNone')}</option>
          {!frameIsHere && <option value={draft.frame ?? ''}>{t('frameGone')}</option>}
          {places.map(({ id, name, hiddenIn }) => (
            <option key={id} value={id}>
              {hiddenIn === null
                ? textIn(name, locale)
                : hiding('option', { name: textIn(name, locale) })}
            </option>
          ))}
        </SelectField>
      </div>
      <fieldset>
        <legend className="text-sm font-semibold">{t('activities')}</legend>
        <p className="text-[13px] text-soft">{t('activitiesHint')}</p>
        <div className="mt-1 grid gap-x-4 sm:grid-cols-2">
          {STAGE_ACTIVITIES.map((each) => (
            <Check
              key={each}
              label={activity(each)}
              checked={draft.activities.includes(each)}
              onChange={({ currentTarget: { checked } }) =>
                onChange({
                  activities: STAGE_ACTIVITIES.filter((one) =>
                    one === each ? checked : draft.activities.includes(one),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
    </div>
  )
}
