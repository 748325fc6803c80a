'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { DialogueActions } from '@/facilitation/actions'
import type { Capitals } from '@/canvas/shapes/proposal-card/support-words'
import type { DialogueView } from '@/dialogue/views'
import type { BoardView } from '@/server/services'
import type { BoardConnection } from '@/sync/client/connect-board'
import type { DialogueSignal } from '@/sync/protocol/dialogue-signal'
import { useAnnounce } from '@/ui/toast'
import { httpActions } from './http-actions'
import { liveDialogue, type LiveDialogue } from './live-dialogue'

/** The dialogue as the server tells it, and what can be asked of it. `actions` stays the same object. */
export function useDialogue(
  connection: BoardConnection,
  view: BoardView,
): LiveDialogue & { actions: DialogueActions; refresh: () => Promise<void> } {
  const { workshop, board, me } = view
  const words = useRefusalText()
  const t = useTranslations('answering')
  const announce = useAnnounce()
  const source = useMemo(
    () => liveDialogue(connection, { boardId: board.id, participantId: me.participantId }),
    [connection, board.id, me.participantId],
  )
  const { actions, speak } = useMemo(
    () =>
      httpActions({
        boardId: board.id,
        workshopId: workshop.id,
        participantId: me.participantId,
        refresh: source.refresh,
        onAnswered: source.answered,
      }),
    [board.id, workshop.id, me.participantId, source],
  )
  useEffect(() => {
    speak({
      words: words.refusal,
      tooLate: () => {
        announce(t('tooLate'), 'danger')
        return t('tooLate')
      },
      final: () => t('key.locked'),
    })
  })
  const live = useSyncExternalStore(source.subscribe, source.current, source.current)
  return { ...live, actions, refresh: source.refresh }
}

/** By card and party, what became of what was marked ad referendum. The same object until it changes. */
export function useCapitals(view: DialogueView | null): Record<string, Capitals> {
  const proposals = view?.proposals
  const rounds = view?.rounds
  return useMemo(() => {
    // Newest first; of a card that was assessed twice the newest round's word counts.
    const age = new Map(rounds?.map(({ id }, place) => [id, place]))
    return Object.fromEntries(
      (proposals ?? []).map(({ id, adReferendum }) => {
        const oldestFirst = [...adReferendum].sort(
          (a, b) => (age.get(b.roundId) ?? 0) - (age.get(a.roundId) ?? 0),
        )
        return [id, Object.fromEntries(oldestFirst.map(({ party, status }) => [party, status]))]
      }),
    )
  }, [proposals, rounds])
}

/** What the server last pushed about rounds. */
export function useSignal(connection: BoardConnection | null): DialogueSignal | null {
  return useSyncExternalStore(
    (notify) => connection?.onSignal(notify) ?? (() => undefined),
    () => connection?.signal ?? null,
    () => null,
  )
}
