'use client'

import { RadioGroup } from 'radix-ui'
import { useId, type ReactNode } from 'react'
import { classNames } from './class-names'

export interface Choice<Value extends string> {
  value: Value
  name: ReactNode
  meaning?: ReactNode
}

/** One of a few, each explained; arrow keys move between them. */
export function ChoiceCards<Value extends string>({
  label,
  hint,
  choices,
  value,
  onChange,
}: {
  label: ReactNode
  hint?: ReactNode
  choices: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
}) {
  const id = useId()
  return (
    <div className="flex flex-col gap-2">
      <span id={id} className="text-sm font-semibold">
        {label}
      </span>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as Value)}
        className="grid gap-2"
      >
        {choices.map((choice) => (
          <RadioGroup.Item
            key={choice.value}
            value={choice.value}
            className={classNames(
              'group flex items-start gap-3 rounded-control border border-line-strong bg-surface px-4 py-3 text-left',
              'transition-colors hover:border-line-input data-[state=checked]:border-ink data-[state=checked]:shadow-card',
            )}
          >
            <span className="mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border border-line-input group-data-[state=checked]:border-ink">
              <RadioGroup.Indicator className="size-2.5 rounded-full bg-ink" />
            </span>
            <span className="flex min-w-0 flex-col">
              <span className="text-[15px] font-semibold">{choice.name}</span>
              {choice.meaning && <span className="text-[13px] text-soft">{choice.meaning}</span>}
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {hint && <p className="text-[13px] text-soft">{hint}</p>}
    </div>
  )
}

/** One of two or three, side by side. */
export function Segments<Value extends string>({
  label,
  choices,
  value,
  onChange,
  size = 'm',
}: {
  /** For screen readers. */
  label: string
  choices: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
  size?: 's' | 'm'
}) {
  return (
    <RadioGroup.Root
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className="inline-flex gap-0.5 rounded-control bg-sunken p-0.5"
    >
      {choices.map((choice) => (
        <RadioGroup.Item
          key={choice.value}
          value={choice.value}
          className={classNames(
            'rounded-[8px] font-medium whitespace-nowrap text-soft transition-colors hover:text-ink',
            'data-[state=checked]:bg-raised data-[state=checked]:text-ink data-[state=checked]:shadow-card',
            size === 's' ? 'h-7 px-2.5 text-[13px] pointer-coarse:h-9' : 'h-9 px-4 text-sm',
          )}
        >
          {choice.name}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
