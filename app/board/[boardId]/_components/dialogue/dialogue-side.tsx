'use client'

import { useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useRefusalText } from '@/app/_components/refusal-text'
import { canvasWords } from '@/canvas/board-settings'
import type { BoardHandle } from '@/canvas/board-canvas'
import {
  bandText,
  convergenceText,
  figureText,
  headlineText,
} from '@/canvas/shapes/axis/reveal-words'
import type { Stage } from '@/dialogue/session/agenda'
import { supportInWords } from '@/canvas/shapes/proposal-card/support-words'
import type { Ballot } from '@/facilitation/answering/ballot'
import { DialoguePanel } from '@/facilitation/frame/dialogue-panel'
import { StageAnnouncer } from '@/facilitation/frame/stage-announcer'
import type { PanelWish } from '@/facilitation/model/panel-wish'
import { DialogueRoomProvider, type DialogueRoom } from '@/facilitation/room'
import type { BoardView } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Spinner } from '@/ui/spinner'
import { useOrder } from '../order/use-order'
import { confirmWording, useBoardWords } from './board-words'
import { useCapitals, type useDialogue } from './use-dialogue'

/** The panel beside the board: hands it the dialogue, the board's words and the ways to both. */
export function DialogueSide({
  view,
  dialogue,
  ballot,
  handle,
  status,
  stage,
  wish,
  open,
  onOpenChange,
}: {
  view: BoardView
  dialogue: ReturnType<typeof useDialogue>
  ballot: Ballot | null
  handle: BoardHandle | null
  status: SavedStatus
  /** The agenda's present stage. */
  stage: Stage | null
  wish: PanelWish | null
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const locale = useLocale()
  const { me, workshop } = view
  const { parties } = workshop
  const order = useOrder(view)
  const editor = handle?.editor ?? null
  const { axes, cards, notes, selected } = useBoardWords(editor)
  const capitals = useCapitals(dialogue.view)
  const say = useMemo((): DialogueRoom['say'] => {
    const drawing = { locale, words: canvasWords(locale) }
    const drawn = parties.map(({ id, short }, tone) => ({ id, short, tone }))
    return {
      headline: (result) => headlineText(result, drawn, drawing),
      band: (band) => bandText(band, drawing),
      figure: (figure) => figureText(figure, drawing),
      convergence: (convergence) => convergenceText(convergence, 'long', drawing),
      support: (result) =>
        supportInWords(
          result,
          capitals[result.proposalId] ?? {},
          { locale, parties },
          drawing.words,
        ),
    }
  }, [locale, parties, capitals])

  if (!dialogue.view) return <Waiting dialogue={dialogue} />
  const room: DialogueRoom = {
    view: dialogue.view,
    me: { role: me.role, party: me.party },
    parties,
    axes,
    cards,
    notes,
    selected,
    actions: dialogue.actions,
    order,
    goTo: (target) => {
      if ('axisId' in target) handle?.goTo(target.axisId)
      else handle?.select(['cardId' in target ? target.cardId : target.shapeId])
    },
    arrange: (by) => handle?.arrange(by),
    mergeCards: (cardIds, into) => handle?.mergeCards(cardIds, into),
    unmergeCard: (cardId) => handle?.unmergeCard(cardId),
    confirmWording: (cardId, language) => editor && confirmWording(editor, cardId, language),
    say,
    stage,
    wish,
    offline: dialogue.refusal !== null || status.state === 'offline',
    fictional: workshop.sample,
  }
  return (
    <DialogueRoomProvider value={room}>
      <StageAnnouncer view={dialogue.view} />
      <DialoguePanel
        ballot={ballot}
        open={open}
        onOpenChange={onOpenChange}
        onFocusWithin={(within) => {
          // Keys pressed in the panel are the panel's: the board's shortcuts rest meanwhile.
          if (within) editor?.blur({ blurContainer: false })
          else editor?.focus({ focusContainer: false })
        }}
      />
    </DialogueRoomProvider>
  )
}

/** Before the first answer: only a failure needs words; the rest is over in a moment. */
function Waiting({ dialogue }: { dialogue: ReturnType<typeof useDialogue> }) {
  const t = useTranslations('dialogue')
  const common = useTranslations('common')
  const words = useRefusalText()
  const [busy, setBusy] = useState(false)
  if (dialogue.refusal === null)
    return (
      <span role="status" className="absolute top-5 right-5 text-soft">
        <Spinner />
        <span className="sr-only">{t('loading')}</span>
      </span>
    )
  return (
    <Notice
      kind="danger"
      live
      title={t('loadFailed')}
      className="absolute top-3 right-3 z-(--layer-panel) max-w-80 shadow-float"
    >
      <p>{words.refusal(dialogue.refusal)}</p>
      <Button
        size="s"
        className="mt-2"
        busy={busy}
        onClick={() => {
          setBusy(true)
          void dialogue.refresh().finally(() => setBusy(false))
        }}
      >
        {common('action.retry')}
      </Button>
    </Notice>
  )
}
