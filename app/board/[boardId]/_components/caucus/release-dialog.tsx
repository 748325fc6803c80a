'use client'

import Link from 'next/link'
import { useCallback, useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Answer, Refusal } from '@/app/_api/ask-server'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { BoardHandle } from '@/canvas/board-canvas'
import type { ReleasePreview } from '@/dialogue/caucus'
import { textIn } from '@/dialogue/localized'
import type { BoardView } from '@/server/services'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { Spinner } from '@/ui/spinner'
import { ReleaseContents } from './release-contents'
import type { Caucus, Released } from './use-caucus'

/** Shows exactly what would go to the plenary, and lets it go. */
export function ReleaseDialog({
  view,
  caucus,
  handle,
  isSaved,
  onClose,
}: {
  view: BoardView
  caucus: Caucus
  handle: BoardHandle
  /** What this person did has reached the server, which makes the preview. */
  isSaved: boolean
  onClose: () => void
}) {
  const t = useTranslations('caucus.release')
  const common = useTranslations('common')
  const locale = useLocale()
  const words = useRefusalText()
  const [ids] = useState(() => handle.toRelease())
  const [preview, setPreview] = useState<ReleasePreview | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [hasChanged, setHasChanged] = useState(false)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Released | null>(null)
  const { actions } = caucus
  const { board, workshop, me } = view
  const side = workshop.parties.find(({ id }) => id === board.caucus?.party)
  const party = side ? textIn(side.short, locale) : ''

  const show = useCallback((answer: Answer<ReleasePreview>) => {
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setPreview(answer.value)
  }, [])
  const look = () => actions.preview(ids).then(show)
  const mayLook = isSaved && ids.length > 0 && preview === null && refusal === null
  useEffect(() => {
    if (mayLook) void actions.preview(ids).then(show)
  }, [mayLook, actions, ids, show])
  useBoardKeysOff(handle)

  async function release({ version }: ReleasePreview) {
    setBusy(true)
    const answer = await actions.release(ids, version)
    if (answer.ok) setDone(answer.value)
    else if (answer.refusal.code === 'conflict') {
      await look()
      setHasChanged(true)
    } else setRefusal(answer.refusal)
    setBusy(false)
  }

  if (done)
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={t('done', { count: done.shapes })}
        lead={t('doneBody')}
        closeLabel={common('action.close')}
      >
        <div className="flex gap-2">
          <Button asChild look="primary">
            <Link
              prefetch={false}
              href={`/board/${done.plenaryId}?as=${me.participantId}&show=${encodeURIComponent(done.frameId)}`}
            >
              {t('see')}
            </Link>
          </Button>
          <Button onClick={onClose}>{common('action.close')}</Button>
        </div>
      </Dialog>
    )
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={t('title')}
      lead={t('lead', { party })}
      closeLabel={common('action.close')}
    >
      <div className="flex flex-col gap-4">
        {ids.length === 0 && <p className="py-4 text-soft">{t('nothing')}</p>}
        {ids.length > 0 && !preview && !refusal && (
          <p role="status" className="flex items-center gap-3 py-8 text-soft">
            <Spinner />
            {isSaved ? common('loading') : t('saving')}
          </p>
        )}
        {refusal && (
          <Notice kind="danger" live>
            {words.refusal(refusal)}
            <Button size="s" className="mt-2 block" onClick={() => void look()}>
              {common('action.retry')}
            </Button>
          </Notice>
        )}
        {hasChanged && (
          <Notice kind="warn" live>
            {t('changed')}
          </Notice>
        )}
        {preview && (
          <>
            <ReleaseContents key={preview.version} preview={preview} handle={handle} />
            <div className="sticky -bottom-6 -mx-6 -mb-6 flex justify-end gap-2 border-t border-line bg-raised px-6 py-4">
              <Button onClick={onClose}>{common('action.cancel')}</Button>
              <Button
                look="primary"
                busy={busy}
                disabled={preview.shapes.length === 0}
                onClick={() => void release(preview)}
              >
                {t('action', { count: preview.shapes.length })}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}

/** While the dialog is over the board, keys are the dialog's. */
function useBoardKeysOff({ editor }: BoardHandle): void {
  useEffect(() => {
    editor.menus.addOpenMenu('release-dialog')
    return () => editor.menus.deleteOpenMenu('release-dialog')
  }, [editor])
}
