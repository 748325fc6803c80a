import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

const KINDS = {
  info: { icon: Info, look: 'bg-sunken text-ink' },
  ok: { icon: CircleCheck, look: 'bg-sunken text-ink' },
  warn: { icon: TriangleAlert, look: 'bg-warn-surface text-warn' },
  danger: { icon: CircleAlert, look: 'bg-danger-surface text-danger' },
} as const

/** Words that stay on the page. `live` announces them when they appear. */
export function Notice({
  kind = 'info',
  title,
  live = false,
  className,
  children,
}: {
  kind?: keyof typeof KINDS
  title?: ReactNode
  live?: boolean
  className?: string
  children?: ReactNode
}) {
  const { icon: Icon, look } = KINDS[kind]
  return (
    <div
      role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}
      className={classNames('flex gap-3 rounded-control px-4 py-3 text-sm', look, className)}
    >
      <Icon size={18} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
    </div>
  )
}
