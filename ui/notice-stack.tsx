'use client'

import { createContext, useContext, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { classNames } from './class-names'

const Place = createContext<HTMLElement | null>(null)

/**
 * Over its nearest positioned ancestor: one column, from the top, for whatever has something to say there, so
 * that no notice ever lies over another. Where there is room it stands between what is in the two upper
 * corners, elsewhere below it. `children` is everything that may put a `StackedNotice` into it.
 */
export function NoticeStack({
  className,
  children,
}: {
  /** For the column, e.g. to keep it off a panel; `--notices-top` is where it begins where room is scarce. */
  className?: string
  children: ReactNode
}) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <Place.Provider value={place}>
      {children}
      <div
        data-notices
        className={classNames(
          'pointer-events-none absolute inset-x-0 top-0 z-(--layer-panel) @container',
          '[--notices-top:3.25rem] max-sm:[--notices-top:4rem]',
          className,
        )}
      >
        <div
          ref={setPlace}
          className="flex flex-col items-center px-3 pt-(--notices-top) @min-[64rem]:px-90 @min-[64rem]:pt-3"
        />
      </div>
    </Place.Provider>
  )
}

/** What each says, from the top: what has moved one's view comes first. */
export type NoticePlace = 'following' | 'attention' | 'arrived' | 'writing' | 'dots'

const ORDER: readonly NoticePlace[] = ['following', 'attention', 'arrived', 'writing', 'dots']

/** Stands in the page's column of notices; nowhere outside one. Its parts keep their own distance below. */
export function StackedNotice({ place, children }: { place: NoticePlace; children: ReactNode }) {
  const stack = useContext(Place)
  return (
    stack &&
    createPortal(
      <div
        style={{ order: ORDER.indexOf(place) }}
        className="flex max-w-full flex-col items-center *:pointer-events-auto"
      >
        {children}
      </div>,
      stack,
    )
  )
}
