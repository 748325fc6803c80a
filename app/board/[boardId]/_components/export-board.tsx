'use client'

import type { BoardHandle } from '@/canvas/board-canvas'
import { ExportButton } from '@/canvas/picture/export-button'
import type { BoardView } from '@/server/services'

/** Pictures of the board, named for its workshop, session and day. */
export function ExportBoard({
  view,
  handle,
  square,
}: {
  view: BoardView
  handle: BoardHandle
  square: boolean
}) {
  return (
    <ExportButton
      editor={handle.editor}
      workshopTitle={view.workshop.title}
      sessionNumber={view.session.number}
      date={new Date(view.session.startedAt)}
      fictional={view.workshop.sample}
      size="s"
      square={square}
    />
  )
}
