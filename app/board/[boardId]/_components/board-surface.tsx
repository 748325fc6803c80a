'use client'

import { useLocale } from 'use-intl'
import { useDocumentNonce } from '@/app/_components/document-nonce'
import { useRefusalText } from '@/app/_components/refusal-text'
import { useTheme } from '@/app/_components/theme'
import { BoardCanvas, type BoardHandle } from '@/canvas/board-canvas'
import type { DottingState } from '@/canvas/dots/dotting'
import type { PlacingState } from '@/canvas/positions/placing'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import type { BoardView } from '@/server/services'
import type { useCapitals } from './dialogue/use-dialogue'
import type { DraftsHere } from './drafts/use-drafts'
import type { HiddenFrames } from './hiding/use-hidden-frames'
import { useBoardRights } from './session/use-board-rights'
import { uploadImage } from './upload-image'
import type { LiveBoard } from './use-live-board'

/** Where no side's capital is asked: in a caucus. */
export const NOBODY_CONSULTS = {}

/** The canvas of a board, as this page uses it. */
export function BoardSurface({
  view,
  live,
  isReadOnly,
  shareView,
  placing,
  drafts,
  hidden,
  dotting,
  capitals,
  onReady,
  onPresence,
}: {
  view: BoardView
  live: LiveBoard
  /** What is written now would reach nobody: the connection has ended, or this page is out of date. */
  isReadOnly: boolean
  shareView: boolean
  placing: PlacingState | null
  drafts: DraftsHere
  /** Left out where nothing is hidden: in a caucus. */
  hidden?: HiddenFrames
  dotting: DottingState | null
  capitals: ReturnType<typeof useCapitals>
  onReady: (handle: BoardHandle) => void
  onPresence: (presence: PresenceConnection | null) => void
}) {
  const { me, board, workshop, assetLimits } = view
  const locale = useLocale()
  const { theme } = useTheme()
  const nonce = useDocumentNonce()
  const words = useRefusalText()
  const rights = useBoardRights(live.connection, me.role)
  return (
    <div className="absolute inset-0">
      <BoardCanvas
        doc={live.doc}
        me={me}
        parties={workshop.parties}
        locale={locale}
        theme={theme}
        readOnly={isReadOnly || me.role === 'observer' || me.role === 'interpreter'}
        rights={rights}
        awareness={live.connection.awareness}
        gestures={live.connection.gestures}
        assetUpload={(file) =>
          uploadImage(file, { boardId: board.id, participantId: me.participantId }, words.refusal)
        }
        assetLimits={assetLimits}
        shareView={shareView}
        placing={placing}
        drafts={drafts.own}
        isDrafting={drafts.isDrafting}
        backstage={hidden?.backstage ?? null}
        hiding={hidden?.commands ?? null}
        dotting={dotting}
        capitals={capitals}
        nonce={nonce}
        onReady={onReady}
        onPresence={onPresence}
      />
    </div>
  )
}
