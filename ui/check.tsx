import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

/** A box to tick, with its label and what it means beside it. */
export function Check({
  label,
  hint,
  aside,
  className,
  ...input
}: {
  label: ReactNode
  hint?: ReactNode
  /** At the end of the row. */
  aside?: ReactNode
} & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <label
      className={classNames(
        'flex min-h-8 cursor-pointer items-start gap-2.5 py-1 text-sm pointer-coarse:min-h-11 pointer-coarse:py-2.5',
        className,
      )}
    >
      <input type="checkbox" {...input} className="mt-0.5 size-4.5 shrink-0 accent-(--accent)" />
      <span className="min-w-0 flex-1">
        <span className="block leading-snug font-medium wrap-anywhere">{label}</span>
        {hint && <span className="block text-[13px] leading-snug text-soft">{hint}</span>}
      </span>
      {aside && <span className="shrink-0 text-[13px] text-soft">{aside}</span>}
    </label>
  )
}
