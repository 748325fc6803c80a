import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { Spinner } from './spinner'

const LOOKS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border border-transparent',
  secondary: 'bg-surface text-ink border border-line-input hover:bg-hover',
  quiet: 'text-ink border border-transparent hover:bg-hover',
  danger: 'bg-surface text-danger border border-current hover:bg-danger-surface',
} as const

/** Heights: 32, 40 and 48 px; on touch screens never below 40. */
const SIZES = {
  s: 'h-8 pointer-coarse:h-10 px-3 text-[13px] rounded-chip gap-1.5',
  m: 'h-10 px-4 text-sm rounded-control gap-2',
  l: 'h-12 px-6 text-base rounded-control gap-2.5',
} as const

const SQUARE = { s: 'w-8 pointer-coarse:w-10 px-0!', m: 'w-10 px-0!', l: 'w-12 px-0!' } as const

export interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof LOOKS
  size?: keyof typeof SIZES
  /** An icon alone; give `aria-label`. */
  square?: boolean
  /** Shows a spinner and refuses presses, without leaving the tab order. */
  busy?: boolean
  /** Renders the only child (a link) in a button's clothes. */
  asChild?: boolean
}

export function Button({
  look = 'secondary',
  size = 'm',
  square = false,
  busy = false,
  asChild = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const classes = classNames(
    'inline-flex shrink-0 items-center justify-center font-semibold whitespace-nowrap select-none',
    'transition-colors disabled:opacity-45 aria-disabled:opacity-60',
    LOOKS[look],
    SIZES[size],
    square && SQUARE[size],
    className,
  )
  if (asChild)
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    )
  return (
    <button
      type={type}
      className={classes}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {busy && <Spinner />}
      {children}
    </button>
  )
}
