import { MapPin } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/ui/button'

/** One result: what it is about, a way to it on the board, and what was published. */
export function ResultFrame({
  title,
  mark,
  showLabel,
  onShow,
  children,
}: {
  title: ReactNode
  mark?: ReactNode
  showLabel: string
  onShow: () => void
  children: ReactNode
}) {
  return (
    <article className="flex flex-col gap-2.5 rounded-control border border-line p-4 max-sm:p-3.5">
      <div className="flex items-start gap-2">
        <h4 className="min-w-0 flex-1 text-sm leading-snug font-bold wrap-anywhere">
          {title}
          {mark && <span className="mt-0.5 block text-[13px] font-medium text-soft">{mark}</span>}
        </h4>
        <Button
          look="quiet"
          size="s"
          square
          aria-label={showLabel}
          className="-mt-1 -mr-2"
          onClick={onShow}
        >
          <MapPin size={16} aria-hidden />
        </Button>
      </div>
      {children}
    </article>
  )
}
