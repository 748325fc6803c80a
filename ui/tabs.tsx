'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** Panels behind a row of names; arrow keys move along the row. */
export function Tabs<Value extends string>({
  label,
  tabs,
  value,
  onChange,
  listClassName,
  keepMounted = false,
}: {
  label: string
  tabs: readonly { value: Value; name: ReactNode; content: ReactNode }[]
  value: Value
  onChange: (value: Value) => void
  /** For the row of names, e.g. to keep it in sight. */
  listClassName?: string
  /** Panels out of sight keep what was typed in them. */
  keepMounted?: boolean
}) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)}>
      <Radix.List
        aria-label={label}
        className={classNames(
          '-mx-6 flex gap-1 overflow-x-auto border-b border-line px-4 [scrollbar-width:none]',
          listClassName,
        )}
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px h-10 border-b-2 border-transparent px-2 text-sm font-semibold whitespace-nowrap text-soft sm:px-2.5 -outline-offset-2 hover:text-ink data-[state=active]:border-ink data-[state=active]:text-ink"
          >
            {tab.name}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          forceMount={keepMounted || undefined}
          className="pt-4 outline-none data-[state=inactive]:hidden"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
