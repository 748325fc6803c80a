'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState, type FormEvent } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { Refusal } from '@/app/_api/ask-server'
import { boardPath, startWorkshop } from '@/app/_api/start-workshop'
import type { FieldProblem } from '@/dialogue/errors'
import { LOCALES, type Locale } from '@/dialogue/localized'
import { ATTRIBUTION_MODES, MAX_LENGTH, type DialogueContent } from '@/dialogue/workshop'
import type { CreateWorkshop } from '@/server/services'
import { Button } from '@/ui/button'
import { ChoiceCards, Segments } from '@/ui/choice'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { AxisFields } from './axis-fields'
import { checkDraft, checkInput } from './check-draft'
import { newDraft, toCreateWorkshop, type Draft, type Versus } from './draft'
import { DraftPreview } from './draft-preview'
import { PartyFields } from './party-fields'
import { ProblemsContext, useFormProblems } from './problems'

export interface NewWorkshopProps {
  template: string
  content: DialogueContent
  /** The sides and axes are written here. */
  editable: boolean
  /** How an axis without a name is called, in each language, with `{left}` and `{right}`. */
  versus: Record<Locale, string>
}

/** Names a workshop, writes its sides and axes, creates it and enters it as its facilitator. */
export function NewWorkshop({ template, content, editable, versus: patterns }: NewWorkshopProps) {
  const locale = useLocale()
  const t = useTranslations('start')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => newDraft(content, editable, locale))
  const [checked, setChecked] = useState(false)
  const [serverProblems, setServerProblems] = useState<readonly FieldProblem[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)

  const versus: Versus = (language, left, right) =>
    patterns[language].replace('{left}', left).replace('{right}', right)
  const input = toCreateWorkshop(template, draft, versus)
  const problems = checked ? [...check(draft, input), ...serverProblems] : []

  function change(next: Partial<Draft>) {
    setServerProblems([])
    setRefusal(null)
    setDraft((before) => ({ ...before, ...next }))
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setChecked(true)
    setRefusal(null)
    const found = check(draft, input)
    if (found.length > 0) return focusField(form.current, found)
    setBusy(true)
    const entered = await startWorkshop(input, draft.facilitator.trim())
    if (entered.ok) return router.push(`${boardPath(entered.value)}&share=1`)
    setBusy(false)
    setRefusal(entered.refusal)
    setServerProblems(entered.refusal.fields)
    focusField(form.current, entered.refusal.fields)
  }

  return (
    <ProblemsContext value={problems}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => void submit(event)}
        className="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]"
      >
        <div className="flex flex-col gap-10">
          <Basics draft={draft} content={content} change={change} />
          {draft.parties && draft.axes && (
            <>
              <section aria-labelledby="sides" className="flex flex-col gap-3">
                <SectionHead id="sides" title={t('sides.heading')} hint={t('sides.hint')} />
                <label className="flex items-center gap-2.5 text-sm font-medium">
                  <input
                    type="checkbox"
                    className="size-4 accent-ink"
                    checked={draft.bothLanguages}
                    onChange={(event) => change({ bothLanguages: event.currentTarget.checked })}
                  />
                  {draft.language === 'en' ? t('second.show') : t('second.showEn')}
                </label>
                {draft.bothLanguages && <p className="text-[13px] text-soft">{t('second.hint')}</p>}
                <PartyFields
                  template={content.parties}
                  parties={draft.parties}
                  onChange={(parties) => change({ parties })}
                  language={draft.language}
                  both={draft.bothLanguages}
                />
              </section>
              <section aria-labelledby="axes" className="flex flex-col gap-3">
                <SectionHead id="axes" title={t('axes.heading')} hint={t('axes.hint')} />
                <AxisFields
                  axes={draft.axes}
                  parties={draft.parties}
                  onChange={(axes) => change({ axes })}
                  language={draft.language}
                  both={draft.bothLanguages}
                  example={content.axes[0] ?? EXAMPLE}
                />
              </section>
            </>
          )}
          <div className="flex flex-col gap-3">
            {(draft.parties ?? content.parties).length > 1 && <Notice>{t('sides.few')}</Notice>}
            <Outcome refusal={refusal} problems={problems} />
            <Button type="submit" look="primary" size="l" busy={busy} className="self-start">
              {busy ? t('creating') : t('submit')}
            </Button>
          </div>
        </div>
        <aside className="order-first lg:order-none">
          <div className="lg:sticky lg:top-8">
            <DraftPreview draft={draft} content={content} versus={versus} />
          </div>
        </aside>
      </form>
    </ProblemsContext>
  )
}

const EXAMPLE = { left: { en: '', ko: '' }, right: { en: '', ko: '' } }

function Basics({
  draft,
  content,
  change,
}: {
  draft: Draft
  content: DialogueContent
  change: (next: Partial<Draft>) => void
}) {
  const t = useTranslations('start')
  const common = useTranslations('common')
  const problemAt = useFormProblems()
  return (
    <div className="flex flex-col gap-6">
      <TextField
        id="title"
        label={t('name')}
        hint={t('nameHint')}
        lang={draft.language}
        value={draft.title ?? content.title[draft.language]}
        onChange={(event) => change({ title: event.currentTarget.value })}
        maxLength={MAX_LENGTH.workshopTitle}
        problem={problemAt('title')}
      />
      <TextField
        id="name"
        label={t('you')}
        hint={t('youHint')}
        autoComplete="name"
        value={draft.facilitator}
        onChange={(event) => change({ facilitator: event.currentTarget.value })}
        maxLength={MAX_LENGTH.personName}
        problem={problemAt('name')}
      />
      <div className="flex flex-col items-start gap-2">
        <span aria-hidden className="text-sm font-semibold">
          {t('language')}
        </span>
        <Segments
          label={t('language')}
          value={draft.language}
          onChange={(language) => change({ language })}
          choices={LOCALES.map((value) => ({ value, name: common(`language.${value}`) }))}
        />
        <p className="text-[13px] text-soft">{t('languageHint')}</p>
      </div>
      <ChoiceCards
        label={common('attribution.label')}
        hint={t('attributionHint')}
        value={draft.attributionMode}
        onChange={(attributionMode) => change({ attributionMode })}
        choices={ATTRIBUTION_MODES.map((value) => ({
          value,
          name: common(`attribution.${value}.name`),
          meaning: common(`attribution.${value}.meaning`),
        }))}
      />
    </div>
  )
}

/** What stands between the form and the board, in one place above the button. */
function Outcome({
  refusal,
  problems,
}: {
  refusal: Refusal | null
  problems: readonly FieldProblem[]
}) {
  const t = useTranslations('start')
  const words = useRefusalText()
  return (
    <div role="alert" className="empty:hidden">
      {refusal && refusal.fields.length === 0 ? (
        <Notice kind="danger" title={t('failed')}>
          {words.refusal(refusal)}
        </Notice>
      ) : (
        problems.length > 0 && (
          <p className="text-sm font-medium text-danger">
            {t('fixProblems', { count: problems.length })}
          </p>
        )
      )}
    </div>
  )
}

function SectionHead({ id, title, hint }: { id: string; title: string; hint: string }) {
  return (
    <div>
      <h2 id={id} className="text-lg font-bold">
        {title}
      </h2>
      <p className="text-sm text-soft">{hint}</p>
    </div>
  )
}

function check(draft: Draft, input: CreateWorkshop): FieldProblem[] {
  const known = checkDraft(draft)
  return [...known, ...checkInput(input, draft.facilitator, known)]
}

/** Brings the first field with a problem into view; its words are read out with it. */
function focusField(form: HTMLFormElement | null, problems: readonly FieldProblem[]): void {
  for (const { field } of problems) {
    const control = form?.elements.namedItem(field)
    if (control instanceof HTMLElement) return control.focus()
  }
}
