import type { ReactNode } from 'react'
import { Card } from '@/ui/card'
import { SiteHeader } from './site-header'

/** One thing to say, and what to do about it. */
export function MessagePage({
  title,
  body,
  todo,
  children,
}: {
  title: ReactNode
  body: ReactNode
  todo?: ReactNode
  /** Links or buttons. */
  children?: ReactNode
}) {
  return (
    <>
      <SiteHeader />
      <main id="content" className="mx-auto w-full max-w-xl px-5 pt-[10vh] pb-16">
        <Card className="p-7 sm:p-10">
          <h1 className="text-2xl leading-tight font-bold">{title}</h1>
          <p className="mt-3 text-soft">{body}</p>
          {todo && <p className="mt-3 font-medium">{todo}</p>}
          {children && <div className="mt-7 flex flex-wrap gap-2">{children}</div>}
        </Card>
      </main>
    </>
  )
}
