'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALES, textIn, type Locale } from '@/dialogue/localized'
import { STAGE_LIMITS, type Stage } from '@/dialogue/session/agenda'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { TextArea, TextField } from '@/ui/field'
import { Problem } from '../../problem'
import { useCommand } from '../../use-command'
import { useSessionRoom } from '../session-room'

/** An interpreter's: every stage's words in both languages, each language kept by itself. */
export function TranslateStagesDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('session.translate')
  const common = useTranslations('common')
  const { state } = useSessionRoom()
  const { stages } = state.agenda
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      lead={stages.length === 0 ? t('none') : t('lead')}
      closeLabel={common('action.close')}
    >
      <ol className="flex flex-col divide-y divide-line">
        {stages.map((stage, place) => (
          <StageWords key={stage.id} stage={stage} number={place + 1} />
        ))}
      </ol>
    </Dialog>
  )
}

function StageWords({ stage, number }: { stage: Stage; number: number }) {
  const t = useTranslations('session.stage')
  const locale = useLocale()
  return (
    <li className="py-5 first:pt-0 last:pb-0">
      <h3 className="mb-3 text-[15px] font-semibold">
        {number}. {textIn(stage.title, locale) || t('untitled')}
      </h3>
      <div className="grid gap-x-5 gap-y-6 sm:grid-cols-2">
        {LOCALES.map((language) => (
          <InLanguage key={language} stage={stage} language={language} />
        ))}
      </div>
    </li>
  )
}

/** What is being written stays while others change the agenda; what isn't follows them. */
function InLanguage({ stage, language }: { stage: Stage; language: Locale }) {
  const t = useTranslations('session')
  const { command } = useSessionRoom()
  const { busy, problem, run } = useCommand()
  const known = { title: stage.title[language], instruction: stage.instruction[language] }
  const [own, setOwn] = useState<typeof known | null>(null)
  const words = own ?? known
  const isChanged = words.title !== known.title || words.instruction !== known.instruction
  const isMissing = known.title === '' || known.instruction === ''
  const save = () =>
    run(
      () => command({ do: 'translateStage', stage: stage.id, locale: language, ...words }),
      () => setOwn(null),
    )
  return (
    <form
      className="flex flex-col gap-3"
      lang={language}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={language === 'en' ? t('editor.titleEn') : t('editor.titleKo')}
        maxLength={STAGE_LIMITS.title}
        value={words.title}
        onChange={({ currentTarget: { value } }) => setOwn({ ...words, title: value })}
      />
      <TextArea
        label={language === 'en' ? t('editor.instructionEn') : t('editor.instructionKo')}
        maxLength={STAGE_LIMITS.instruction}
        value={words.instruction}
        onChange={({ currentTarget: { value } }) => setOwn({ ...words, instruction: value })}
      />
      <div className="flex min-h-8 items-center gap-3">
        <Button type="submit" size="s" look="primary" busy={busy} disabled={!isChanged}>
          {t('translate.save')}
        </Button>
        {isMissing && !isChanged && (
          <span className="text-[13px] font-medium text-warn">
            {t(`editor.missing.${language}`)}
          </span>
        )}
      </div>
      <Problem words={problem} />
    </form>
  )
}
