'use client'

import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { Button } from './button'

interface Shown {
  id: number
  kind: 'info' | 'danger'
  text: ReactNode
}

type Announce = (text: ReactNode, kind?: Shown['kind']) => void

const AnnounceContext = createContext<Announce>(() => undefined)

/**
 * `announce(text)`: a passing note at the page's foot, read out by screen readers; `--toasts-bottom` keeps it off
 * what a page has there.
 */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}

/** Longer than it takes to read two sentences; hovering or focusing holds it. */
const SHOWN_MS = 7000

/** In a note: the one thing to do about it, which also closes it. */
export function ToastAction({ children, onClick }: { children: string; onClick: () => void }) {
  return (
    <Radix.Action asChild altText={children}>
      <Button
        look="quiet"
        size="s"
        className="text-current! underline underline-offset-2 hover:bg-transparent! hover:opacity-80"
        onClick={onClick}
      >
        {children}
      </Button>
    </Radix.Action>
  )
}

export function ToastProvider({
  regionLabel,
  dismissLabel,
  children,
}: {
  regionLabel: string
  dismissLabel: string
  children: ReactNode
}) {
  const [shown, setShown] = useState<Shown[]>([])
  const announce = useCallback<Announce>((text, kind = 'info') => {
    setShown((before) => [...before.slice(-2), { id: (before.at(-1)?.id ?? 0) + 1, kind, text }])
  }, [])
  const value = useMemo(() => announce, [announce])
  return (
    <AnnounceContext.Provider value={value}>
      <Radix.Provider duration={SHOWN_MS} swipeDirection="down" label={regionLabel}>
        {children}
        {shown.map((toast) => (
          <Radix.Root
            key={toast.id}
            type={toast.kind === 'danger' ? 'foreground' : 'background'}
            onOpenChange={(open) => {
              if (!open) setShown((before) => before.filter(({ id }) => id !== toast.id))
            }}
            className={
              'flex items-center gap-3 rounded-control py-2.5 pr-2 pl-4 text-sm shadow-float data-[state=open]:animate-(--animate-rise) ' +
              (toast.kind === 'danger'
                ? 'border border-danger bg-danger-surface text-ink'
                : 'bg-accent text-on-accent')
            }
          >
            <Radix.Description className="min-w-0 flex-1">{toast.text}</Radix.Description>
            <Radix.Close asChild>
              <Button
                look="quiet"
                size="s"
                square
                aria-label={dismissLabel}
                className="text-current! hover:bg-transparent! hover:opacity-70"
              >
                <X size={16} aria-hidden />
              </Button>
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className="fixed bottom-(--toasts-bottom) left-1/2 z-(--layer-toast) flex w-[min(480px,100vw)] -translate-x-1/2 flex-col gap-2 p-4 outline-none" />
      </Radix.Provider>
    </AnnounceContext.Provider>
  )
}
