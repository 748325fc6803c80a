import type { ReactNode } from 'react'

/** A part of the panel under its own heading. */
export function Section({
  title,
  lead,
  aside,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  /** At the end of the heading's row. */
  aside?: ReactNode
  children?: ReactNode
}) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <div className="flex items-baseline justify-between gap-3">
          <h3 className="text-[15px] leading-tight font-bold">{title}</h3>
          {aside && <div className="shrink-0 text-[13px] text-soft">{aside}</div>}
        </div>
        {lead && <p className="mt-1 text-[13px] leading-normal text-soft">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
