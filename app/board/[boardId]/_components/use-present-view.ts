import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { askServer } from '@/app/_api/ask-server'
import { textIn } from '@/dialogue/localized'
import type { BoardView } from '@/server/services'
import { useAnnounce } from '@/ui/toast'
import type { LiveBoard } from './use-live-board'

/** Who this person is here, as the server says it now. */
export interface PresentView {
  view: BoardView
  /** The person's role has changed and the server did not say to what: only a reload tells. */
  isStale: boolean
}

/**
 * Follows a change of role [E8]: when a fresh document has followed because of it, asks the server who
 * this person is now, and says so in words. `opened` is what the page was made with.
 */
export function usePresentView(opened: BoardView, live: LiveBoard | null): PresentView {
  const [present, setPresent] = useState<PresentView>({ view: opened, isStale: false })
  const announce = useAnnounce()
  const t = useTranslations()
  const locale = useLocale()
  const say = useRef((_: BoardView) => undefined as void)
  useEffect(() => {
    say.current = ({ me, workshop }) => {
      const party = workshop.parties.find(({ id }) => id === me.party)?.short
      const role = party
        ? t('common.delegateOf', { party: textIn(party, locale) })
        : t(`common.role.${me.role}`)
      announce(t('sync.roleNow', { role }))
    }
  })
  const me = useRef(opened.me)
  const { doc, arrived, board } = live ?? {}
  const boardId = opened.board.id
  const { participantId } = opened.me
  useEffect(() => {
    const followed = board?.followed
    if (!doc || !arrived || !(followed === 'role_changed' || followed === 'read_only')) return
    let isOver = false
    void askServer<BoardView>('GET', `/api/boards/${boardId}?as=${participantId}`).then(
      (answer) => {
        if (isOver) return
        if (!answer.ok) {
          setPresent(({ view }) => ({ view, isStale: followed === 'role_changed' }))
          return
        }
        const view = answer.value
        const isSame = view.me.role === me.current.role && view.me.party === me.current.party
        me.current = view.me
        setPresent({ view, isStale: false })
        if (!isSame) say.current(view)
      },
    )
    return () => {
      isOver = true
    }
  }, [doc, arrived, board, boardId, participantId])
  return present
}
