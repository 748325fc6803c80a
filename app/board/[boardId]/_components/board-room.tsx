'use client'

import dynamic from 'next/dynamic'
import { BoardOpening } from './board-opening'
import type { BoardProps } from './board'

/** The editor needs a window: it is loaded in the browser only. */
const Board = dynamic(() => import('./board').then((module) => module.Board), {
  ssr: false,
  loading: () => <BoardOpening />,
})

export function BoardRoom(props: BoardProps) {
  // Another room is another board: nothing of this one stays.
  return <Board key={props.view.board.id} {...props} />
}
