'use client'

import { useId, type ComponentProps, type ReactNode } from 'react'
import { classNames } from './class-names'

interface FieldProps {
  label: ReactNode
  /** Hides the label from sight, not from screen readers. */
  labelHidden?: boolean
  /** A word such as "optional", beside the label. */
  mark?: ReactNode
  hint?: ReactNode
  /** What is wrong and what to do; announced, and tied to the control. */
  problem?: ReactNode
  className?: string
}

const CONTROL =
  'w-full rounded-control border bg-surface px-3 text-[15px] text-ink placeholder:text-faint ' +
  'pointer-coarse:text-base focus-visible:outline-offset-0'

function border(problem: ReactNode): string {
  return problem ? 'border-danger' : 'border-line-input'
}

/** Label above, hint and problem below, all tied to the control by id. */
function FieldFrame({
  id,
  label,
  labelHidden,
  mark,
  hint,
  problem,
  className,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1.5', className)}>
      <label
        htmlFor={id}
        className={labelHidden ? 'sr-only' : 'flex items-baseline gap-2 text-sm font-semibold'}
      >
        <span>{label}</span>
        {mark && <span className="text-xs font-normal text-faint">{mark}</span>}
      </label>
      {children}
      {problem && (
        <p id={`${id}-problem`} className="text-[13px] font-medium text-danger">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-[13px] text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}

function describedBy(id: string, hint: ReactNode, problem: ReactNode): string | undefined {
  return classNames(Boolean(problem) && `${id}-problem`, Boolean(hint) && `${id}-hint`) || undefined
}

export function TextField({
  label,
  labelHidden,
  mark,
  hint,
  problem,
  className,
  ...input
}: FieldProps & Omit<ComponentProps<'input'>, 'className'>) {
  const ownId = useId()
  const id = input.id ?? ownId
  return (
    <FieldFrame {...{ id, label, labelHidden, mark, hint, problem, className }}>
      <input
        {...input}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, hint, problem)}
        className={classNames(CONTROL, 'h-11', border(problem))}
      />
    </FieldFrame>
  )
}

export function TextArea({
  label,
  labelHidden,
  mark,
  hint,
  problem,
  className,
  ...area
}: FieldProps & Omit<ComponentProps<'textarea'>, 'className'>) {
  const ownId = useId()
  const id = area.id ?? ownId
  return (
    <FieldFrame {...{ id, label, labelHidden, mark, hint, problem, className }}>
      <textarea
        rows={2}
        {...area}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, hint, problem)}
        className={classNames(
          CONTROL,
          'field-sizing-content min-h-18 resize-y py-2.5',
          border(problem),
        )}
      />
    </FieldFrame>
  )
}

/** A choice from a short list, as the system draws it. */
export function SelectField({
  label,
  labelHidden,
  mark,
  hint,
  problem,
  className,
  children,
  ...select
}: FieldProps & Omit<ComponentProps<'select'>, 'className'>) {
  const ownId = useId()
  const id = select.id ?? ownId
  return (
    <FieldFrame {...{ id, label, labelHidden, mark, hint, problem, className }}>
      <select
        {...select}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, hint, problem)}
        className={classNames(CONTROL, 'h-11', border(problem))}
      >
        {children}
      </select>
    </FieldFrame>
  )
}
