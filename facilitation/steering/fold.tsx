import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'

/** A part of a form that most people leave as it is: its heading says what is in it. */
export function Fold({
  title,
  aside,
  open,
  children,
}: {
  title: ReactNode
  aside?: ReactNode
  /** Something in it needs a look. */
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className="group border-b border-line first:border-t" open={open || undefined}>
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-3 text-sm font-semibold [&::-webkit-details-marker]:hidden">
        <span className="flex-1">{title}</span>
        {aside && <span className="text-[13px] font-normal text-soft">{aside}</span>}
        <ChevronDown
          size={16}
          aria-hidden
          className="text-soft transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="flex flex-col gap-3 pt-1 pb-4">{children}</div>
    </details>
  )
}
