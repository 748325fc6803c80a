'use client'

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Locale, LocalizedText } from '@/dialogue/localized'
import { MAX_AXES, MAX_LENGTH } from '@/dialogue/workshop'
import { Button } from '@/ui/button'
import { emptyAxis, EMPTY_TEXT, moved, partyIdsOf, type AxisDraft, type PartyDraft } from './draft'
import { LocalizedField } from './localized-field'

interface AxisListProps {
  axes: readonly AxisDraft[]
  parties: readonly PartyDraft[]
  onChange: (axes: AxisDraft[]) => void
  language: Locale
  both: boolean
  /** An example axis, shown as placeholders in the first one. */
  example: { left: LocalizedText; right: LocalizedText }
}

/** The axes: poles and each side's stance; added, removed and put in order. */
export function AxisFields({ axes, parties, onChange, language, both, example }: AxisListProps) {
  const t = useTranslations('start.axes')
  const [said, setSaid] = useState('')

  function move(from: number, to: number) {
    onChange(moved(axes, from, to))
    setSaid(t('moved', { number: String(from + 1), position: String(to + 1) }))
  }

  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="sr-only">
        {said}
      </p>
      {axes.map((axis, i) => (
        <fieldset
          key={axis.key}
          className="rounded-control border border-line-strong bg-surface p-4 sm:p-5"
        >
          <legend className="sr-only">{t('legend', { number: String(i + 1) })}</legend>
          <div className="-mt-1 mb-2 flex items-center justify-between gap-2">
            <span aria-hidden className="text-sm font-bold">
              {t('legend', { number: String(i + 1) })}
            </span>
            {axes.length > 1 && (
              <span className="-mr-2 flex">
                <AxisButton
                  label={t('up', { number: String(i + 1) })}
                  disabled={i === 0}
                  onClick={() => move(i, i - 1)}
                >
                  <ArrowUp size={16} aria-hidden />
                </AxisButton>
                <AxisButton
                  label={t('down', { number: String(i + 1) })}
                  disabled={i === axes.length - 1}
                  onClick={() => move(i, i + 1)}
                >
                  <ArrowDown size={16} aria-hidden />
                </AxisButton>
                <AxisButton
                  label={t('remove', { number: String(i + 1) })}
                  onClick={() => {
                    onChange(axes.filter((_, at) => at !== i))
                    setSaid(t('removed', { number: String(i + 1) }))
                  }}
                >
                  <X size={16} aria-hidden />
                </AxisButton>
              </span>
            )}
          </div>
          <OneAxis
            axis={axis}
            place={i}
            example={i === 0 ? example : undefined}
            onChange={(next) => onChange(axes.map((before, at) => (at === i ? next : before)))}
            {...{ parties, language, both }}
          />
        </fieldset>
      ))}
      <div className="flex items-center gap-4">
        {axes.length < MAX_AXES && (
          <Button onClick={() => onChange([...axes, emptyAxis(axes)])}>
            <Plus size={16} aria-hidden />
            {t('add')}
          </Button>
        )}
        <span className="text-[13px] text-faint">
          {t('count', { count: String(axes.length), max: String(MAX_AXES) })}
        </span>
      </div>
    </div>
  )
}

function OneAxis({
  axis,
  place,
  parties,
  onChange,
  language,
  both,
  example,
}: {
  axis: AxisDraft
  place: number
  parties: readonly PartyDraft[]
  onChange: (axis: AxisDraft) => void
  language: Locale
  both: boolean
  example?: AxisListProps['example']
}) {
  const t = useTranslations('start')
  const at = { language, both }
  const partyIds = partyIdsOf(parties)
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {(['left', 'right'] as const).map((pole) => (
        <div key={pole} className="grid content-start gap-3">
          <LocalizedField
            path={`axes.${place}.${pole}`}
            label={t(`axes.${pole}`)}
            value={axis[pole]}
            placeholder={example?.[pole]}
            onChange={(text) => onChange({ ...axis, [pole]: text })}
            maxLength={MAX_LENGTH.pole}
            {...at}
          />
        </div>
      ))}
      <div className="grid gap-3 sm:col-span-2">
        <LocalizedField
          path={`axes.${place}.name`}
          label={t('axes.name')}
          optional
          hint={t('axes.nameHint')}
          value={axis.name}
          onChange={(name) => onChange({ ...axis, name })}
          maxLength={MAX_LENGTH.axisName}
          {...at}
        />
        {parties.map((party, i) => (
          <LocalizedField
            key={party.key}
            path={`axes.${place}.stances.${partyIds[i]}.text`}
            label={t('axes.stance', {
              party: party.name[language] || t('sides.legend', { number: String(i + 1) }),
            })}
            optional
            multiline
            hint={place === 0 && i === 0 ? t('axes.stanceHint') : undefined}
            value={axis.stances[party.key] ?? EMPTY_TEXT}
            onChange={(text) =>
              onChange({ ...axis, stances: { ...axis.stances, [party.key]: text } })
            }
            maxLength={MAX_LENGTH.stance}
            {...at}
          />
        ))}
      </div>
    </div>
  )
}

function AxisButton({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string
  disabled?: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <Button look="quiet" size="s" square aria-label={label} disabled={disabled} onClick={onClick}>
      {children}
    </Button>
  )
}
