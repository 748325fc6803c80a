'use client'

import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names'

const ITEM =
  'flex min-h-9 pointer-coarse:min-h-11 w-full items-center gap-2.5 rounded-chip px-2.5 text-sm outline-none select-none ' +
  'data-[highlighted]:bg-hover data-[disabled]:opacity-45'

/** A list of actions that opens from `trigger` (a button). */
export function Menu({
  trigger,
  align = 'end',
  children,
}: {
  trigger: ReactElement
  align?: 'start' | 'end'
  children: ReactNode
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-(--layer-menu) max-h-(--radix-dropdown-menu-content-available-height) min-w-52 overflow-y-auto rounded-control border border-line bg-raised p-1.5 text-ink shadow-float data-[state=open]:animate-(--animate-fade)"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

export function MenuItem({
  icon,
  children,
  onSelect,
  disabled,
}: {
  icon?: ReactNode
  children: ReactNode
  onSelect: () => void
  disabled?: boolean
}) {
  return (
    <DropdownMenu.Item className={ITEM} onSelect={onSelect} disabled={disabled}>
      {icon && (
        <span aria-hidden className="grid size-5 shrink-0 place-items-center text-soft">
          {icon}
        </span>
      )}
      <span className="min-w-0 flex-1">{children}</span>
    </DropdownMenu.Item>
  )
}

/** A few things side by side, each an icon over its name; the menu stays open, for one more. */
export function MenuTiles<Value extends string>({
  label,
  tiles,
  onSelect,
}: {
  label: ReactNode
  tiles: readonly { value: Value; name: string; icon: ReactNode }[]
  onSelect: (value: Value) => void
}) {
  return (
    <DropdownMenu.Group>
      <MenuLabel>{label}</MenuLabel>
      <div className="grid w-56 grid-cols-3 gap-1">
        {tiles.map(({ value, name, icon }) => (
          <DropdownMenu.Item
            key={value}
            className="flex min-h-14 flex-col items-center justify-center gap-1 rounded-chip px-1 text-center outline-none select-none data-[highlighted]:bg-hover"
            onSelect={(event) => {
              event.preventDefault()
              onSelect(value)
            }}
          >
            <span aria-hidden>{icon}</span>
            <span className="text-[11px] leading-tight font-medium text-soft">{name}</span>
          </DropdownMenu.Item>
        ))}
      </div>
    </DropdownMenu.Group>
  )
}

/** One of a few, the chosen one ticked. */
export function MenuChoices<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  label: ReactNode
  choices: readonly { value: Value; name: ReactNode; lang?: string }[]
  value: Value
  onChange: (value: Value) => void
}) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
      <MenuLabel>{label}</MenuLabel>
      {choices.map((choice) => (
        <DropdownMenu.RadioItem key={choice.value} value={choice.value} className={ITEM}>
          <span className="grid size-5 shrink-0 place-items-center">
            <DropdownMenu.ItemIndicator>
              <Check size={16} aria-hidden />
            </DropdownMenu.ItemIndicator>
          </span>
          <span lang={choice.lang}>{choice.name}</span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

export function MenuLabel({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <DropdownMenu.Label
      className={classNames('px-2.5 pt-2 pb-1 text-xs font-semibold text-faint', className)}
    >
      {children}
    </DropdownMenu.Label>
  )
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="mx-1 my-1.5 h-px bg-line" />
}
