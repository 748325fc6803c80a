'use client'

import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { PartyMark } from '@/ui/party-mark'
import { classNames } from '@/ui/class-names'

/**
 * One mark on one axis: a slider and a number that say the same. `value` null is "not marked yet": the
 * slider then stands in the middle, pale, and says so; the first touch marks.
 */
export function MarkField({
  question,
  tone,
  hollow = false,
  left,
  right,
  value,
  step,
  disabled,
  required = false,
  onChange,
}: {
  question: string
  /** Of the party whose place is marked; null in a brainstorm. */
  tone: number | null
  /** Somebody else's place, as one sees it. */
  hollow?: boolean
  left: string
  right: string
  value: number | null
  /** The slider moves by this; the number may be any whole one. */
  step: number
  disabled: boolean
  /** Without this mark there is no answer: it can't be taken back. */
  required?: boolean
  onChange: (value: number | null) => void
}) {
  const t = useTranslations('answering.positions')
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const number = typed === null ? null : Number(typed)
  const isWrong =
    typed !== null && typed !== '' && !(Number.isInteger(number) && number! >= 0 && number! <= 100)
  return (
    <div className="flex flex-col gap-1">
      <span id={id} className="flex items-start gap-2 text-[13px] leading-snug font-medium">
        {tone !== null && (
          <span className={classNames('mt-0.5', hollow && 'opacity-60')}>
            <PartyMark tone={tone} size={13} />
          </span>
        )}
        {question}
      </span>
      <div className="flex items-center gap-2">
        <input
          type="range"
          min={0}
          max={100}
          step={step}
          value={value ?? 50}
          disabled={disabled}
          aria-label={t('value', { label: question, left, right })}
          aria-valuetext={value === null ? t('unset') : String(value)}
          data-unset={value === null || undefined}
          onChange={(event) => onChange(Number(event.currentTarget.value))}
          // A mark in the very middle is one too: pressing where the slider stands changes nothing.
          onPointerUp={(event) => {
            if (value === null && !disabled) onChange(Number(event.currentTarget.value))
          }}
          className={classNames(
            'h-8 min-w-0 flex-1 pointer-coarse:h-11',
            value === null && 'opacity-45',
          )}
          style={{ accentColor: tone === null ? 'var(--ink)' : `var(--tone-${tone % 6})` }}
        />
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={100}
          aria-label={t('number', { label: question })}
          aria-invalid={isWrong || undefined}
          disabled={disabled}
          value={typed ?? value ?? ''}
          placeholder="–"
          onChange={(event) => {
            const text = event.currentTarget.value
            setTyped(text)
            const next = Number(text)
            if (text !== '' && Number.isInteger(next) && next >= 0 && next <= 100) onChange(next)
          }}
          onBlur={() => setTyped(null)}
          className="h-9 w-16 rounded-chip border border-line-input bg-surface px-2 text-right text-sm tabular-nums pointer-coarse:h-11 pointer-coarse:text-base aria-invalid:border-danger"
        />
        <Button
          look="quiet"
          size="s"
          square
          aria-label={t('clear')}
          disabled={disabled || value === null || required}
          className={classNames('-mr-2', required && 'invisible')}
          onClick={() => {
            setTyped(null)
            onChange(null)
          }}
        >
          <X size={15} aria-hidden />
        </Button>
      </div>
      {isWrong && <p className="text-[13px] text-danger">{t('outOfRange')}</p>}
    </div>
  )
}
