'use client'

import { Minus, Plus } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { classNames } from './class-names'

/** Names and value in words, for screen readers; the first two where more than one dot may be given. */
export interface DotWords {
  more: string
  fewer: string
  /** The control as a whole: "Dots on …", or "A dot on …" where it is one or none. */
  name: string
  /** "2 dots" */
  value: string
}

export interface DotStepperProps {
  value: number
  /** The most there may be here. */
  most: number
  /** How many more may be given, here or elsewhere. */
  left: number
  words: DotWords
  disabled?: boolean
  /**
   * `float`: over the board, so smaller, with a shadow of its own. `round`: there, without room for − and +: each
   * press is one more, after the most there are none.
   */
  look?: 'plain' | 'float' | 'round'
  onChange: (value: number) => void
}

const ROUND =
  'grid shrink-0 place-items-center rounded-full text-ink hover:bg-hover ' +
  'aria-disabled:cursor-default aria-disabled:opacity-35 aria-disabled:hover:bg-transparent'

/** Dots to give: one or none as a button to press, more with − and +; arrow keys do the same. */
export function DotStepper(props: DotStepperProps) {
  return props.most === 1 ? <OneDot {...props} /> : <ManyDots {...props} />
}

function frame(look: DotStepperProps['look']): string {
  return look === 'float' || look === 'round'
    ? 'border border-line-input bg-raised shadow-lift'
    : 'border border-line-strong bg-surface'
}

function OneDot({ value, left, words, disabled, look, onChange }: DotStepperProps) {
  const isGiven = value > 0
  const isOff = disabled || (!isGiven && left === 0)
  return (
    <button
      type="button"
      aria-pressed={isGiven}
      aria-label={words.name}
      aria-disabled={isOff || undefined}
      title={words.name}
      data-dots={value}
      className={classNames(
        'grid size-8 shrink-0 place-items-center rounded-full pointer-coarse:size-11',
        isGiven
          ? 'border border-transparent bg-accent text-on-accent hover:bg-accent-hover'
          : classNames(frame(look), 'text-ink hover:bg-hover'),
        isOff && 'cursor-default opacity-40',
        isGiven && look !== 'plain' && 'shadow-lift',
      )}
      onClick={() => !isOff && onChange(isGiven ? 0 : 1)}
    >
      {isGiven ? <Dot className="size-3" /> : <Plus size={16} aria-hidden />}
    </button>
  )
}

function ManyDots({ value, most, left, words, disabled, look, onChange }: DotStepperProps) {
  const highest = Math.min(most, value + left)
  const set = (next: number) => {
    const count = Math.max(0, Math.min(next, highest))
    if (!disabled && count !== value) onChange(count)
  }
  const ref = useRef<HTMLDivElement>(null)
  const act = useEffectEvent((key: string): boolean => {
    if (key === 'ArrowUp' || key === 'ArrowRight' || key === '+') set(value + 1)
    else if (key === 'ArrowDown' || key === 'ArrowLeft' || key === '-') set(value - 1)
    else if (key === 'Home' || key === 'Delete' || key === 'Backspace') set(0)
    else if (key === 'End') set(highest)
    else return false
    return true
  })
  // A listener on the control itself: over the board, tldraw's own further out would take the arrows.
  useEffect(() => {
    const control = ref.current
    if (!control) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !act(event.key)) return
      event.preventDefault()
      event.stopPropagation()
    }
    control.addEventListener('keydown', listen)
    return () => control.removeEventListener('keydown', listen)
  }, [])

  if (look === 'round') {
    return (
      <div
        ref={ref}
        role="spinbutton"
        tabIndex={0}
        {...valueNow(value, highest, words, disabled)}
        title={words.name}
        onClick={() => set(value < highest ? value + 1 : 0)}
        className={classNames(
          'relative grid size-8 cursor-pointer place-items-center rounded-full text-sm font-bold tabular-nums',
          // A finger's worth around what is seen.
          'pointer-coarse:before:absolute pointer-coarse:before:-inset-1.5 pointer-coarse:before:rounded-full',
          value > 0
            ? 'border border-transparent bg-accent text-on-accent shadow-lift hover:bg-accent-hover'
            : classNames(frame(look), 'text-ink hover:bg-hover'),
          (disabled || highest === 0) && 'cursor-default opacity-40',
        )}
      >
        {value > 0 ? value : <Plus size={16} aria-hidden />}
      </div>
    )
  }
  const step = (by: 1 | -1) => ({
    type: 'button' as const,
    // The value between them takes the keyboard, as in a number field.
    tabIndex: -1,
    'aria-label': by > 0 ? words.more : words.fewer,
    'aria-disabled': disabled || (by > 0 ? value >= highest : value === 0) || undefined,
    className: classNames(
      ROUND,
      look === 'float' ? 'size-7 pointer-coarse:size-10' : 'size-8 pointer-coarse:size-10',
    ),
    onClick: () => set(value + by),
  })
  return (
    <div className={classNames('inline-flex shrink-0 items-center rounded-full', frame(look))}>
      <button {...step(-1)}>
        <Minus size={16} aria-hidden />
      </button>
      <div
        ref={ref}
        role="spinbutton"
        tabIndex={0}
        {...valueNow(value, highest, words, disabled)}
        className={classNames(
          'flex items-center justify-center gap-1 rounded-full px-1 text-sm font-bold tabular-nums',
          look === 'float' ? 'h-7 min-w-7' : 'h-8 min-w-9',
          value === 0 && 'text-faint',
        )}
      >
        {value > 0 && <Dot className="size-2.5" />}
        {value}
      </div>
      <button {...step(1)}>
        <Plus size={16} aria-hidden />
      </button>
    </div>
  )
}

/** What a control whose value moves by arrow keys says of itself. */
function valueNow(value: number, highest: number, words: DotWords, disabled?: boolean) {
  return {
    'aria-label': words.name,
    'aria-valuenow': value,
    'aria-valuemin': 0,
    'aria-valuemax': highest,
    'aria-valuetext': words.value,
    'aria-disabled': disabled || undefined,
    'data-dots': value,
  }
}

function Dot({ className }: { className: string }) {
  return <span aria-hidden className={classNames('block rounded-full bg-current', className)} />
}
